import { parametersOf, type Arguments, type Parameter, type Value } from '../../python/index.js';
import { nearestName } from './nearestName.js';
import type { Problem } from './problem.js';

/** The arguments of a call by parameter, and which of them have none. */
export interface Bound {
  readonly given: ReadonlyMap<string, Value>;
  /** The defaults of what is certainly not given. */
  readonly defaults: ReadonlyMap<string, Value>;
  /** All that is given by position. */
  readonly positional: readonly Value[];
  /** Keywords that are no parameters. */
  readonly extra: readonly string[];
  readonly problems: readonly Problem[];
}

/**
 * Matches arguments to parameters as Python does. What a star brings is unknown: then no place counts
 * that could be behind it, and nothing is missing.
 */
export function bind(leaf: string, signature: string, call: Arguments): Bound {
  const parameters = parametersOf(signature);
  const isOf = (...kinds: readonly Parameter['kind'][]): Parameter[] =>
    parameters.filter(({ kind }) => kinds.includes(kind));
  const places = isOf('any', 'position');
  const named = isOf('any', 'keyword').map(({ name }) => name);
  const takesAll = isOf('positions').length > 0;
  const takesAny = isOf('keywords').length > 0;
  const given = new Map<string, Value>();
  const problems: Problem[] = [];
  const extra: string[] = [];

  call.positional.slice(0, places.length).forEach((value, i) => {
    given.set(places[i]?.name ?? '', value);
  });
  const surplus = call.positional.slice(places.length);
  if (surplus.length > 0 && !takesAll) {
    problems.push(tooMany(leaf, parameters, places.length, surplus));
  }
  for (const [name, value] of call.keywords) {
    if (!named.includes(name)) {
      extra.push(name);
      if (!takesAny) problems.push(unknown(leaf, name, named));
    } else if (given.has(name)) problems.push(doubled(name, given.get(name), value));
    else given.set(name, value);
  }
  const isWhole = call.spreads.length === 0;
  const absent = isWhole ? parameters.filter(({ name }) => !given.has(name)) : [];
  for (const { name, kind, fallback } of absent) {
    if (fallback || kind === 'positions' || kind === 'keywords') continue;
    problems.push({ kind: 'missing', parameter: name, sentence: `\`${name}\` must be given` });
  }
  const defaults = absent.flatMap(({ name, fallback }): [string, Value][] =>
    fallback ? [[name, fallback]] : [],
  );
  return { given, defaults: new Map(defaults), positional: call.positional, extra, problems };
}

function tooMany(
  leaf: string,
  parameters: readonly Parameter[],
  count: number,
  surplus: readonly Value[],
): Problem {
  const texts = surplus.map(({ text }) => `\`${text}\``).join(', ');
  const byName = parameters.filter(({ kind }) => kind === 'keyword').map(({ name }) => name);
  const [first] = byName;
  const most =
    count === 0 ? 'no arguments' : `at most ${count} ${count === 1 ? 'argument' : 'arguments'}`;
  const remedy =
    first === undefined ? `remove ${texts}` : `give ${texts} by name, e.g. \`${first}=…\``;
  return {
    kind: 'surplus',
    parameter: surplus[0]?.text ?? '',
    sentence: `\`${leaf}\` takes ${most} by position; ${remedy}`,
  };
}

/** Most parameters that are listed where none resembles the word. */
const MOST_LISTED = 6;

function unknown(leaf: string, word: string, names: readonly string[]): Problem {
  const shown = names.filter((name) => !name.startsWith('_'));
  const near = nearestName(word, shown);
  const listed = shown.map((name) => `\`${name}\``).join(', ');
  const remedy =
    near !== undefined
      ? `; did you mean \`${near}\`?`
      : shown.length === 0
        ? ', which takes no arguments by name'
        : shown.length <= MOST_LISTED
          ? `, which takes ${listed}`
          : '; remove it';
  return {
    kind: 'unknown',
    parameter: word,
    sentence: `\`${word}\` is not a parameter of \`${leaf}\`${remedy}`,
  };
}

function doubled(name: string, first: Value | undefined, second: Value): Problem {
  return {
    kind: 'doubled',
    parameter: name,
    sentence: `\`${name}\` is given twice, as \`${first?.text ?? ''}\` by position and as \`${name}=${second.text}\`; remove one`,
  };
}
