import {
  CompletionItem,
  CompletionItemKind,
  CompletionList,
  MarkdownString,
  Range,
  SnippetString,
  TextEdit,
  type CompletionItemProvider,
  type LogOutputChannel,
  type Position,
  type TextDocument,
} from 'vscode';
import type { Library } from '../../content/index.js';
import { codePlaceAt } from '../../python/index.js';
import {
  fitsPlace,
  fitterAt,
  previewText,
  searchSnippets,
  type FittedSnippet,
  type Snippet,
} from '../../snippets/index.js';
import { fence } from '../../answers/hover/markdown.js';
import type { PythonDocuments } from '../pythonDocuments.js';
import { settings } from '../settings.js';
import type { SnippetCatalogue } from './snippetCatalogue.js';

/** What continues a word of snippets: `ml`, then `ml-`. */
export const TRIGGERS = ['-'];

/** Below everything that a language server offers. */
const LAST = '\uffff';

class SnippetItem extends CompletionItem {
  constructor(
    readonly snippet: Snippet,
    readonly fitted: FittedSnippet,
    readonly document: TextDocument,
    readonly start: number,
    range: Range,
    place: number,
  ) {
    super({ label: snippet.prefix, description: snippet.title }, CompletionItemKind.Snippet);
    this.range = range;
    this.filterText = document.getText(range); // VS Code's own filter knows no words
    this.sortText = LAST + String(place).padStart(4, '0');
    this.insertText = new SnippetString(fitted.text);
  }
}

/** Offers the snippets that fit at the cursor, once `ml` is typed there. */
export class SnippetCompletionProvider implements CompletionItemProvider {
  constructor(
    private readonly documents: PythonDocuments,
    private readonly library: Library,
    private readonly catalogue: SnippetCatalogue,
    private readonly log: LogOutputChannel,
  ) {}

  async provideCompletionItems(
    document: TextDocument,
    position: Position,
  ): Promise<CompletionList | undefined> {
    if (!settings.snippets()) return undefined;
    const before = document.lineAt(position).text.slice(0, position.character);
    const [word] = /(?<![\w.-])m(l(-[\w-]*)?)?$/i.exec(before) ?? [];
    if (word === undefined) return undefined;
    if (word.length === 1) return new CompletionList([], true); // ask again after the next letter
    try {
      const [snippets, types] = await Promise.all([this.catalogue.all(), this.library.knowledge()]);
      const { source, start } = await this.documents.read(document);
      const to = start + document.offsetAt(position);
      const offset = to - word.length;
      const place = codePlaceAt(source, { from: offset, to });
      if (!place) return undefined;
      const fit = fitterAt({ source, start, offset }, types);
      const range = new Range(position.translate(0, -word.length), position);
      const fitting = snippets.filter((snippet) => fitsPlace(snippet, place));
      const found = searchSnippets(byUse(fitting), word.slice(2));
      const items = prefixedFirst(found, word.toLowerCase()).map(
        (snippet, i) => new SnippetItem(snippet, fit(snippet), document, start, range, i),
      );
      return new CompletionList(items, true);
    } catch (error) {
      this.log.error('The snippets could not be offered.', error);
      return undefined;
    }
  }

  /** Adds what is needed of the selected item alone: its description, and the imports to add. */
  resolveCompletionItem(item: CompletionItem): CompletionItem {
    if (!(item instanceof SnippetItem)) return item;
    const { snippet, fitted, document, start } = item;
    item.detail = snippet.title;
    const [description = '', ...code] = previewText(snippet, fitted).split('\n');
    item.documentation = new MarkdownString(
      `${description.replace(/^# /, '')}\n\n${fence(code.join('\n').trim())}`,
    );
    item.additionalTextEdits = fitted.imports.map(({ from, insert }) =>
      TextEdit.insert(document.positionAt(from - start), insert),
    );
    return item;
  }
}

/** Two words and more, `ml-schedule-st`, are the beginning of a prefix if there is such a one. */
function prefixedFirst(snippets: readonly Snippet[], word: string): readonly Snippet[] {
  if (word.split('-').length < 3) return snippets;
  const starts = ({ prefix }: Snippet): boolean => prefix.startsWith(word);
  return [...snippets.filter(starts), ...snippets.filter((one) => !starts(one))];
}

function byUse(snippets: readonly Snippet[]): Snippet[] {
  return [...snippets].sort((a, b) => a.rank - b.rank);
}
