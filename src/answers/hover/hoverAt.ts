import { isFileOfAnotherField, type Library } from '../../content/index.js';
import type { ThemeKind } from '../../labs/figure/theme.js';
import {
  doctestAt,
  keywordAt,
  markdownCodeAt,
  markdownTermTextAt,
  ownModuleAt,
  quotedAnnotationAt,
  symbolAt,
  termTextAt,
} from '../../python/index.js';
import type { TermText } from '../../python/index.js';
import type { Snippet } from '../../snippets/index.js';
import type { ReadDocument } from '../document.js';
import type { Labs } from '../labs/labCalls.js';
import { part, type HoverContext, type HoverShows } from './hoverContext.js';
import { keywordHover } from './keywordHover.js';
import { entryOf, makerOf } from './makerOf.js';
import { ownClassHover } from './ownClassHover.js';
import { symbolHover } from './symbolHover.js';
import { relatedNames, termHover, termTitle } from './termHover.js';

/** A place in a document. Offsets count UTF-16 units from the start of the document. */
export type HoverPlace = { readonly uri: string; readonly offset: number } & (
  | { readonly language: 'python'; readonly read: ReadDocument }
  | { readonly language: 'markdown'; readonly text: string }
);

/** What explains a place, and how much of it is shown. */
export interface HoverSource {
  readonly library: Library;
  readonly snippets: () => Promise<readonly Snippet[]>;
  readonly labs: () => Promise<Labs>;
  readonly shows: HoverShows;
  /** Whether terms in prose are explained. */
  readonly terms: boolean;
  readonly theme: ThemeKind;
  readonly failed: HoverContext['failed'];
}

/** What a hover says. */
export interface HoverAnswer {
  readonly what: 'symbol' | 'keyword' | 'term';
  /** Qualified name, of a keyword that of its call; the title of a term. */
  readonly name: string;
  /** The name of a keyword. */
  readonly parameter?: string;
  /** Whether a text was written about this very thing, or only its signature is shown; `null` for the user's own. */
  readonly entry: 'own' | 'signature' | null;
  readonly markdown: string;
  /** Range of what is explained, in the document. */
  readonly from: number;
  readonly to: number;
}

/** What is explained at a place: a symbol, a keyword argument, or a term of prose. */
export async function hoverAt(
  place: HoverPlace,
  from: HoverSource,
): Promise<HoverAnswer | undefined> {
  for (const read of codeAt(place)) {
    const answer = await codeHover(read, place, from);
    if (answer) return answer;
  }
  return from.terms ? termHoverAt(place, from) : undefined;
}

/** The code at a place: the document itself and what its strings quote, or what a page shows. */
function* codeAt(place: HoverPlace): Generator<ReadDocument> {
  if (place.language === 'python') {
    yield place.read;
    const { source, start } = place.read;
    for (const find of [doctestAt, quotedAnnotationAt]) {
      const inside = find(source, start + place.offset);
      if (inside) yield { source: inside.source, start: start + inside.start };
    }
  } else {
    const code = markdownCodeAt(place.text, place.offset);
    if (code) yield code;
  }
}

async function codeHover(
  read: ReadDocument,
  { offset, uri }: HoverPlace,
  { library, snippets, labs, ...shown }: HoverSource,
): Promise<HoverAnswer | undefined> {
  const names = await library.knowledge();
  const { source, start } = read;
  const symbol = symbolAt(source, start + offset, names);
  const keyword = symbol ? undefined : keywordAt(source, start + offset, names);
  const found = symbol ?? keyword;
  const own = found ? undefined : ownModuleAt(source, start + offset, names);
  if (own) {
    const context = { library, uri, labs: await labs() };
    return {
      ...{ what: 'symbol', name: own.found.name, entry: null },
      markdown: await ownClassHover(own.found, context),
      ...{ from: own.from - start, to: own.to - start },
    };
  }
  const name = symbol?.name ?? keyword?.call.name;
  const maker = symbol && part(shown, () => makerOf(symbol, { read, names }));
  const entry = name === undefined ? undefined : await entryOf(name, maker, library);
  if (!found || name === undefined || !entry) return undefined;
  const context: HoverContext = {
    ...{ read, uri, names, library, ...shown },
    snippets: await snippets(),
    labs: await labs(),
  };
  const range = { from: found.from - start, to: found.to - start };
  if (symbol) {
    const markdown = await symbolHover(symbol, entry, context);
    return {
      what: 'symbol',
      name,
      entry: entry.summary === '' ? 'signature' : 'own',
      markdown,
      ...range,
    };
  }
  const markdown = keyword && keywordHover(keyword, entry, context);
  if (!keyword || markdown === undefined) return undefined;
  const { parameter } = keyword;
  const isWritten = entry.params !== undefined && Object.hasOwn(entry.params, parameter);
  return {
    ...{ what: 'keyword', name, parameter, markdown, ...range },
    entry: isWritten ? 'own' : 'signature',
  };
}

async function termHoverAt(
  place: HoverPlace,
  { library, labs, shows, theme, failed }: HoverSource,
): Promise<HoverAnswer | undefined> {
  const line = proseAt(place);
  const isElsewhere = place.language === 'python' && isFileOfAnotherField(place.read.source.text);
  const term = line && (await library.terms()).at(line.text, line.offset, isElsewhere);
  const entry = term && (await library.find(term.id));
  if (!line || !entry) return undefined;
  const { formula } = entry;
  const drawing = formula && shows.formula ? await labs() : undefined;
  const picture = part({ failed }, () => formula && drawing?.formula(formula, theme));
  const related = shows.advice ? await relatedNames(entry, library) : [];
  return {
    ...{ what: 'term', name: termTitle(entry), entry: 'own' },
    markdown: termHover(entry, { advice: shows.advice, formula: picture, related }),
    from: line.from + term.from,
    to: line.from + term.to,
  };
}

/** The line of prose at a place; `from` counts from the start of the document. */
function proseAt(place: HoverPlace): TermText | undefined {
  if (place.language === 'markdown') return markdownTermTextAt(place.text, place.offset);
  const { source, start } = place.read;
  const line = termTextAt(source, start + place.offset);
  return line && { ...line, from: line.from - start };
}
