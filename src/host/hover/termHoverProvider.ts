import {
  Hover,
  MarkdownString,
  Range,
  type HoverProvider,
  type LogOutputChannel,
  type Position,
  type TextDocument,
  type Uri,
} from 'vscode';
import type { Library } from '../../content/index.js';
import { labIds } from '../../labs/titles.js';
import { markdownTermTextAt, termTextAt, type TermText } from '../../python/index.js';
import { openCommand } from '../commands/names.js';
import { loadLabs } from '../labs/loadLabs.js';
import type { PythonDocuments } from '../pythonDocuments.js';
import { settings } from '../settings.js';
import { themeKind } from '../themeKind.js';
import { OPEN_SETTINGS } from './settingsLink.js';
import { termHover } from './termHover.js';

/** Explains terms in Markdown, and in the comments and docstrings of Python. */
export class TermHoverProvider implements HoverProvider {
  constructor(
    private readonly documents: PythonDocuments,
    private readonly library: Library,
    private readonly extension: Uri,
    private readonly log: LogOutputChannel,
  ) {}

  async provideHover(document: TextDocument, position: Position): Promise<Hover | undefined> {
    if (!settings.hover() || !settings.hoverTerms()) return undefined;
    try {
      const line = this.#lineAt(document, document.offsetAt(position));
      const term = line && (await this.library.terms()).at(line.text, line.offset);
      const entry = term && (await this.library.find(term.id));
      if (!line || !entry) return undefined;
      const shows = settings.hoverShows();
      const labs = entry.formula && shows.formula ? await loadLabs(this.extension) : undefined;
      const formula = entry.formula && labs?.formula(entry.formula, themeKind());
      const markdown = new MarkdownString(termHover(entry, shows, formula), true);
      markdown.isTrusted = { enabledCommands: [OPEN_SETTINGS, ...labIds.map(openCommand)] };
      const range = new Range(
        document.positionAt(line.from + term.from),
        document.positionAt(line.from + term.to),
      );
      return new Hover(markdown, range);
    } catch (error) {
      this.log.error('The hover over a term failed.', error);
      return undefined;
    }
  }

  /** The line of prose at an offset; `from` counts from the start of the document. */
  #lineAt(document: TextDocument, offset: number): TermText | undefined {
    if (document.languageId !== 'python') return markdownTermTextAt(document.getText(), offset);
    const { source, start } = this.documents.read(document);
    const line = termTextAt(source, start + offset);
    return line && { ...line, from: line.from - start };
  }
}
