import { parametersOf, type Parameter } from './signature.js';
import type { Arguments, Value } from './value.js';

/** The arguments of a call by parameter name, and what is wrong with the call. */
export interface BoundArguments {
  readonly values: ReadonlyMap<string, Value>;
  /** The defaults of the parameters that the call does not give. */
  readonly defaults: ReadonlyMap<string, Value>;
  /** The parameters that an unknown spread may give, each with the text of that spread. */
  readonly open: ReadonlyMap<string, Value>;
  readonly problems: readonly string[];
  /** The text of `*args` and `**kwargs`, which may give any parameter that is not in `values`. */
  readonly spreads: readonly string[];
}

/**
 * Matches arguments to parameters as Python does.
 *
 * @param signature as Python writes it, e.g. `input, *, approximate='none'`, in parentheses or not.
 */
export function bindArguments(signature: string, given: Arguments): BoundArguments {
  const parameters = parametersOf(signature);
  const byPosition = parameters.filter(({ kind }) => kind === 'any' || kind === 'position');
  const byKeyword = new Set(
    parameters.flatMap(({ kind, name }) => (kind === 'any' || kind === 'keyword' ? [name] : [])),
  );
  const takes = (kind: Parameter['kind']): boolean => parameters.some((one) => one.kind === kind);
  const values = new Map<string, Value>();
  const problems: string[] = [];
  given.positional.forEach((value, i) => {
    const name = byPosition[i]?.name;
    if (name !== undefined) values.set(name, value);
    else if (!takes('positions')) problems.push(`there is no parameter for \`${value.text}\``);
  });
  for (const [name, value] of given.keywords) {
    if (!byKeyword.has(name)) {
      if (!takes('keywords')) problems.push(`there is no parameter \`${name}\``);
    } else if (values.has(name)) problems.push(`\`${name}\` is given twice`);
    else values.set(name, value);
  }
  for (const spread of given.spreads) problems.push(`\`${spread}\` cannot be read here`);
  const open = openParameters(parameters, values, given.spreads);
  const defaults = parameters.flatMap(({ name, fallback }): [string, Value][] =>
    fallback && !values.has(name) && !open.has(name) ? [[name, fallback]] : [],
  );
  return { values, defaults: new Map(defaults), open, problems, spreads: given.spreads };
}

function openParameters(
  parameters: readonly Parameter[],
  values: ReadonlyMap<string, Value>,
  spreads: readonly string[],
): ReadonlyMap<string, Value> {
  const byPosition = spreads.find((text) => !text.startsWith('**'));
  const byKeyword = spreads.find((text) => text.startsWith('**'));
  const open = new Map<string, Value>();
  for (const { name, kind } of parameters) {
    const position = kind === 'any' || kind === 'position' ? byPosition : undefined;
    const keyword = kind === 'any' || kind === 'keyword' ? byKeyword : undefined;
    const text = position ?? keyword;
    if (text !== undefined && !values.has(name)) open.set(name, { kind: 'unreadable', text });
  }
  return open;
}

/** The spreads and what is written between them, as arguments that may be written behind keywords. */
export function spreadTexts({ spreads, unplaced = [] }: Arguments): string[] {
  const behind = (count: number): string[] =>
    unplaced.filter(({ after }) => after === count).map(({ value }) => `*[${value.text}]`);
  return spreads.flatMap((text, i) => [text, ...behind(i + 1)]);
}
