import {
  EndOfLine,
  Range,
  SnippetString,
  window,
  type Selection,
  type TextDocument,
  type TextEditor,
} from 'vscode';
import type { Library } from '../../content/index.js';
import { classBodyAt } from '../../python/index.js';
import { fitterAt, type FittedSnippet, type Place, type Snippet } from '../../snippets/index.js';
import type { PythonDocuments } from '../pythonDocuments.js';
import { insertionPoint } from './insertionPoint.js';

/** An edit of the document as it was before. Offsets count UTF-16 units. */
interface Change {
  readonly from: number;
  readonly to: number;
  readonly insert: string;
}

/** Writes snippets into editors, in the names of their files. */
export class SnippetInserter {
  constructor(
    private readonly documents: PythonDocuments,
    private readonly library: Library,
  ) {}

  /** The snippet as it would be at one of the editor's cursors, by default the first. */
  async fit(
    { document, selection }: TextEditor,
    snippet: Snippet,
    cursor = selection,
  ): Promise<FittedSnippet> {
    const types = await this.library.knowledge();
    const place = await this.#placeAt(document, snippet, cursor);
    return fitterAt(place, types)(snippet);
  }

  async #placeAt(document: TextDocument, snippet: Snippet, cursor: Selection): Promise<Place> {
    const read = await this.documents.read(document);
    const { source, start } = read;
    const { range, ...below } = insertionPoint(snippet, document, cursor, read);
    return { source, start, offset: start + document.offsetAt(range.start), ...below };
  }

  /** Why a snippet does not fit the cursors, and what to do. */
  async #refusal(editor: TextEditor, snippet: Snippet): Promise<string | undefined> {
    const { document, selections } = editor;
    for (const cursor of snippet.kind === 'expression' ? [] : selections) {
      const { source, offset, margin } = await this.#placeAt(document, snippet, cursor);
      const name = classBodyAt(source, offset, margin);
      if (name !== undefined)
        return `"${snippet.title}" was not inserted, since it would run as part of the class ${name}. Put the cursor into a method or outside the class, and insert it again.`;
    }
    const fitted = await Promise.all(selections.map((one) => this.fit(editor, snippet, one)));
    return new Set(fitted.map(({ text }) => text.trim())).size > 1
      ? `"${snippet.title}" was not inserted, since it would need other names at each of the ${selections.length} cursors. Insert it at one cursor at a time.`
      : undefined;
  }

  /**
   * Inserts a snippet at every cursor, with the imports that the file lacks; one undo takes all back.
   * Where it does not fit, and in an editor that is read-only, the file is left as it is, and the user
   * is told why.
   */
  async insert(editor: TextEditor, snippet: Snippet): Promise<void> {
    const { document } = editor;
    const refusal = await this.#refusal(editor, snippet);
    if (refusal !== undefined) {
      void window.showWarningMessage(refusal);
      return;
    }
    const { text, imports } = await this.fit(editor, snippet);
    const read = await this.documents.read(document);
    const newline = document.eol === EndOfLine.CRLF ? '\r\n' : '\n';
    const points = editor.selections.map((selection): Change => {
      const { range, margin } = insertionPoint(snippet, document, selection, read);
      return {
        from: document.offsetAt(range.start),
        to: document.offsetAt(range.end),
        insert: margin === undefined ? '' : newline + margin,
      };
    });
    const added = imports.map(({ from, to, insert }): Change => ({
      from: from - read.start,
      to: to - read.start,
      insert,
    }));
    const changes = [...added, ...points].filter(
      ({ from, to, insert }) => from < to || insert !== '',
    );
    const before = document.version;
    if (changes.length > 0) {
      await editor.edit(
        (builder) => {
          for (const { from, to, insert } of changes) {
            const range = new Range(document.positionAt(from), document.positionAt(to));
            builder.replace(range, insert);
          }
        },
        { undoStopBefore: true, undoStopAfter: false },
      );
    }
    const isEdited = document.version > before;
    if (isEdited || changes.length === 0) {
      const places = points.map((point) => {
        const at = document.positionAt(placeAfter(point, changes));
        return new Range(at, at);
      });
      await editor.insertSnippet(new SnippetString(text), places, {
        undoStopBefore: !isEdited,
        undoStopAfter: true,
      });
    }
    if (document.version === before) {
      void window.showWarningMessage(
        `${nameOf(editor)} is read-only, so "${snippet.title}" was not inserted. Put the cursor into a Python file that can be edited, and insert it again.`,
      );
    }
  }
}

/** Where the end of what a change wrote is once all changes are made. */
function placeAfter(point: Change, changes: readonly Change[]): number {
  const above = changes.filter((change) => change !== point && change.from <= point.from);
  const shift = above.reduce((sum, { from, to, insert }) => sum + insert.length - (to - from), 0);
  return point.from + shift + point.insert.length;
}

function nameOf({ document: { uri } }: TextEditor): string {
  return uri.path.slice(uri.path.lastIndexOf('/') + 1);
}
