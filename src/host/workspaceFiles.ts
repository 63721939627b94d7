import { FileType, Uri, workspace, type Disposable, type TextDocument } from 'vscode';
import { PythonSource, type Files } from '../python/index.js';

/** Longer files are not read for what they define. */
const MOST_BYTES = 1_000_000;
/** Where a file system does not tell of changes, files are looked at again after this long. */
const FRESH_MS = 5000;
/** Folders and files that are kept, each. */
const MOST_KEPT = 1000;

/** Reads what is open in the editor. */
interface Documents {
  read(document: TextDocument): Promise<{ readonly source: PythonSource }>;
}

interface Kept<T> {
  readonly value: Promise<T>;
  readonly since: number;
}

interface ReadFile {
  readonly stamp: string;
  readonly source: PythonSource | undefined;
}

/** Reads Python files of the workspace: as they are in the editor, else as they are stored. */
export class WorkspaceFiles implements Disposable {
  readonly #folders = new Map<string, Kept<ReadonlyMap<string, FileType>>>();
  readonly #files = new Map<string, Kept<ReadFile>>();
  readonly #open = new Map<string, TextDocument>();
  readonly #subscriptions: Disposable[];

  constructor(private readonly documents: Documents) {
    const watcher = workspace.createFileSystemWatcher('**/*.py');
    for (const document of workspace.textDocuments) this.#opened(document);
    this.#subscriptions = [
      watcher,
      watcher.onDidChange((uri) => this.#files.delete(uri.toString())),
      watcher.onDidCreate((uri) => {
        this.#forget(uri);
      }),
      watcher.onDidDelete((uri) => {
        this.#forget(uri);
      }),
      workspace.onDidOpenTextDocument((document) => {
        this.#opened(document);
      }),
      workspace.onDidCloseTextDocument((document) => this.#open.delete(document.uri.toString())),
    ];
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
    this.#folders.clear();
    this.#files.clear();
    this.#open.clear();
  }

  /** The files around one: those of its folder of the workspace, else those beside it and below. */
  around(uri: Uri): Files {
    const folder = workspace.getWorkspaceFolder(uri)?.uri ?? Uri.joinPath(uri, '..');
    const root = `${folder.toString().replace(/\/$/, '')}/`;
    return { root, read: (path) => this.#read(path, root) };
  }

  #opened(document: TextDocument): void {
    if (document.languageId === 'python') this.#open.set(document.uri.toString(), document);
  }

  #forget(uri: Uri): void {
    this.#files.delete(uri.toString());
    this.#folders.clear();
  }

  async #read(path: string, root: string): Promise<PythonSource | undefined> {
    const open = this.#open.get(path);
    if (open) return (await this.documents.read(open)).source;
    if (!(await this.#exists(path, root))) return undefined;
    const kept = this.#files.get(path);
    if (kept && isFresh(kept)) return (await kept.value).source;
    const value = readFile(Uri.parse(path, true), kept && (await kept.value));
    keep(this.#files, path, value);
    return (await value).source;
  }

  /** Asks each folder on the way once for all that it has, since most of what is looked for is not there. */
  async #exists(path: string, root: string): Promise<boolean> {
    let folder = root;
    const parts = path.slice(root.length).split('/');
    for (const [i, part] of parts.entries()) {
      const type = (await this.#list(folder)).get(part);
      const isLast = i === parts.length - 1;
      if (type === undefined || (type & (isLast ? FileType.File : FileType.Directory)) === 0) {
        return false;
      }
      folder += `${part}/`;
    }
    return true;
  }

  #list(folder: string): Promise<ReadonlyMap<string, FileType>> {
    const kept = this.#folders.get(folder);
    if (kept && isFresh(kept)) return kept.value;
    const value = Promise.resolve(workspace.fs.readDirectory(Uri.parse(folder, true))).then(
      (entries) => new Map(entries.map(([name, type]) => [encodeURIComponent(name), type])),
      () => new Map<string, FileType>(),
    );
    keep(this.#folders, folder, value);
    return value;
  }
}

function isFresh({ since }: Kept<unknown>): boolean {
  return Date.now() - since < FRESH_MS;
}

function keep<T>(all: Map<string, Kept<T>>, key: string, value: Promise<T>): void {
  if (all.size >= MOST_KEPT) all.clear();
  all.set(key, { value, since: Date.now() });
}

/** The file as it is stored; what was read before where it has not changed. */
async function readFile(uri: Uri, before: ReadFile | undefined): Promise<ReadFile> {
  try {
    const { mtime, size } = await workspace.fs.stat(uri);
    const stamp = `${mtime} ${size}`;
    if (before?.stamp === stamp) return before;
    if (size > MOST_BYTES) return { stamp, source: undefined };
    const text = new TextDecoder().decode(await workspace.fs.readFile(uri));
    return { stamp, source: PythonSource.parse(text) };
  } catch {
    return { stamp: '', source: undefined };
  }
}
