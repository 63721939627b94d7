import type { Computed } from '../../calls/index.js';
import type { Entry } from '../../content/index.js';
import type { Picture, Plot } from '../labs/pictures.js';

/** A link in a hover. */
export interface HoverLink {
  readonly text: string;
  readonly target: string;
}

/** The parts of a hover about a symbol; what a setting turns off is left out. */
export interface HoverParts {
  /** Qualified name, e.g. `torch.nn.LeakyReLU`. */
  readonly title: string;
  readonly entry: Entry;
  readonly formula?: Picture | undefined;
  readonly plot?: Plot | undefined;
  /** The formula as text, with this call's own numbers. */
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

const NO_BREAK = '\u00a0';
/** A line may end between two links. */
const GAP = `${NO_BREAK}· `;

/** The Markdown of a hover, what matters most on top. */
export function hoverMarkdown(parts: HoverParts): string {
  const { title, entry, formula, formulaText, plot, computed, notes } = parts;
  const isPictured = plot !== undefined;
  return blocks([
    titleLine(`**\`${title}\`** — ${entry.kind}`, parts.links),
    entry.tier === 'signature' && signatureBlock(title, entry),
    formula && image(formula),
    entry.summary,
    plot && image(plot),
    computed?.facts.map((fact) => `$(symbol-operator) ${fact}`).join('  \n'),
    ...notes.map((note) => `$(info) ${note}`),
    isPictured && formulaText !== undefined && formulaText !== '' && `\`${formulaText}\``,
    plot?.reading.slice(0, MOST_SENTENCES).join('  \n'),
    computed?.table,
    parts.advice && entry.useWhen !== undefined && `**Use it when** ${lowerFirst(entry.useWhen)}`,
    parts.advice && entry.watchOut !== undefined && `**Watch out**\n\n${entry.watchOut}`,
    parts.parameters && parameterList(entry, parts.parameters),
    parts.parameters && shapeList(entry),
    parts.example && entry.example !== undefined && fence(entry.example),
    linkLine(parts.footer),
  ]);
}

/** Joins what there is, with an empty line between. */
export function blocks(all: readonly (string | false | undefined)[]): string {
  return all.filter((block) => typeof block === 'string' && block !== '').join('\n\n');
}

/** What can be done from here stands beside the title, where it shows before a hover scrolls. */
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

/** A sentence's beginning in the middle of one; names such as `RNN` keep their capital. */
export function lowerFirst(text: string): string {
  return /^[A-Z](?:[a-z]| )/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
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
