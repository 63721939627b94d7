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

export const PREVIEW_SCHEME = 'ml-cheatsheets-snippet';

/** The code of a snippet in a read-only editor below, where the list of the snippets does not cover it. */
export class SnippetPreview implements TextDocumentContentProvider, Disposable {
  readonly #changed = new EventEmitter<Uri>();
  readonly onDidChange = this.#changed.event;
  readonly #uri = Uri.from({ scheme: PREVIEW_SCHEME, path: '/Snippet preview' });
  readonly #registration = workspace.registerTextDocumentContentProvider(PREVIEW_SCHEME, this);
  #text = '';

  dispose(): void {
    this.#registration.dispose();
    this.#changed.dispose();
  }

  provideTextDocumentContent(): string {
    return this.#text;
  }

  /** Splits the editor; the focus goes with it. */
  async open(): Promise<void> {
    this.#text = '';
    const document = await workspace.openTextDocument(this.#uri);
    await languages.setTextDocumentLanguage(document, 'python');
    await commands.executeCommand('workbench.action.newGroupBelow');
    await window.showTextDocument(document, { viewColumn: ViewColumn.Active, preview: true });
  }

  show(text: string): void {
    this.#text = text;
    this.#changed.fire(this.#uri);
  }

  /** Closes the editor, and with it the group that was opened for it. */
  async close(): Promise<void> {
    const tabs = window.tabGroups.all
      .flatMap(({ tabs }) => tabs)
      .filter(({ input }) => input instanceof TabInputText && input.uri.scheme === PREVIEW_SCHEME);
    await window.tabGroups.close(tabs);
  }
}
