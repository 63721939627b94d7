import { FileSystemError, FileType, Uri, window, workspace, type Memento } from 'vscode';
import * as v from 'valibot';
import {
  DATA_ENDINGS,
  LARGEST_FILE,
  LINE_ENDINGS,
  onlyBeginning,
  tooLarge,
} from '../labs/data/endings.js';
import type { FolderSource, UserSource } from '../labs/data/source.js';

const REMEMBERED = 'dataFiles';
const CHOICES = 'dataChoices';
const MOST_REMEMBERED = 200;
/** A folder with more files than this is read up to there, and no deeper than this. */
const MOST_FILES = 5000;
const DEEPEST = 8;
/** Folders that hold no logs, and often very many files. */
const SKIPPED = /^(\..*|node_modules|__pycache__|site-packages)$/;
/** Of the choices that are remembered for a source, as JSON. In characters. */
const LONGEST_CHOICES = 500_000;

const LINE_FEED = 10;

type FileSource = Extract<UserSource, { kind: 'file' }>;

/** What a panel may ask the user for. */
export type Selection = 'file' | 'files' | 'folder';

export interface FolderContent {
  /** The files in it and in those below, or why they cannot be had. */
  readonly content: { readonly path: string; readonly uri: string }[] | string;
  /** What is missing of them. */
  readonly note?: string;
}

export interface FileContent {
  /** The bytes, or why they cannot be had. */
  readonly content: ArrayBuffer | string;
  /** What is missing of them. */
  readonly note?: string;
}

/** The files and folders of data that the user has opened in this workspace, and may be read again for a panel. */
export class DataFiles {
  constructor(private readonly memory: Memento) {}

  /** Asks for files or a folder; none if the user chooses none. */
  async choose(select: Selection = 'file'): Promise<(FileSource | FolderSource)[]> {
    const folder = workspace.workspaceFolders?.[0]?.uri;
    const isFolder = select === 'folder';
    const chosen = await window.showOpenDialog({
      ...(folder && { defaultUri: folder }),
      ...(!isFolder && { filters: { 'Tables and arrays': [...DATA_ENDINGS], 'All files': ['*'] } }),
      canSelectFiles: !isFolder,
      canSelectFolders: isFolder,
      canSelectMany: select === 'files',
      openLabel: 'Open',
      title: isFolder ? 'Open a folder of logs' : 'Open data',
    });
    return isFolder ? this.allowFolders(...(chosen ?? [])) : this.allow(...(chosen ?? []));
  }

  /** Remembers that the user has opened these files. */
  async allow(...uris: readonly Uri[]): Promise<FileSource[]> {
    await this.#remember(uris.map(String));
    return uris.map((uri) => ({ kind: 'file', name: nameOf(uri), uri: uri.toString() }));
  }

  /** Remembers that the user has opened these folders, and with them all files in them. */
  async allowFolders(...uris: readonly Uri[]): Promise<FolderSource[]> {
    const keys = uris.map((uri) => uri.toString().replace(/\/+$/, ''));
    await this.#remember(keys);
    return keys.map((uri) => ({ kind: 'folder', name: nameOf(Uri.parse(uri)), uri }));
  }

  async #remember(keys: readonly string[]): Promise<void> {
    const others = this.#allowed().filter((one) => !keys.includes(one));
    await this.memory.update(REMEMBERED, [...keys, ...others].slice(0, MOST_REMEMBERED));
  }

  /** Keeps what the user has decided on the data of a source that was opened before. */
  async rememberChoices(key: string, choices: unknown): Promise<void> {
    if (!this.#isAllowed(key) || JSON.stringify(choices).length > LONGEST_CHOICES) return;
    const others = Object.entries(this.#choices()).filter(([one]) => one !== key);
    const kept = [[key, choices] as const, ...others].slice(0, MOST_REMEMBERED);
    await this.memory.update(CHOICES, Object.fromEntries(kept));
  }

  /** What was decided on the data of a source; `undefined` if nothing was. */
  choicesOf(key: string): unknown {
    return this.#choices()[key];
  }

  /** Lists the files of a folder that was opened before, in the order of their paths. */
  async list(key: string): Promise<FolderContent> {
    if (!this.#isAllowed(key)) {
      return {
        content: 'This folder was not opened in this workspace. Choose it with “Open folder…”.',
      };
    }
    const root = Uri.parse(key);
    try {
      const { content, isComplete } = await filesBelow(root);
      return {
        content: content.sort((one, other) => compared(one.path, other.path)),
        ...(!isComplete && {
          note: `${nameOf(root)} has more than ${MOST_FILES} files, or folders more than ${DEEPEST} deep: not all are read. Open a folder further down.`,
        }),
      };
    } catch (error) {
      return { content: `${nameOf(root)} cannot be read: ${String(error)}` };
    }
  }

  /** Reads a file that was opened before; of one too large its first lines where rows are lines. */
  async read(key: string): Promise<FileContent> {
    if (!this.#isAllowed(key)) {
      return {
        content: 'This file was not opened in this workspace. Choose it with “Open file…”.',
      };
    }
    const uri = Uri.parse(key);
    const name = nameOf(uri);
    try {
      const { size } = await workspace.fs.stat(uri);
      const isLarge = size > LARGEST_FILE;
      const ending = name.slice(name.lastIndexOf('.') + 1).toLowerCase();
      if (isLarge && !LINE_ENDINGS.includes(ending)) return { content: tooLarge(name, size) };
      const bytes = await workspace.fs.readFile(uri);
      // A copy of its own: the bytes may be part of a larger buffer.
      if (!isLarge) return { content: new Uint8Array(bytes).buffer };
      const end = bytes.lastIndexOf(LINE_FEED, LARGEST_FILE - 1) + 1;
      return {
        content: new Uint8Array(bytes.subarray(0, end)).buffer,
        note: onlyBeginning(name, size),
      };
    } catch (error) {
      const isGone = error instanceof FileSystemError && error.code === 'FileNotFound';
      return {
        content: isGone
          ? `${name} is no longer there. Open it from where it is now.`
          : `${name} cannot be read: ${String(error)}`,
      };
    }
  }

  /** Of these paths those that may be read: they, or folders that they are in, were opened before. */
  allowedOf(keys: readonly string[]): string[] {
    return keys.filter((key) => this.#isAllowed(key));
  }

  /** Whether the user has opened this file or folder, or a folder that it is in. */
  #isAllowed(key: string): boolean {
    const { scheme, authority, path } = Uri.parse(key);
    if (/(^|\/)\.{1,2}(\/|$)/.test(path)) return false;
    return this.#allowed().some((one) => {
      const opened = Uri.parse(one);
      const isBeside = opened.scheme === scheme && opened.authority === authority;
      return one === key || (isBeside && path.startsWith(`${opened.path}/`));
    });
  }

  #choices(): Readonly<Record<string, unknown>> {
    const remembered = v.safeParse(v.record(v.string(), v.unknown()), this.memory.get(CHOICES));
    return remembered.success ? remembered.output : {};
  }

  #allowed(): readonly string[] {
    const remembered = v.safeParse(v.array(v.string()), this.memory.get(REMEMBERED));
    return remembered.success ? remembered.output : [];
  }
}

function nameOf({ path }: Uri): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

function compared(one: string, other: string): number {
  return one.localeCompare(other, 'en', { numeric: true });
}

/** The files of a folder and of those below it, the nearest first as far as the limits go. */
async function filesBelow(
  root: Uri,
): Promise<{ content: { path: string; uri: string }[]; isComplete: boolean }> {
  const content: { path: string; uri: string }[] = [];
  let folders = [{ uri: root, path: '' }];
  for (let depth = 0; folders.length > 0; depth++) {
    if (depth > DEEPEST) return { content, isComplete: false };
    const below: typeof folders = [];
    for (const folder of folders) {
      // A folder below that may not be read is passed over.
      const entries = await workspace.fs.readDirectory(folder.uri).then(
        (read) => read,
        (error: unknown) => {
          if (folder.uri === root) throw error;
          return [];
        },
      );
      for (const [name, type] of entries) {
        const uri = Uri.joinPath(folder.uri, name);
        const path = folder.path === '' ? name : `${folder.path}/${name}`;
        const isLink = (type & FileType.SymbolicLink) !== 0;
        if ((type & FileType.Directory) !== 0) {
          // A link may lead back up.
          if (!SKIPPED.test(name) && !isLink) below.push({ uri, path });
        } else if (!name.startsWith('.')) content.push({ path, uri: uri.toString() });
        if (content.length > MOST_FILES) return { content, isComplete: false };
      }
    }
    folders = below;
  }
  return { content, isComplete: true };
}
