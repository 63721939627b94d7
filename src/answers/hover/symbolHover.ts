import type { Computed } from '../../calls/index.js';
import type { Entry } from '../../content/index.js';
import { bindArguments, uncalled, type Call, type PythonSymbol } from '../../python/index.js';
import type { Plot } from '../labs/pictures.js';
import { snippetLinks } from './snippetLinks.js';
import { callFormula } from './callFormula.js';
import { computedCall } from './computedCall.js';
import { docsLink } from './docsLink.js';
import { part, type HoverContext } from './hoverContext.js';
import { hoverMarkdown, type HoverLink } from './markdown.js';
import { makerOf, ownName } from './makerOf.js';
import { openedLab } from './openedLab.js';
import { settingsLink } from './settingsLink.js';

/** Of a call in the words about its picture. */
const LONGEST_CODE = 80;

/** Names of what is made in one place of a program and used in another. */
const OPTIM = 'torch.optim.';
const SCHEDULES = `${OPTIM}lr_scheduler.`;

/** The Markdown about a symbol: its entry, and the picture and the figures of this very call. */
export async function symbolHover(
  symbol: PythonSymbol,
  entry: Entry,
  context: HoverContext,
): Promise<string> {
  const { names, labs, shows, theme } = context;
  const maker = part(context, () => makerOf(symbol, context));
  const pictured = maker && isStep(symbol) ? { ...symbol, name: maker.name, call: maker } : symbol;
  const opened = part(context, () => openedLab(pictured, context));
  const computed = await computedOf(symbol, context);
  const docs = docsLink(symbol.name, names);
  const labLinks = (opened?.links ?? []).slice(0, pictured === symbol ? undefined : 1);
  const links: HoverLink[] = [...labLinks, ...(docs ? [docs] : [])];
  const drawn = shows.plot ? part(context, () => pictureOf(pictured, opened, context)) : undefined;
  return hoverMarkdown({
    title: maker && entry.id === ownName(symbol.name, maker) ? entry.id : symbol.name,
    entry,
    code: pictured.call && shortCode(pictured.call, context),
    madeBy: maker?.name.startsWith(OPTIM) === true ? assignment(maker, context) : undefined,
    formula: part(context, () => {
      const formula = shows.formula ? callFormula(entry, symbol.call) : undefined;
      return formula && labs.formula(formula, theme);
    }),
    formulaText: part(context, () => opened?.lab.formulaText(opened.state)),
    plot: drawn?.plot,
    computed,
    notes: [
      ...madeElsewhere(pictured.call),
      ...(opened?.notes ?? []),
      ...(drawn?.notes ?? []),
      ...(computed?.notes ?? []),
    ],
    advice: shows.advice,
    parameters: shows.parameters
      ? part(context, () => givenParameters(symbol.call, entry))
      : undefined,
    example: shows.example,
    links,
    footer: [
      ...snippetLinks(symbol.name, context.snippets),
      ...(entry.tier === 'full' ? [settingsLink] : []),
    ],
  });
}

async function computedOf(
  { call }: PythonSymbol,
  { shows, library, labs, failed }: HoverContext,
): Promise<Computed | undefined> {
  if (!call || !shows.computed) return undefined;
  try {
    return await computedCall(call, library, labs, failed);
  } catch (error) {
    failed(error);
    return undefined;
  }
}

/** The picture of a lab, or the curve of a loss. */
function pictureOf(
  { name, call }: PythonSymbol,
  opened: ReturnType<typeof openedLab>,
  { labs, theme }: HoverContext,
): { readonly plot: Plot | undefined; readonly notes?: readonly string[] } | undefined {
  return opened
    ? { plot: labs.plot(opened.lab.id, opened.state, theme) }
    : labs.lossPlot(call ?? uncalled(name), theme);
}

/** Of a learning-rate schedule, whose curve it follows. */
function isStep({ name }: PythonSymbol): boolean {
  return name.startsWith(SCHEDULES) && name.endsWith('.step');
}

/** Says which other file a call is from, since all that follows is about it. */
function madeElsewhere(call: Call | undefined): string[] {
  if (call?.path === undefined) return [];
  const file = decodeURIComponent(call.path.slice(call.path.lastIndexOf('/') + 1));
  return [`This object is made in \`${file}\`.`];
}

/** E.g. `scheduler = StepLR(optimizer, 30)`. */
function assignment(maker: Call, context: HoverContext): string | undefined {
  const code = shortCode(maker, context);
  return maker.target === undefined || code === undefined ? code : `${maker.target} = ${code}`;
}

/** A call as it is written, on one line; none of another file. */
function shortCode({ from, to, path }: Call, { read: { source } }: HoverContext) {
  if (path !== undefined) return undefined;
  const code = source.text.slice(from, to).replace(/\s+/g, ' ');
  return code.length > LONGEST_CODE ? `${code.slice(0, LONGEST_CODE - 1)}…` : code;
}

/** The parameters that a call gives, in the order of the signature's. */
function givenParameters(call: Call | undefined, { signature }: Entry): string[] {
  if (!call || signature === undefined) return [];
  return [...bindArguments(signature, call.arguments).values.keys()];
}
