import {
  commands,
  EventEmitter,
  languages,
  TabInputText,
  Uri,
  ViewColumn,
  window,
  workspace,
  type Disposable,
  type TextDocumentContentProvider,
} from 'vscode';
import * as v from 'valibot';

export const PREVIEW_SCHEME = 'ml-cheatsheets-snippet';

/** By how many groups of editors come before. */
const COLUMNS = [
  ViewColumn.One,
  ViewColumn.Two,
  ViewColumn.Three,
  ViewColumn.Four,
  ViewColumn.Five,
  ViewColumn.Six,
  ViewColumn.Seven,
  ViewColumn.Eight,
  ViewColumn.Nine,
];

/** How VS Code says which groups of editors are beside (0) or below (1) each other. */
const layoutSchema = v.object({
  orientation: v.picklist([0, 1]),
  groups: v.array(v.looseObject({ size: v.optional(v.number(), 1) })),
});

/** The code of a snippet in a read-only editor below, where the list of the snippets does not cover it. */
export class SnippetPreview implements TextDocumentContentProvider, Disposable {
  readonly #changed = new EventEmitter<Uri>();
  readonly onDidChange = this.#changed.event;
  readonly #uri = Uri.from({ scheme: PREVIEW_SCHEME, path: '/Snippet preview' });
  readonly #registration = workspace.registerTextDocumentContentProvider(PREVIEW_SCHEME, this);
  #text = '';
  /** The groups of editors before the preview. */
  #layout: unknown;

  dispose(): void {
    this.#registration.dispose();
    this.#changed.dispose();
  }

  provideTextDocumentContent(): string {
    return this.#text;
  }

  /** Opens a row below all editors; the focus stays where it is. */
  async open(): Promise<void> {
    const viewColumn = COLUMNS[window.tabGroups.all.length] ?? ViewColumn.Active;
    const document = await workspace.openTextDocument(this.#uri);
    await languages.setTextDocumentLanguage(document, 'python');
    this.#layout = await commands.executeCommand('vscode.getEditorLayout');
    const { orientation, groups } = v.parse(layoutSchema, this.#layout);
    const rows = orientation === 1 ? groups : [{ groups, size: 1 }];
    const height = rows.reduce((sum, { size }) => sum + size, 0);
    await commands.executeCommand('vscode.setEditorLayout', {
      orientation: 1,
      groups: [...rows, { size: height }],
    });
    await window.showTextDocument(document, { viewColumn, preserveFocus: true, preview: true });
    // What was shown before VS Code knew the document, it did not hear of.
    this.#changed.fire(this.#uri);
  }

  show(text: string): void {
    this.#text = text;
    this.#changed.fire(this.#uri);
  }

  /** Closes the editor, and puts the others back as they were. */
  async close(): Promise<void> {
    const tabs = window.tabGroups.all
      .flatMap(({ tabs }) => tabs)
      .filter(({ input }) => input instanceof TabInputText && input.uri.scheme === PREVIEW_SCHEME);
    await window.tabGroups.close(tabs, true);
    this.#text = '';
    await commands.executeCommand('vscode.setEditorLayout', this.#layout);
  }
}
