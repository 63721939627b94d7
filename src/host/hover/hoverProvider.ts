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
import { INSERT_CODE, INSERT_SNIPPET, OPEN_LAB, openCommand } from '../../answers/commands.js';
import { hoverAt, type HoverPlace } from '../../answers/hover/hoverAt.js';
import { OPEN_SETTINGS } from '../../answers/hover/settingsLink.js';
import type { Library } from '../../content/index.js';
import { labIds } from '../../labs/titles.js';
import { loadLabs } from '../labs/loadLabs.js';
import type { PythonDocuments } from '../pythonDocuments.js';
import { settings } from '../settings.js';
import type { SnippetCatalogue } from '../snippets/snippetCatalogue.js';
import { themeKind } from '../themeKind.js';

/** From activation; long enough for the window to have settled. */
const WARM_UP_MS = 1500;

const enabledCommands = [
  ...[OPEN_LAB, INSERT_CODE, INSERT_SNIPPET, OPEN_SETTINGS],
  ...labIds.map(openCommand),
];

/** Shows what is known about the symbol, keyword or term under the cursor. */
export class DocumentHoverProvider implements HoverProvider, Disposable {
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
      const answer = await hoverAt(await this.#placeOf(document, position), {
        library: this.library,
        snippets: () => this.snippets.all(),
        labs: () => loadLabs(this.extension),
        shows: settings.hoverShows(),
        terms: settings.hoverTerms(),
        theme: themeKind(),
        failed: (error) => {
          this.log.error('A part of a hover failed.', error);
        },
      });
      if (!answer) return undefined;
      const markdown = new MarkdownString(answer.markdown, true);
      markdown.isTrusted = { enabledCommands };
      const range = new Range(document.positionAt(answer.from), document.positionAt(answer.to));
      return new Hover(markdown, range);
    } catch (error) {
      this.log.error('The hover failed.', error);
      return undefined;
    }
  }

  async #placeOf(document: TextDocument, position: Position): Promise<HoverPlace> {
    const place = { uri: document.uri.toString(), offset: document.offsetAt(position) };
    if (document.languageId !== 'python') {
      return { ...place, language: 'markdown', text: document.getText() };
    }
    const read = await this.documents.open(document, await this.library.knowledge());
    return { ...place, language: 'python', read };
  }
}
