import {
  problemWith,
  type ParamSpecs,
  type ParamValue,
  type ParamValues,
} from '../engine/params.js';
import { assumedNote, type BoundArguments, type Value } from '../python/index.js';
import { paramLiteral } from './paramsToCode.js';

/** The parameters that a call gives, and what of it could not be read, one sentence each. */
export interface ReadParams {
  readonly params: ParamValues;
  readonly notes: readonly string[];
  /** The defaults that the values hold with, in one sentence at most. */
  readonly assumed: readonly string[];
}

/** A value for each parameter that Python has no default for. */
export function requiredParams(specs: ParamSpecs): ParamValues {
  return Object.fromEntries(
    Object.entries(specs).flatMap(([name, spec]) =>
      'required' in spec ? [[name, spec.default]] : [],
    ),
  );
}

/** Reads a call's arguments as parameters; one that is unknown or not allowed keeps its default. */
export function paramsFromCall(
  specs: ParamSpecs,
  { values, open, problems }: Pick<BoundArguments, 'values' | 'open' | 'problems'>,
): ReadParams {
  const notes = problems.map((problem) => `${problem[0]?.toUpperCase()}${problem.slice(1)}.`);
  const params: Record<string, ParamValue> = { ...requiredParams(specs) };
  for (const [name, spec] of Object.entries(specs)) {
    const given = values.get(name);
    const preset = paramLiteral(spec, spec.default);
    if (!given) {
      const spread = open.get(name)?.text;
      const why = spread === undefined ? 'must be given' : `may come from \`${spread}\``;
      if (name in params) notes.push(`\`${name}\` ${why}: drawn with ${preset}.`);
      continue;
    }
    const value = plainValue(given);
    const problem = value === undefined ? undefined : problemWith(name, spec, value);
    const isAssumed = assumedNote([given]).length > 0;
    if (value === undefined || (problem !== undefined && isAssumed)) {
      notes.push(
        `\`${name}=${given.text}\` is not known before the code runs: drawn with the default ${preset}.`,
      );
      continue;
    }
    if (problem === undefined && isParamValue(value)) params[name] = value;
    else notes.push(`${problem}: drawn with the default ${preset}.`);
  }
  return { params, notes, assumed: assumedNote(values.values()) };
}

/** A literal, or a sequence of literals; `undefined` where the code does not show them. */
function plainValue(value: Value): ParamValue | readonly unknown[] | undefined {
  if (value.kind === 'literal') return value.value;
  if (value.kind !== 'sequence') return undefined;
  const items = value.items.map(plainValue);
  return items.includes(undefined) ? undefined : items;
}

function isParamValue(value: ParamValue | readonly unknown[]): value is ParamValue {
  return (
    !(value instanceof Array) || value.every((item) => item === null || typeof item === 'number')
  );
}
