import {
  workspace,
  type Disposable,
  type NotebookCell,
  type NotebookDocument,
  type TextDocument,
  type TextDocumentChangeEvent,
  type Uri,
} from 'vscode';
import type { ReadDocument } from '../answers/document.js';
import type { Names } from '../content/index.js';
import { Project, PythonSource, readCells } from '../python/index.js';
import { loadPython } from './loadPython.js';
import { WorkspaceFiles } from './workspaceFiles.js';

/** What a hover waits for the other files of a project; they are known to the next one. */
const LONGEST_WAIT_MS = 1000;

interface Cached extends ReadDocument {
  readonly version: string;
}

/** Keeps the syntax tree of every Python document that is in use, and edits it along. */
export class PythonDocuments implements Disposable {
  readonly #cache = new Map<string, Cached>();
  readonly #subscriptions: readonly Disposable[];
  readonly #files = new WorkspaceFiles(this);
  readonly #projects = new WeakMap<Names, Project>();

  constructor(private readonly extension: Uri) {
    this.#subscriptions = [
      workspace.onDidChangeTextDocument((event) => {
        this.#edit(event);
      }),
      workspace.onDidCloseTextDocument((document) => {
        this.#cache.delete(document.uri.toString());
      }),
    ];
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
    this.#files.dispose();
    this.#cache.clear();
  }

  /** Must be awaited once before `src/python` is used. */
  load(): Promise<void> {
    return loadPython(this.extension);
  }

  async read(document: TextDocument): Promise<ReadDocument> {
    await this.load();
    const key = document.uri.toString();
    const cells = cellsUpTo(document);
    const version = (cells ?? [document]).map((part) => part.version).join();
    const cached = this.#cache.get(key);
    if (cached?.version === version) return cached;
    const read = cells
      ? readCells(cells.map((cell) => cell.getText()))
      : { source: PythonSource.parse(document.getText()), start: 0 };
    const fresh = { version, ...read };
    this.#cache.set(key, fresh);
    return fresh;
  }

  /** The document along with the files of the workspace that it imports, directly or not. */
  async open(document: TextDocument, names: Names): Promise<ReadDocument> {
    const { source, start } = await this.read(document);
    const uri = cellOf(document)?.notebook.uri ?? document.uri;
    if (document.isUntitled) return { source, start };
    let project = this.#projects.get(names);
    if (!project) this.#projects.set(names, (project = Project.of(names)));
    const opened = project.open(uri.toString(), source, this.#files.around(uri));
    let timer: ReturnType<typeof setTimeout> | undefined;
    const late = new Promise<PythonSource>((resolve) => {
      timer = setTimeout(resolve, LONGEST_WAIT_MS, source);
    });
    const first = await Promise.race([opened, late]);
    clearTimeout(timer);
    return { source: first, start };
  }

  /** Re-parses what changed, if the tree is that of the version before; else the next read does. */
  #edit({ document, contentChanges }: TextDocumentChangeEvent): void {
    const key = document.uri.toString();
    const cached = this.#cache.get(key);
    if (!cached || contentChanges.length === 0) return;
    if (cached.version !== String(document.version - 1) || cellOf(document)) {
      this.#cache.delete(key);
      return;
    }
    const edits = contentChanges.map(({ rangeOffset, rangeLength, text }) => ({
      from: rangeOffset,
      to: rangeOffset + rangeLength,
      insert: text,
    }));
    const source = cached.source.edited(edits, document.getText());
    this.#cache.set(key, { version: String(document.version), start: 0, source });
  }
}

function cellsUpTo(document: TextDocument): TextDocument[] | undefined {
  const place = cellOf(document);
  if (!place) return undefined;
  return place.notebook
    .getCells()
    .slice(0, place.cell.index + 1)
    .map((cell) => cell.document)
    .filter(({ languageId }) => languageId === 'python');
}

function cellOf(
  document: TextDocument,
): { notebook: NotebookDocument; cell: NotebookCell } | undefined {
  for (const notebook of workspace.notebookDocuments) {
    const cell = notebook.getCells().find((one) => one.document === document);
    if (cell) return { notebook, cell };
  }
  return undefined;
}
