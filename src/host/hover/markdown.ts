import type { Entry } from '../../content/index.js';
import type { Picture } from '../labs/pictures.js';

/** A link at the foot of a hover. */
export interface HoverLink {
  /** Name of a theme icon. */
  readonly icon: string;
  readonly text: string;
  readonly target: string;
}

export interface HoverParts {
  /** As written in the code's call, e.g. `torch.nn.LeakyReLU(negative_slope=0.3)`. */
  readonly title: string;
  readonly entry: Entry;
  readonly formula: Picture | undefined;
  /** The formula as text, with this call's own numbers. */
  readonly formulaText: string | undefined;
  readonly plot: Picture | undefined;
  /** What of the call could not be read. */
  readonly notes: readonly string[];
  readonly advice: boolean;
  readonly links: readonly HoverLink[];
}

/** The Markdown of a hover, what matters most on top. */
export function hoverMarkdown(parts: HoverParts): string {
  const { title, entry, formula, formulaText, plot, notes, links } = parts;
  const blocks = [
    `**\`${title}\`** — ${entry.kind}`,
    formula && image(formula),
    entry.summary,
    plot && image(plot),
    formulaText !== undefined && formulaText !== '' && `\`${formulaText}\``,
    ...notes.map((note) => `$(info) ${note}`),
    parts.advice && entry.useWhen !== undefined && `**Use it when** ${lowerFirst(entry.useWhen)}`,
    parts.advice && entry.watchOut !== undefined && `**Watch out**\n\n${entry.watchOut}`,
    links.map(({ icon, text, target }) => `[$(${icon}) ${text}](${target})`).join(' &nbsp; '),
  ];
  return blocks.filter((block) => typeof block === 'string' && block !== '').join('\n\n');
}

function image({ alt, uri, width, height }: Picture): string {
  return `![${alt.replace(/[[\]\\]/g, '\\$&')}](${uri}|width=${width},height=${height})`;
}

function lowerFirst(text: string): string {
  return /^[A-Z][a-z]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}
