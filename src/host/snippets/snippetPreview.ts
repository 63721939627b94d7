import {
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

/** The code of a snippet in a read-only editor beside, as long as the picker is open. */
export class SnippetPreview implements TextDocumentContentProvider, Disposable {
  readonly #changed = new EventEmitter<Uri>();
  readonly onDidChange = this.#changed.event;
  readonly #uri = Uri.from({ scheme: PREVIEW_SCHEME, path: '/Snippet preview' });
  readonly #registration = workspace.registerTextDocumentContentProvider(PREVIEW_SCHEME, this);
  #text = '';
  #opening: Promise<unknown> | undefined;

  dispose(): void {
    this.#registration.dispose();
    this.#changed.dispose();
  }

  provideTextDocumentContent(): string {
    return this.#text;
  }

  /** Shows a text; the focus stays where it is. */
  async show(text: string): Promise<void> {
    this.#text = text;
    this.#changed.fire(this.#uri);
    this.#opening ??= this.#open();
    await this.#opening;
  }

  async #open(): Promise<void> {
    const document = await workspace.openTextDocument(this.#uri);
    await languages.setTextDocumentLanguage(document, 'python');
    await window.showTextDocument(document, {
      viewColumn: ViewColumn.Beside,
      preserveFocus: true,
      preview: true,
    });
  }

  /** Closes the editor, and with it the column that was opened for it. */
  async close(): Promise<void> {
    const opening = this.#opening;
    this.#opening = undefined;
    await opening;
    const tabs = window.tabGroups.all
      .flatMap(({ tabs }) => tabs)
      .filter(({ input }) => input instanceof TabInputText && input.uri.scheme === PREVIEW_SCHEME);
    await window.tabGroups.close(tabs, true);
  }
}
