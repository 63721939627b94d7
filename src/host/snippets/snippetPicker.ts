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
  constructor(
    private readonly inserter: SnippetInserter,
    private readonly preview: SnippetPreview,
    private readonly log: LogOutputChannel,
  ) {}

  /** @returns what the user chose for this editor, if anything. */
  async choose(snippets: readonly Snippet[], editor: TextEditor): Promise<Snippet | undefined> {
    const picker = window.createQuickPick<SnippetItem>();
    picker.placeholder = 'A snippet, by words of its title, description or symbols';
    picker.items = grouped(snippets);
    const preview = this.preview.open().catch((error: unknown) => {
      this.log.error('The preview of the snippets failed.', error);
    });
    const chosen = await new Promise<Snippet | undefined>((resolve) => {
      picker.onDidChangeValue((value) => {
        picker.items = value.trim() === '' ? grouped(snippets) : found(snippets, value);
      });
      picker.onDidChangeActive(([item]) => {
        if (item?.snippet) void this.#show(editor, item.snippet);
      });
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

  async #show(editor: TextEditor, snippet: Snippet): Promise<void> {
    try {
      const fitted = await this.inserter.fit(editor, snippet);
      this.preview.show(previewText(snippet, fitted));
    } catch (error) {
      this.log.error('The preview of a snippet failed.', error);
    }
  }
}

function grouped(snippets: readonly Snippet[]): SnippetItem[] {
  return snippets.flatMap((snippet, i) => {
    const { category } = snippet;
    const isFirst = category !== snippets[i - 1]?.category;
    const separator = { label: category, kind: QuickPickItemKind.Separator };
    return [...(isFirst ? [separator] : []), itemOf(snippet, snippet.prefix)];
  });
}

function found(snippets: readonly Snippet[], query: string): SnippetItem[] {
  return searchSnippets(snippets, query).map((snippet) => ({
    ...itemOf(snippet, snippet.category),
    alwaysShow: true, // VS Code's own filter knows neither the words' order nor the symbols
  }));
}

function itemOf(snippet: Snippet, beside: string): SnippetItem {
  const { title, description } = snippet;
  return { label: title, description: beside, detail: description, snippet };
}
