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
import { DATA_ENDINGS, LARGEST_FILE, tooLarge } from '../labs/data/endings.js';
import type { UserSource } from '../labs/data/source.js';

const REMEMBERED = 'dataFiles';
const MOST_REMEMBERED = 50;
/** In milliseconds. */
const SECOND = 1000;

type FileSource = Extract<UserSource, { kind: 'file' }>;

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

  /** @returns the bytes of a file that was opened before, or why they cannot be had. */
  async read(key: string): Promise<ArrayBuffer | string> {
    if (!this.#allowed().includes(key)) {
      return 'This file was not opened in this workspace. Choose it with “Open file…”.';
    }
    const uri = Uri.parse(key);
    try {
      const { size } = await workspace.fs.stat(uri);
      if (size > LARGEST_FILE) return tooLarge(nameOf(uri), size);
      const bytes = await workspace.fs.readFile(uri);
      return bytes.slice().buffer;
    } catch (error) {
      const isGone = error instanceof FileSystemError && error.code === 'FileNotFound';
      return isGone
        ? `${nameOf(uri)} is no longer there. Open it from where it is now.`
        : `${nameOf(uri)} cannot be read: ${String(error)}`;
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
