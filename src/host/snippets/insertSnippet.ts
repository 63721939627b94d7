import { EndOfLine, Range, SnippetString, window, type TextEditor } from 'vscode';
import type { Library } from '../../content/index.js';
import { fitterAt, type FittedSnippet, type Snippet } from '../../snippets/index.js';
import type { PythonDocuments } from '../pythonDocuments.js';
import { insertionPoint } from './insertionPoint.js';

/** An edit of the document before it; offsets count UTF-16 units. */
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

  /** The snippet as it would stand at the editor's first cursor. */
  async fit(editor: TextEditor, snippet: Snippet): Promise<FittedSnippet> {
    const types = await this.library.knowledge();
    const { document, selection } = editor;
    const read = this.documents.read(document);
    const { source, start } = read;
    const { range, ...below } = insertionPoint(snippet, document, selection, read);
    const offset = start + document.offsetAt(range.start);
    return fitterAt({ source, start, offset, ...below }, types)(snippet);
  }

  /**
   * Inserts a snippet at every cursor, with the imports that the file lacks; one undo takes all back.
   * An editor that is read-only is left as it is, and the user is told so.
   */
  async insert(editor: TextEditor, snippet: Snippet): Promise<void> {
    const { document } = editor;
    const { text, imports } = await this.fit(editor, snippet);
    const read = this.documents.read(document);
    const { start } = read;
    const newline = document.eol === EndOfLine.CRLF ? '\r\n' : '\n';
    const points = this.#pointsIn(editor, snippet).map(({ range, margin }): Change => ({
      from: document.offsetAt(range.start),
      to: document.offsetAt(range.end),
      insert: margin === undefined ? '' : newline + margin,
    }));
    const added = imports.map(({ from, to, insert }): Change => ({
      from: from - start,
      to: to - start,
      insert,
    }));
    const changes = [...added, ...points].filter(
      ({ from, to, insert }) => from < to || insert !== '',
    );
    const before = document.version;
    const rangeOf = ({ from, to }: Change): Range =>
      new Range(document.positionAt(from), document.positionAt(to));
    if (changes.length > 0) {
      await editor.edit(
        (builder) => {
          for (const change of changes) builder.replace(rangeOf(change), change.insert);
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

/** Where the end of what a change wrote lies when all changes are made. */
function placeAfter(point: Change, changes: readonly Change[]): number {
  const above = changes.filter((change) => change !== point && change.from <= point.from);
  const shift = above.reduce((sum, { from, to, insert }) => sum + insert.length - (to - from), 0);
  return point.from + shift + point.insert.length;
}

function nameOf({ document }: TextEditor): string {
  return document.uri.path.slice(document.uri.path.lastIndexOf('/') + 1);
}
