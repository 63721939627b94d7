import type { Computed } from '../../calls/index.js';
import type { Entry } from '../../content/index.js';
import type { Picture, Plot } from '../labs/pictures.js';
import { sortedNotes } from './notes.js';

/** A link in a hover. */
export interface HoverLink {
  readonly text: string;
  readonly target: string;
}

/** The parts of a hover about a symbol; what a setting turns off is left out. */
export interface HoverParts {
  /** Qualified name, e.g. `torch.nn.LeakyReLU`. */
  readonly title: string;
  /** The call as it is written. */
  readonly code?: string | undefined;
  /** The statement that made the object whose method this is. */
  readonly madeBy?: string | undefined;
  readonly entry: Entry;
  readonly formula?: Picture | undefined;
  readonly plot?: Plot | undefined;
  /** The formula as text, with this call's own numbers; left out where it is only what is drawn. */
  readonly formulaText?: string | undefined;
  readonly computed?: Pick<Computed, 'facts' | 'table'> | undefined;
  /** What of the call could not be read or is wrong, one sentence each. */
  readonly notes: readonly string[];
  readonly advice: boolean;
  /** The parameters that are explained; without it neither they nor the shapes are shown. */
  readonly parameters?: readonly string[] | undefined;
  readonly example: boolean;
  /** What can be done from here. */
  readonly links: readonly HoverLink[];
  /** At the foot. */
  readonly footer: readonly HoverLink[];
}

/** Of what a picture shows. */
const MOST_SENTENCES = 2;

/** Cells of a table that tell nothing. */
const UNTOLD: ReadonlySet<string> = new Set(['', '?', '–', '—']);

const NO_BREAK = '\u00a0';
/** A line may end between two links. */
const GAP = `${NO_BREAK}· `;

/** The Markdown of a hover, what matters most on top. */
export function hoverMarkdown(parts: HoverParts): string {
  const { title, entry, formula, formulaText, plot, computed } = parts;
  const notes = sortedNotes(parts.notes);
  const isMethod = parts.madeBy !== undefined;
  const useWhen =
    parts.advice && entry.useWhen !== undefined && `**When to use:** ${entry.useWhen}`;
  return blocks([
    titleLine(`**\`${title}\`** — ${entry.kind}`, parts.links),
    entry.tier === 'signature' && signatureBlock(title, entry),
    entry.instead !== undefined && `**Deprecated:** write \`${entry.instead}\` instead.`,
    formula && image(formula),
    entry.summary,
    isInPlaceOf(title, entry) && 'This form works in place: it changes the tensor itself.',
    lines('symbol-variable', parts.madeBy === undefined ? [] : [`\`${parts.madeBy}\``]),
    isMethod && useWhen,
    lines('error', notes.refusals),
    plot && image({ ...plot, alt: shortAlternative(parts.code ?? title, plot) }),
    lines('symbol-operator', computed?.facts ?? []),
    plot && formulaText !== formula?.alt && formulaText && `\`${formulaText}\``,
    plot?.reading.slice(0, MOST_SENTENCES).join('  \n'),
    computed?.table !== undefined && saysSomething(computed.table) && computed.table,
    lines('info', notes.others),
    !isMethod && useWhen,
    parts.advice && entry.watchOut !== undefined && `**Watch out**\n\n${entry.watchOut}`,
    parts.parameters && parameterList(entry, parts.parameters),
    parts.parameters && shapeList(entry),
    parts.example && entry.example !== undefined && fence(entry.example),
    linkLine(parts.footer),
  ]);
}

/** Whether a name is the in-place form of what its entry is about. */
function isInPlaceOf(title: string, { id }: Entry): boolean {
  return title.endsWith('_') && !id.endsWith('_');
}

/** Each on a line with an icon. */
export function lines(icon: string, texts: readonly string[]): string {
  return texts.map((text) => `$(${icon}) ${text}`).join('  \n');
}

/** The first sentences are read below the picture, so that it need not say them as well. */
function shortAlternative(code: string, { reading }: Plot): string {
  return [`Plot of ${code}.`, ...reading.slice(MOST_SENTENCES)].join(' ');
}

/** Whether a table has more than its first column, which only repeats the code. */
function saysSomething(table: string): boolean {
  const [, , ...rows] = table.split('\n');
  const cells = rows.flatMap((row) => row.split(/(?<!\\)\|/).slice(2));
  return cells.some((cell) => !UNTOLD.has(cell.trim()));
}

/** Joins what there is, with an empty line between. */
export function blocks(all: readonly (string | false | undefined)[]): string {
  return all.filter((block) => typeof block === 'string' && block !== '').join('\n\n');
}

/** What can be done from here is beside the title, where it shows before a hover scrolls. */
export function titleLine(title: string, links: readonly HoverLink[]): string {
  return links.length === 0 ? title : `${title} ${NO_BREAK} ${linkLine(links)}`;
}

export function linkLine(links: readonly HoverLink[]): string {
  return links
    .map(({ text, target }) => `[${text.replaceAll(' ', NO_BREAK)}](${target})`)
    .join(GAP);
}

export function image({ alt, uri, width, height }: Picture): string {
  return `![${alt.replace(/[[\]\\]/g, '\\$&')}](${uri}|width=${width},height=${height})`;
}

export function fence(code: string): string {
  return `\`\`\`python\n${code}\n\`\`\``;
}

function signatureBlock(title: string, { signature, overloads = [] }: Entry): string | undefined {
  if (signature === undefined) return undefined;
  const name = title.slice(title.lastIndexOf('.') + 1);
  return fence([signature, ...overloads].map((one) => `${name}(${one})`).join('\n'));
}

function parameterList({ params }: Entry, names: readonly string[]): string | undefined {
  const lines = names.flatMap((name) => {
    const parameter = params && Object.hasOwn(params, name) ? params[name] : undefined;
    return parameter ? [`- \`${name}\`: ${parameter.text}`] : [];
  });
  return lines.length === 0 ? undefined : `**Given here**\n\n${lines.join('\n')}`;
}

function shapeList({ shapes }: Entry): string | undefined {
  const lines = shapes?.map(([name, shape]) => `- ${name}: ${shape.replaceAll('*', '\\*')}`);
  return lines && `**Shapes**\n\n${lines.join('\n')}`;
}
