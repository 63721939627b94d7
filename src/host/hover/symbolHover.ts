import type { Uri } from 'vscode';
import type { Entry, Library, Names } from '../../content/index.js';
import {
  bindArguments,
  callsIn,
  NO_ARGUMENTS,
  type Call,
  type PythonSymbol,
} from '../../python/index.js';
import { commandLink, INSERT_CODE, OPEN_LAB, type LabArgument } from '../commands/names.js';
import type { Labs } from '../labs/loadLabs.js';
import type { ReadDocument } from '../pythonDocuments.js';
import { settings } from '../settings.js';
import type { SnippetCatalogue } from '../snippets/snippetCatalogue.js';
import { snippetLinks } from '../snippets/snippetLinks.js';
import { themeKind } from '../themeKind.js';
import { computedCall } from './computedCall.js';
import { docsLink } from './docsLink.js';
import { hoverMarkdown, type HoverLink } from './markdown.js';
import { settingsLink } from './settingsLink.js';

/** Where a symbol was found, and what explains it. */
export interface HoverContext {
  readonly read: ReadDocument;
  readonly uri: Uri;
  readonly names: Names;
  readonly library: Library;
  readonly snippets: SnippetCatalogue;
  readonly labs: Labs;
}

/** The Markdown about a symbol: its entry, and the picture and the figures of this very call. */
export async function symbolHover(
  symbol: PythonSymbol,
  entry: Entry,
  context: HoverContext,
): Promise<string> {
  const { names, labs, library } = context;
  const kind = themeKind();
  const opened = openedLab(symbol, context);
  const computed =
    symbol.call && settings.hoverComputed()
      ? await computedCall(symbol.call, library, labs)
      : undefined;
  const docs = docsLink(symbol.name, names);
  const links: HoverLink[] = [
    ...(opened?.links ?? []),
    ...(docs ? [{ icon: 'link-external', ...docs }] : []),
  ];
  return hoverMarkdown({
    title: symbol.name,
    entry,
    formula:
      entry.formula && settings.hoverFormula() ? labs.formula(entry.formula, kind) : undefined,
    formulaText: opened?.lab.formulaText(opened.state),
    plot: opened && settings.hoverPlot() ? labs.plot(opened.lab.id, opened.state, kind) : undefined,
    computed,
    notes: [...new Set([...(opened?.notes ?? []), ...(computed?.notes ?? [])])],
    advice: settings.hoverAdvice(),
    parameters: settings.hoverParameters() ? givenParameters(symbol.call, entry) : undefined,
    example: settings.hoverExample(),
    links,
    footer: [
      ...(await snippetLinks(symbol.name, context.snippets)),
      ...(entry.tier === 'full' ? [settingsLink] : []),
    ],
  });
}

/** The lab that shows this call, with links into it. */
export function openedLab(
  { name, call }: Pick<PythonSymbol, 'name' | 'call'>,
  { labs: { labFor }, names, read: { source, start }, uri }: HoverContext,
) {
  const lab = labFor(name);
  if (!lab) return undefined;
  const calls = lab.readsCallAlone
    ? []
    : callsIn(source, names, (one) => labFor(one) !== undefined);
  const opened = lab.fromCode(call ?? { name, arguments: NO_ARGUMENTS }, calls);
  const argument: LabArgument = {
    lab: lab.id,
    ...opened,
    ...(call && {
      origin: {
        uri: uri.toString(),
        from: call.from - start,
        text: source.text.slice(call.from, call.to),
      },
    }),
  };
  const links: HoverLink[] = [
    {
      icon: 'graph-line',
      text: `Open in ${lab.title}`,
      target: commandLink(OPEN_LAB, argument),
    },
    { icon: 'insert', text: 'Insert', target: commandLink(INSERT_CODE, argument) },
  ];
  return { lab, links, ...opened };
}

/** The parameters that a call gives, in the order of the signature's. */
function givenParameters(call: Call | undefined, { signature }: Entry): string[] {
  if (!call || signature === undefined) return [];
  return [...bindArguments(signature, call.arguments).values.keys()];
}
