import {
  QuickPickItemKind,
  window,
  type LogOutputChannel,
  type QuickPickItem,
  type TextEditor,
} from 'vscode';
import { previewText, searchSnippets, type Snippet } from '../../snippets/index.js';
import type { SnippetInserter } from './insertSnippet.js';
import type { SnippetPreview } from './snippetPreview.js';

interface SnippetItem extends QuickPickItem {
  readonly snippet?: Snippet;
}

/** The list of all snippets, with the code of the one that is selected beside it. */
export class SnippetPicker {
  #shown: Snippet | undefined;

  constructor(
    private readonly inserter: SnippetInserter,
    private readonly preview: SnippetPreview,
    private readonly log: LogOutputChannel,
  ) {}

  /** @returns what the user chose for this editor, if anything. */
  async choose(snippets: readonly Snippet[], editor: TextEditor): Promise<Snippet | undefined> {
    const picker = window.createQuickPick<SnippetItem>();
    picker.placeholder = 'Describe what the code should do, or type words of a title or a symbol';
    Object.assign(picker, { sortByLabel: false }); // keeps the order of a search, and its categories
    picker.items = withCategories(snippets);
    const preview = this.preview.open().catch((error: unknown) => {
      this.log.error('The preview of the snippets failed.', error);
    });
    const chosen = await new Promise<Snippet | undefined>((resolve) => {
      picker.onDidChangeValue((value) => {
        picker.items = withCategories(searchSnippets(snippets, value));
      });
      picker.onDidChangeActive(([item]) => void this.#show(editor, item?.snippet));
      picker.onDidAccept(() => {
        const [item] = picker.activeItems;
        resolve(item?.snippet);
        picker.hide();
      });
      picker.onDidHide(() => {
        resolve(undefined);
      });
      picker.show();
    });
    picker.dispose();
    await preview;
    await this.preview.close();
    return chosen;
  }

  /** Shows a snippet's code, unless another one is asked for meanwhile; nothing where nothing fits. */
  async #show(editor: TextEditor, snippet: Snippet | undefined): Promise<void> {
    this.#shown = snippet;
    if (!snippet) {
      this.preview.show('');
      return;
    }
    try {
      const fitted = await this.inserter.fit(editor, snippet);
      if (fitted && this.#shown === snippet) this.preview.show(previewText(snippet, fitted));
    } catch (error) {
      this.log.error('The preview of a snippet failed.', error);
    }
  }
}

/** Categories are shown at the right, each beside the first of its snippets that follow each other. */
function withCategories(snippets: readonly Snippet[]): SnippetItem[] {
  return snippets.flatMap((snippet, i): SnippetItem[] => {
    const { category, description, prefix, title } = snippet;
    const isFirst = category !== snippets[i - 1]?.category;
    const separator = { label: category, kind: QuickPickItemKind.Separator };
    const item = { label: title, description: prefix, detail: description, snippet };
    // VS Code's own filter knows neither the words' order nor the symbols.
    return [...(isFirst ? [separator] : []), { ...item, alwaysShow: true }];
  });
}
