import {
  CodeLens,
  EventEmitter,
  Range,
  Uri,
  workspace,
  type CodeLensProvider,
  type Disposable,
  type LogOutputChannel,
  type TextDocument,
} from 'vscode';
import { DATA_ENDINGS } from '../../labs/data/endings.js';
import { Recent } from '../../labs/recent.js';
import type { LabId } from '../../labs/titles.js';
import { loadLabs } from '../labs/loadLabs.js';
import type { PythonDocuments } from '../pythonDocuments.js';
import { affectsCodeLens, settings } from '../settings.js';
import { lensTitle } from './lensTitle.js';

const TEXTS = DATA_ENDINGS.filter((ending) => !ending.startsWith('np'));
const NAMED = new RegExp(`(["'])([^"'\\n{}]{1,300}\\.(?:${TEXTS.join('|')}))\\1`, 'g');
/** Larger files are not looked into; in bytes. */
const MOST = 4_000_000;
const MOST_REMEMBERED = 200;

interface Looked {
  /** Tells one state of the file from another. */
  readonly stamp: string;
  readonly lab: { readonly id: LabId; readonly title: string } | undefined;
}

/** "Open in …" above every line that names a file which is there and holds a training log or predictions. */
export class DataLensProvider implements CodeLensProvider, Disposable {
  readonly #changed = new EventEmitter<void>();
  readonly #watcher = workspace.createFileSystemWatcher(`**/*.{${TEXTS.join(',')}}`, false, true);
  readonly #subscriptions = [
    workspace.onDidChangeConfiguration((event) => {
      if (affectsCodeLens(event)) this.#changed.fire();
    }),
    this.#watcher.onDidCreate(() => {
      this.#changed.fire();
    }),
    this.#watcher.onDidDelete(() => {
      this.#changed.fire();
    }),
  ];
  readonly onDidChangeCodeLenses = this.#changed.event;
  readonly #looked = new Recent<Looked>(MOST_REMEMBERED);

  constructor(
    private readonly documents: PythonDocuments,
    private readonly extension: Uri,
    private readonly log: LogOutputChannel,
  ) {}

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
    this.#watcher.dispose();
    this.#changed.dispose();
  }

  async provideCodeLenses(document: TextDocument): Promise<CodeLens[]> {
    if (!settings.codeLens()) return [];
    try {
      const lenses = await Promise.all(
        (await this.#namesIn(document)).map(({ name, range }) => this.#lens(document, name, range)),
      );
      return lenses.flatMap((lens) => lens ?? []);
    } catch (error) {
      this.log.error('The code lenses of files failed.', error);
      return [];
    }
  }

  async #namesIn(
    document: TextDocument,
  ): Promise<{ readonly name: string; readonly range: Range }[]> {
    const { source, start } = await this.documents.read(document);
    return [...document.getText().matchAll(NAMED)].flatMap(({ index, 0: all, 2: name = '' }) => {
      const isString = source.tree.resolveInner(start + index, 1).name === 'String';
      const range = new Range(document.positionAt(index), document.positionAt(index + all.length));
      return isString ? [{ name, range }] : [];
    });
  }

  async #lens(document: TextDocument, name: string, range: Range): Promise<CodeLens | undefined> {
    for (const uri of placesOf(document, name.replaceAll('\\', '/'))) {
      const lab = await this.#look(uri);
      if (!lab) continue;
      const file = uri.path.slice(uri.path.lastIndexOf('/') + 1);
      return new CodeLens(range, {
        title: lensTitle(`${file} in ${lab.title}`),
        command: `mlCheatsheets.openFile.${lab.id}`,
        arguments: [uri],
      });
    }
    return undefined;
  }

  /** The lab that a file is for, if it is there and for one. */
  async #look(uri: Uri): Promise<Looked['lab']> {
    const found = await Promise.resolve(workspace.fs.stat(uri)).catch(() => undefined);
    if (!found || found.size === 0 || found.size > MOST) return undefined;
    const key = uri.toString();
    const stamp = `${found.mtime} ${found.size}`;
    const before = this.#looked.peek(key);
    if (before?.stamp === stamp) return before.lab;
    const { labOfFile } = await loadLabs(this.extension);
    const lab = labOfFile(uri.path, await workspace.fs.readFile(uri));
    this.#looked.set(key, { stamp, lab });
    return lab;
  }
}

/** Where a file may be that code names: beside the code, or in a folder of the workspace. */
function placesOf(document: TextDocument, name: string): Uri[] {
  const { uri } =
    workspace.notebookDocuments.find((notebook) =>
      notebook.getCells().some((cell) => cell.document === document),
    ) ?? document;
  if (name.startsWith('/')) return [uri.with({ path: name })];
  const folders = (workspace.workspaceFolders ?? []).map((folder) => folder.uri);
  const beside = uri.scheme === 'untitled' ? [] : [Uri.joinPath(uri, '..')];
  return [...beside, ...folders].map((folder) => Uri.joinPath(folder, name));
}
