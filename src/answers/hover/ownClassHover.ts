import {
  assumedNote,
  givenValues,
  type Call,
  type OwnClass,
  type OwnLayer,
} from '../../python/index.js';
import { signaturesOf } from './computedCall.js';
import type { HoverContext } from './hoverContext.js';
import { blocks, titleLine, type HoverLink } from './markdown.js';

/** Rows of the table; a larger class says how many more there are. */
const MOST_ROWS = 30;
const WIDEST = 60;

type ParametersOf = (call: Call) => number | undefined;

/** The Markdown about a module of the user's own: its bases, and its layers with their parameter counts. */
export async function ownClassHover(
  own: OwnClass,
  { library, labs, uri }: Pick<HoverContext, 'library' | 'labs' | 'uri'>,
): Promise<string> {
  const signatures = await signaturesOf(callsOf(own), library, labs);
  const parametersOf: ParametersOf = (call) =>
    labs.parametersOf(call, (name) => signatures.get(name));
  const { name, bases, layers } = own;
  return blocks([
    titleLine(`**\`${name}\`** — your module`, [sourceLink(own, uri)]),
    `\`class ${name.slice(name.lastIndexOf('.') + 1)}(${bases.join(', ')})\``,
    layers.length > 0 && table(layers, parametersOf),
    layers.length > MOST_ROWS && `… and ${layers.length - MOST_ROWS} more`,
    layers.length > 0 && totalOf(own, parametersOf),
    assumedOf(own, parametersOf),
  ]);
}

function sourceLink({ path, line }: OwnClass, uri: string): HoverLink {
  const file = path ?? uri;
  const name = decodeURIComponent(file.slice(file.lastIndexOf('/') + 1));
  return { text: `${name}:${line}`, target: `${file}#L${line}` };
}

function table(layers: readonly OwnLayer[], parametersOf: ParametersOf): string {
  const rows = layers.slice(0, MOST_ROWS).map(({ attribute, made }) => {
    const { isWhole, count } = sizeOf(made, parametersOf);
    const size = !isWhole ? '' : count === 0 ? '–' : count.toLocaleString('en-US');
    return `| \`${attribute}\` | \`${textOf(made)}\` | ${size} |`;
  });
  return ['| layer | made by | parameters |', '| :-- | :-- | --: |', ...rows].join('\n');
}

function textOf(made: OwnLayer['made']): string {
  if ('layers' in made) return made.name;
  const { positional, keywords, spreads } = made.arguments;
  const given = [
    ...positional.map(({ text }) => text),
    ...[...keywords].map(([name, { text }]) => `${name}=${text}`),
    ...spreads,
  ];
  const leaf = made.name.slice(made.name.lastIndexOf('.') + 1);
  const text = `${leaf}(${given.join(', ')})`.replace(/\s+/g, ' ').replaceAll('|', '¦');
  return text.length > WIDEST ? `${text.slice(0, WIDEST - 1)}…` : text;
}

interface Size {
  readonly count: number;
  /** Nothing in it is of unknown size. */
  readonly isWhole: boolean;
}

function sizeOf(made: OwnLayer['made'], parametersOf: ParametersOf): Size {
  if ('layers' in made) {
    const sizes = made.layers.map((layer) => sizeOf(layer.made, parametersOf));
    return {
      count: sizes.reduce((sum, { count }) => sum + count, 0),
      isWhole: made.layers.length > 0 && sizes.every(({ isWhole }) => isWhole),
    };
  }
  const count = parametersOf(made);
  return { count: count ?? 0, isWhole: count !== undefined };
}

/** A sum over what is known; other parts of the class may learn more. */
function totalOf(own: OwnClass, parametersOf: ParametersOf): string | undefined {
  const { count, isWhole } = sizeOf(own, parametersOf);
  if (count === 0) return undefined;
  const total = `**${count.toLocaleString('en-US')}**`;
  return isWhole
    ? `$(symbol-operator) ${total} parameters in these layers`
    : `$(symbol-operator) at least ${total} parameters: some sizes are not known before the code runs`;
}

/** What the counts hold with, e.g. the default of a parameter of `__init__`. */
function assumedOf(own: OwnClass, parametersOf: ParametersOf): string | undefined {
  const counted = callsOf(own).filter((call) => (parametersOf(call) ?? 0) > 0);
  const notes = assumedNote(counted.flatMap((call) => givenValues(call.arguments)));
  return notes.length > 0 ? notes.map((note) => `$(info) ${note}`).join('  \n') : undefined;
}

function callsOf({ layers }: OwnClass): Call[] {
  return layers.flatMap(({ made }) => ('layers' in made ? callsOf(made) : [made]));
}
