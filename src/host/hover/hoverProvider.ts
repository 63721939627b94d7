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
import type { Library } from '../../content/index.js';
import { callsIn, NO_ARGUMENTS, symbolAt, type PythonSymbol } from '../../python/index.js';
import { commandLink, INSERT_CODE, OPEN_LAB, type LabArgument } from '../commands/names.js';
import { loadLabs } from '../labs/loadLabs.js';
import type { PythonDocuments, ReadDocument } from '../pythonDocuments.js';
import { settings } from '../settings.js';
import { themeKind } from '../themeKind.js';
import { docsLink } from './docsLink.js';
import { hoverMarkdown, type HoverLink } from './markdown.js';

/** From activation; long enough for the window to have settled. */
const WARM_UP_MS = 1500;

/** Explains the symbol under the cursor, with the picture of this very call. */
export class PythonHoverProvider implements HoverProvider, Disposable {
  /** Loads what the first hover needs while nobody waits for it. */
  readonly #warmUp = setTimeout(() => {
    Promise.all([this.content.names(), loadLabs(this.extension)]).catch((error: unknown) => {
      this.log.error('What the hovers need could not be loaded.', error);
    });
  }, WARM_UP_MS);

  constructor(
    private readonly documents: PythonDocuments,
    private readonly content: Library,
    private readonly extension: Uri,
    private readonly log: LogOutputChannel,
  ) {}

  dispose(): void {
    clearTimeout(this.#warmUp);
  }

  async provideHover(document: TextDocument, position: Position): Promise<Hover | undefined> {
    if (!settings.hover()) return undefined;
    try {
      const isKnown = await this.content.names();
      const read = this.documents.read(document);
      const { source, start } = read;
      const symbol = symbolAt(source, start + document.offsetAt(position), isKnown);
      if (!symbol) return undefined;
      const range = new Range(
        document.positionAt(symbol.from - start),
        document.positionAt(symbol.to - start),
      );
      return await this.#hover(symbol, range, read, document);
    } catch (error) {
      this.log.error('The hover failed.', error);
      return undefined;
    }
  }

  async #hover(
    symbol: PythonSymbol,
    range: Range,
    { source, start }: ReadDocument,
    { uri }: TextDocument,
  ): Promise<Hover | undefined> {
    const entry = await this.content.find(symbol.name);
    if (!entry) return undefined;
    const { labFor, formula, plot } = await loadLabs(this.extension);
    const lab = labFor(symbol.name);
    const call = symbol.call ?? { name: symbol.name, arguments: NO_ARGUMENTS };
    const calls = lab ? callsIn(source, (name) => labFor(name) !== undefined) : [];
    const opened = lab?.fromCode(call, calls);
    const kind = themeKind();

    const links: HoverLink[] = [];
    if (lab && opened) {
      const argument: LabArgument = {
        lab: lab.id,
        ...opened,
        ...(symbol.call && {
          origin: {
            uri: uri.toString(),
            from: symbol.call.from - start,
            text: source.text.slice(symbol.call.from, symbol.call.to),
          },
        }),
      };
      links.push(
        {
          icon: 'graph-line',
          text: `Open in ${lab.title}`,
          target: commandLink(OPEN_LAB, argument),
        },
        { icon: 'insert', text: 'Insert', target: commandLink(INSERT_CODE, argument) },
      );
    }
    links.push({ icon: 'link-external', text: 'PyTorch docs', target: docsLink(symbol.name) });

    const markdown = new MarkdownString(
      hoverMarkdown({
        title: symbol.name,
        entry,
        formula:
          entry.formula && settings.hoverFormula() ? formula(entry.formula, kind) : undefined,
        formulaText: lab && opened ? lab.formulaText(opened.state) : entry.formula?.text,
        plot: lab && opened && settings.hoverPlot() ? plot(lab.id, opened.state, kind) : undefined,
        notes: opened?.notes ?? [],
        advice: settings.hoverAdvice(),
        links,
      }),
      true,
    );
    markdown.isTrusted = { enabledCommands: [OPEN_LAB, INSERT_CODE] };
    return new Hover(markdown, range);
  }
}
