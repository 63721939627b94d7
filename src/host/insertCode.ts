import {
  env,
  ViewColumn,
  window,
  type Disposable,
  type TextDocument,
  type TextEditor,
  type TextEditorEdit,
} from 'vscode';
import type { AnyLab } from '../labs/index.js';
import { importEdit, PythonSource, spell } from '../python/index.js';
import type { PythonDocuments } from './pythonDocuments.js';

/** Writes code into the Python editor that was used last, in one step that one undo takes back. */
export class CodeInserter implements Disposable {
  #last: TextEditor | undefined;
  readonly #subscription: Disposable;

  constructor(private readonly documents: PythonDocuments) {
    this.#remember(window.activeTextEditor);
    this.#subscription = window.onDidChangeActiveTextEditor((editor) => {
      this.#remember(editor);
    });
  }

  dispose(): void {
    this.#subscription.dispose();
  }

  #remember(editor: TextEditor | undefined): void {
    if (editor?.document.languageId === 'python') this.#last = editor;
  }

  /** Inserts at every cursor; without a Python editor the code goes to the clipboard. */
  async insert(lab: AnyLab, state: unknown): Promise<void> {
    const editor = this.#target();
    if (!editor) {
      await this.#copyInstead(lab, state, 'No Python editor is open');
      return;
    }
    const { document, selections } = editor;
    const { source, start } = this.documents.read(document);
    const missing = new Set<string>();
    const codes = selections.map((selection) =>
      lab.toCode(state, (name) => {
        const spelling = spell(source, start + document.offsetAt(selection.active), name);
        if (spelling.missingImport !== undefined) missing.add(spelling.missingImport);
        return spelling.expression;
      }),
    );
    const done = await editor.edit((builder) => {
      selections.forEach((selection, i) => {
        builder.replace(selection, codes[i] ?? '');
      });
      addImports(builder, document, missing);
    });
    if (!done) {
      await this.#copyInstead(lab, state, `${document.fileName} cannot be edited`);
      return;
    }
    await window.showTextDocument(document, { viewColumn: editor.viewColumn ?? ViewColumn.One });
  }

  /** The editor that has the focus or had it last and is still on screen. */
  #target(): TextEditor | undefined {
    this.#remember(window.activeTextEditor);
    const last = this.#last?.document;
    return (
      window.visibleTextEditors.find(({ document }) => document === last) ??
      window.visibleTextEditors.find(({ document }) => document.languageId === 'python')
    );
  }

  async #copyInstead(lab: AnyLab, state: unknown, reason: string): Promise<void> {
    const empty = PythonSource.parse('');
    const code = lab.toCode(state, (name) => spell(empty, 0, name).expression);
    await env.clipboard.writeText(code);
    void window.showWarningMessage(`${reason}: ${code} is on the clipboard instead.`);
  }
}

function addImports(
  builder: TextEditorEdit,
  document: TextDocument,
  statements: ReadonlySet<string>,
): void {
  const own = PythonSource.parse(document.getText());
  for (const statement of statements) {
    const { from, insert } = importEdit(own, statement);
    builder.insert(document.positionAt(from), insert);
  }
}
