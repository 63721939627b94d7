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
import {
  fitterAt,
  insertionPoint,
  placeOf,
  refusalAt,
  roomFor,
  type FittedSnippet,
  type InsertionPoint,
  type Snippet,
} from '../../snippets/index.js';
import type { PythonDocuments } from '../pythonDocuments.js';

/** Writes snippets into editors, in the names of their files. */
export class SnippetInserter {
  constructor(
    private readonly documents: PythonDocuments,
    private readonly library: Library,
  ) {}

  /** The snippet as it would be at the first of the editor's cursors. */
  async fit(
    { document, selection }: TextEditor,
    snippet: Snippet,
  ): Promise<FittedSnippet | undefined> {
    const { fitted } = await this.#fitAt(document, snippet, [selection]);
    return fitted[0];
  }

  async #fitAt(document: TextDocument, snippet: Snippet, cursors: readonly Selection[]) {
    const types = await this.library.knowledge();
    const { source, start } = await this.documents.read(document);
    const points = cursors.map(({ start: from, end: to }): InsertionPoint =>
      insertionPoint(snippet, source, start, {
        from: start + document.offsetAt(from),
        to: start + document.offsetAt(to),
      }),
    );
    const places = points.map((point) => placeOf(source, start, point));
    const fitted = places.map((place) => fitterAt(place, types)(snippet));
    return { start, points, places, fitted };
  }

  /**
   * Inserts a snippet at every cursor, with the imports that the file lacks; one undo takes all back.
   * Where it does not fit, and in an editor that is read-only, the file is left as it is, and the user
   * is told why.
   */
  async insert(editor: TextEditor, snippet: Snippet): Promise<void> {
    const { document, selections } = editor;
    const { start, points, places, fitted } = await this.#fitAt(document, snippet, selections);
    const [first] = fitted;
    if (!first) return;
    const refusal = refusalAt(snippet, places, fitted);
    if (refusal !== undefined) {
      void window.showWarningMessage(refusal);
      return;
    }
    const newline = document.eol === EndOfLine.CRLF ? '\r\n' : '\n';
    const { edits, at } = roomFor(points, first.imports, newline);
    const before = document.version;
    if (edits.length > 0) {
      await editor.edit(
        (builder) => {
          for (const { from, to, insert } of edits) {
            const [head, tail] = [
              document.positionAt(from - start),
              document.positionAt(to - start),
            ];
            builder.replace(new Range(head, tail), insert);
          }
        },
        { undoStopBefore: true, undoStopAfter: false },
      );
    }
    const isEdited = document.version > before;
    if (isEdited || edits.length === 0) {
      const ranges = at.map((one) => {
        const position = document.positionAt(one - start);
        return new Range(position, position);
      });
      await editor.insertSnippet(new SnippetString(first.text), ranges, {
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

function nameOf({ document: { uri } }: TextEditor): string {
  return uri.path.slice(uri.path.lastIndexOf('/') + 1);
}
