import {
  env,
  Range,
  Uri,
  ViewColumn,
  window,
  workspace,
  type Disposable,
  type TextDocument,
  type TextEditor,
  type TextEditorEdit,
} from 'vscode';
import type { AnyLab } from '../labs/index.js';
import type { Spell } from '../labs/lab.js';
import { importEdits, PythonSource, spell, type Edit } from '../python/index.js';
import type { Origin } from '../answers/commands.js';
import type { ReadDocument } from '../answers/document.js';
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
    const read = await this.documents.read(document);
    const missing = new Set<string>();
    const codes = selections.map(({ active }) =>
      lab.toCode(state, speller(read, document.offsetAt(active), missing)),
    );
    const done = await editor.edit((builder) => {
      selections.forEach((selection, i) => {
        builder.replace(selection, indented(codes[i] ?? '', document, selection.start.line));
      });
      addImports(builder, document, importsOf(read, missing));
    });
    if (!done) {
      await this.#copyInstead(lab, state, `${document.fileName} cannot be edited`);
      return;
    }
    await window.showTextDocument(document, { viewColumn: editor.viewColumn ?? ViewColumn.One });
  }

  /**
   * Writes the code in the place of the call that a lab was opened from. If the call has moved, its
   * nearest twin is replaced; if it is gone, the user is told so.
   *
   * @returns where the code is now, or `undefined` if the call is gone.
   */
  async replace(lab: AnyLab, state: unknown, origin: Origin): Promise<Origin | undefined> {
    const document = await workspace.openTextDocument(Uri.parse(origin.uri));
    const from = nearest(document.getText(), origin);
    if (from === undefined) {
      void window.showWarningMessage(
        `${origin.text} is no longer in ${nameOf(origin)}. Put the cursor where the code should go and use "Insert code".`,
      );
      return undefined;
    }
    const read = await this.documents.read(document);
    const missing = new Set<string>();
    const code = lab.toCode(lab.asCall(state), speller(read, from, missing));
    const editor = await window.showTextDocument(document, {
      viewColumn:
        window.visibleTextEditors.find((one) => one.document === document)?.viewColumn ??
        ViewColumn.One,
    });
    const imports = importsOf(read, missing, from);
    const start = document.positionAt(from);
    const written = indented(code, document, start.line);
    const done = await editor.edit((builder) => {
      const to = document.positionAt(from + origin.text.length);
      builder.replace(new Range(start, to), written);
      addImports(builder, document, imports);
    });
    if (!done) {
      await this.#copyInstead(lab, state, `${nameOf(origin)} cannot be edited`);
      return origin;
    }
    const shift = imports.reduce((sum, { insert }) => sum + insert.length, 0);
    return { ...origin, from: from + shift, text: written };
  }

  /** E.g. `train.py:12`. */
  describe(origin: Origin): string {
    const document = workspace.textDocuments.find(({ uri }) => uri.toString() === origin.uri);
    const line = document && document.positionAt(origin.from).line + 1;
    return line === undefined ? nameOf(origin) : `${nameOf(origin)}:${line}`;
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
    await this.documents.load();
    const empty = PythonSource.parse('');
    const code = lab.toCode(state, (name) => spell(empty, 0, name).expression);
    await env.clipboard.writeText(code);
    void window.showWarningMessage(`${reason}: ${code} is on the clipboard instead.`);
  }
}

/** Spells names as the document does there, and notes the imports that it lacks. */
function speller({ source, start }: ReadDocument, offset: number, missing: Set<string>): Spell {
  return (name) => {
    const { expression, missingImport } = spell(source, start + offset, name);
    if (missingImport !== undefined) missing.add(missingImport);
    return expression;
  };
}

/** The imports as edits of the document, above an offset of it. */
function importsOf(
  { source, start }: ReadDocument,
  statements: Iterable<string>,
  before?: number,
): Edit[] {
  const place = { start, before: before === undefined ? source.text.length : start + before };
  return importEdits(source, statements, place).map(({ from, to, insert }) => ({
    from: from - start,
    to: to - start,
    insert,
  }));
}

/** Several lines stand as far in as the line that they begin on. */
function indented(code: string, document: TextDocument, line: number): string {
  const { text, firstNonWhitespaceCharacterIndex: margin } = document.lineAt(line);
  return code.replaceAll('\n', `\n${text.slice(0, margin)}`);
}

function addImports(
  builder: TextEditorEdit,
  document: TextDocument,
  imports: readonly Edit[],
): void {
  for (const { from, insert } of imports) builder.insert(document.positionAt(from), insert);
}

/** Where the text of the call is: at its old place, or as near to it as it can be found. */
function nearest(text: string, origin: Origin): number | undefined {
  const before = text.lastIndexOf(origin.text, origin.from);
  const after = text.indexOf(origin.text, origin.from);
  if (before < 0 || after < 0) return before < 0 && after < 0 ? undefined : Math.max(before, after);
  return origin.from - before < after - origin.from ? before : after;
}

function nameOf({ uri }: Origin): string {
  const { path } = Uri.parse(uri);
  return path.slice(path.lastIndexOf('/') + 1);
}
