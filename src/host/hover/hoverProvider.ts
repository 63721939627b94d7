import {
  Hover,
  MarkdownString,
  Range,
  type Disposable,
  type HoverProvider,
  type LogOutputChannel,
  type Position,
  type TextDocument,
  type Uri,
} from 'vscode';
import type { Library, Names } from '../../content/index.js';
import { keywordAt, symbolAt } from '../../python/index.js';
import { INSERT_CODE, INSERT_SNIPPET, OPEN_LAB } from '../commands/names.js';
import { loadLabs } from '../labs/loadLabs.js';
import type { PythonDocuments, ReadDocument } from '../pythonDocuments.js';
import { settings } from '../settings.js';
import type { SnippetCatalogue } from '../snippets/snippetCatalogue.js';
import { themeKind } from '../themeKind.js';
import type { HoverContext } from './hoverContext.js';
import { keywordHover } from './keywordHover.js';
import { OPEN_SETTINGS } from './settingsLink.js';
import { symbolHover } from './symbolHover.js';

/** From activation; long enough for the window to have settled. */
const WARM_UP_MS = 1500;

interface Explanation {
  readonly markdown: string;
  /** Range of what is explained, in the source. */
  readonly from: number;
  readonly to: number;
}

/** Explains the symbol under the cursor, with the picture of this very call. */
export class PythonHoverProvider implements HoverProvider, Disposable {
  /** Loads what the first hover needs while nobody waits for it. */
  readonly #warmUp = setTimeout(() => {
    Promise.all([this.library.knowledge(), loadLabs(this.extension)]).catch((error: unknown) => {
      this.log.error('What the hovers need could not be loaded.', error);
    });
  }, WARM_UP_MS);

  constructor(
    private readonly documents: PythonDocuments,
    private readonly library: Library,
    private readonly snippets: SnippetCatalogue,
    private readonly extension: Uri,
    private readonly log: LogOutputChannel,
  ) {}

  dispose(): void {
    clearTimeout(this.#warmUp);
  }

  async provideHover(document: TextDocument, position: Position): Promise<Hover | undefined> {
    if (!settings.hover()) return undefined;
    try {
      const names = await this.library.knowledge();
      const read = this.documents.read(document);
      const { start } = read;
      const offset = start + document.offsetAt(position);
      const found = await this.#explain(read, offset, document.uri, names);
      if (!found) return undefined;
      const markdown = new MarkdownString(found.markdown, true);
      markdown.isTrusted = {
        enabledCommands: [OPEN_LAB, INSERT_CODE, INSERT_SNIPPET, OPEN_SETTINGS],
      };
      const range = new Range(
        document.positionAt(found.from - start),
        document.positionAt(found.to - start),
      );
      return new Hover(markdown, range);
    } catch (error) {
      this.log.error('The hover failed.', error);
      return undefined;
    }
  }

  async #explain(
    read: ReadDocument,
    offset: number,
    uri: Uri,
    names: Names,
  ): Promise<Explanation | undefined> {
    const symbol = symbolAt(read.source, offset, names);
    const keyword = symbol ? undefined : keywordAt(read.source, offset, names);
    const place = symbol ?? keyword;
    const name = symbol?.name ?? keyword?.call.name;
    const entry = name === undefined ? undefined : await this.library.find(name);
    if (!place || !entry) return undefined;
    const context: HoverContext = {
      read,
      uri: uri.toString(),
      names,
      library: this.library,
      snippets: await this.snippets.all(),
      labs: await loadLabs(this.extension),
      shows: settings.hoverShows(),
      theme: themeKind(),
    };
    const markdown = symbol
      ? await symbolHover(symbol, entry, context)
      : keyword && keywordHover(keyword, entry, context);
    return markdown === undefined ? undefined : { markdown, from: place.from, to: place.to };
  }
}
