import {
  Disposable,
  FileSystemError,
  RelativePattern,
  Uri,
  window,
  workspace,
  type Memento,
} from 'vscode';
import * as v from 'valibot';
import {
  DATA_ENDINGS,
  LARGEST_FILE,
  LINE_ENDINGS,
  onlyBeginning,
  tooLarge,
} from '../labs/data/endings.js';
import type { UserSource } from '../labs/data/source.js';

const REMEMBERED = 'dataFiles';
const MOST_REMEMBERED = 50;
/** In milliseconds. */
const SECOND = 1000;

const LINE_FEED = 10;

type FileSource = Extract<UserSource, { kind: 'file' }>;

export interface FileContent {
  /** The bytes, or why they cannot be had. */
  readonly content: ArrayBuffer | string;
  /** What is missing of them. */
  readonly note?: string;
}

/** The files of data that the user has opened in this workspace, and may be read again for a panel. */
export class DataFiles {
  constructor(private readonly memory: Memento) {}

  /** Asks for a file; `undefined` if none is chosen. */
  async choose(): Promise<FileSource | undefined> {
    const folder = workspace.workspaceFolders?.[0]?.uri;
    const [uri] =
      (await window.showOpenDialog({
        ...(folder && { defaultUri: folder }),
        filters: { 'Tables and arrays': [...DATA_ENDINGS], 'All files': ['*'] },
        openLabel: 'Open',
        title: 'Open data',
      })) ?? [];
    return uri && this.allow(uri);
  }

  /** Remembers that the user has opened this file. */
  async allow(uri: Uri): Promise<FileSource> {
    const key = uri.toString();
    const others = this.#allowed().filter((one) => one !== key);
    await this.memory.update(REMEMBERED, [key, ...others].slice(0, MOST_REMEMBERED));
    return { kind: 'file', name: nameOf(uri), uri: key };
  }

  /** Reads a file that was opened before; of one too large its first lines where rows are lines. */
  async read(key: string): Promise<FileContent> {
    if (!this.#allowed().includes(key)) {
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

  /** Calls back when a file that was opened before has changed, at most once a second. */
  watch(key: string, changed: () => void): Disposable | undefined {
    if (!this.#allowed().includes(key)) return undefined;
    const uri = Uri.parse(key);
    const watcher = workspace.createFileSystemWatcher(
      new RelativePattern(Uri.joinPath(uri, '..'), nameOf(uri).replace(/[*?{}[\]]/g, '?')),
    );
    let waiting: ReturnType<typeof setTimeout> | undefined;
    const tell = (): void => {
      waiting ??= setTimeout(() => {
        waiting = undefined;
        changed();
      }, SECOND);
    };
    watcher.onDidChange(tell);
    watcher.onDidCreate(tell);
    return new Disposable(() => {
      clearTimeout(waiting);
      watcher.dispose();
    });
  }

  #allowed(): readonly string[] {
    const remembered = v.safeParse(v.array(v.string()), this.memory.get(REMEMBERED));
    return remembered.success ? remembered.output : [];
  }
}

function nameOf({ path }: Uri): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
