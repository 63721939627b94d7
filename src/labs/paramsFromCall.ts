import {
  problemWith,
  type Param,
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
  /** The parameters that have a placeholder, since only the running code knows them. */
  readonly unknown: readonly string[];
}

export interface ReadingOptions {
  /** What stands for an unknown argument, where the default would not do. */
  readonly placeholders?: ParamValues;
  /** The parameters that take a list with one value for each parameter group. */
  readonly perGroup?: ReadonlySet<string>;
}

/** A value for each parameter that Python has no default for. */
export function requiredParams(specs: ParamSpecs): ParamValues {
  return Object.fromEntries(
    Object.entries(specs).flatMap(([name, spec]) =>
      'required' in spec ? [[name, spec.default]] : [],
    ),
  );
}

/** Reads a call's arguments as parameters; one that is unknown or cannot be drawn gets a placeholder. */
export function paramsFromCall(
  specs: ParamSpecs,
  {
    values,
    problems,
    spreads = [],
  }: Pick<BoundArguments, 'values' | 'problems'> & Partial<Pick<BoundArguments, 'spreads'>>,
  { placeholders = {}, perGroup }: ReadingOptions = {},
): ReadParams {
  const params: Record<string, ParamValue> = { ...requiredParams(specs) };
  const missing: Placed[] = [];
  const unknown: Placed[] = [];
  const notes: string[] = [];
  for (const [name, spec] of Object.entries(specs)) {
    const given = values.get(name);
    const stand = placeholders[name];
    const preset = paramLiteral(spec, stand ?? spec.default);
    if (!given) {
      if (name in params) missing.push({ name, text: name, preset });
      continue;
    }
    const value = plainValue(given);
    if (value === undefined || isDoubtful(given, problemOfTaken(name, spec, value, perGroup))) {
      if (stand !== undefined) params[name] = stand;
      unknown.push({ name, text: `${name}=${shortText(given.text)}`, preset });
      continue;
    }
    const first = perGroup?.has(name) ? firstOf(spec, value) : undefined;
    if (first !== undefined && value instanceof Array && value.length > 1) {
      notes.push(
        `\`${name}\` has a value for each parameter group; the first, ${paramLiteral(spec, first)}, is drawn.`,
      );
    }
    const taken = first ?? value;
    const problem = problemWith(name, spec, taken);
    if (problem === undefined && isParamValue(taken)) params[name] = taken;
    else notes.push(`${limited(problem ?? name)}; drawn with ${preset} as a placeholder.`);
  }
  const spreadNote = aboutSpreads(spreads, missing);
  return {
    params,
    notes: [
      ...problems
        .filter((problem) => !spreads.some((spread) => problem.startsWith(`\`${spread}\``)))
        .map((problem) => `${problem[0]?.toUpperCase()}${problem.slice(1)}.`),
      ...(spreadNote === undefined ? aboutMissing(missing) : [spreadNote]),
      ...aboutUnknown(unknown),
      ...notes,
    ],
    assumed: assumedNote(values.values()),
    unknown: [
      ...unknown.map(({ name }) => name),
      ...(spreads.length > 0 ? missing.map(({ name }) => name) : []),
    ],
  };
}

/** Whether a value that cannot be drawn is a default, so that a caller may give another one. */
function isDoubtful(given: Value, problem: string | undefined): boolean {
  return problem !== undefined && assumedNote([given]).length > 0;
}

function problemOfTaken(
  name: string,
  spec: Param,
  value: ParamValue | readonly unknown[],
  perGroup: ReadonlySet<string> | undefined,
): string | undefined {
  return problemWith(name, spec, (perGroup?.has(name) ? firstOf(spec, value) : undefined) ?? value);
}

/** A parameter that a placeholder stands for. */
interface Placed {
  readonly name: string;
  /** As the note names it. */
  readonly text: string;
  /** The placeholder, as Python writes it. */
  readonly preset: string;
}

function aboutSpreads(spreads: readonly string[], missing: readonly Placed[]): string | undefined {
  if (spreads.length === 0) return undefined;
  const is = spreads.length === 1 ? 'is' : 'are';
  const them = spreads.length === 1 ? 'it' : 'them';
  const instead = missing.map(({ name, preset }) => `\`${name}=${preset}\``);
  const stand = missing.length === 1 ? 'as a placeholder' : 'as placeholders';
  const rest = missing.length > 0 ? `, with ${listed(instead)} ${stand}` : '';
  return `${listed(spreads.map(quoted))} ${is} not known before the code runs; drawn without ${them}${rest}.`;
}

function aboutMissing(missing: readonly Placed[]): string[] {
  if (missing.length === 0) return [];
  return [
    `${listed(missing.map(({ text }) => quoted(text)))} must be given; ${drawnWith(missing)}.`,
  ];
}

function aboutUnknown(unknown: readonly Placed[]): string[] {
  if (unknown.length === 0) return [];
  const is = unknown.length === 1 ? 'is' : 'are';
  const names = listed(unknown.map(({ text }) => quoted(text)));
  return [`${names} ${is} not known before the code runs; ${drawnWith(unknown)}.`];
}

function drawnWith(all: readonly Placed[]): string {
  const stand = all.length === 1 ? 'as a placeholder' : 'as placeholders';
  return `drawn with ${listed(all.map(({ preset }) => preset))} ${stand}`;
}

/** `a`, `a and b`, `a, b and c`. */
export function listed(words: readonly string[]): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} and ${last}`;
}

function quoted(text: string): string {
  return `\`${text}\``;
}

/** What a picture asks for, which may be less than Python takes. */
function limited(problem: string): string {
  return problem.replace(', got ', ' to be drawn, got ');
}

const LONGEST = 60;

/** Code as a sentence quotes it. */
export function shortText(code: string): string {
  const line = code.replace(/\s*\n\s*/g, ' ');
  return line.length > LONGEST ? `${line.slice(0, LONGEST - 1)}…` : line;
}

/** A literal, or a sequence of literals; `undefined` where the code does not show them. */
function plainValue(value: Value): ParamValue | readonly unknown[] | undefined {
  if (value.kind === 'literal') return value.value;
  if (value.kind !== 'sequence') return undefined;
  const items = value.items.map(plainValue);
  return items.includes(undefined) ? undefined : items;
}

/** The first of the values of parameter groups. */
function firstOf(spec: Param, value: ParamValue | readonly unknown[]): number | undefined {
  if (spec.kind !== 'number' && spec.kind !== 'optional') return undefined;
  const first: unknown = value instanceof Array ? value[0] : undefined;
  return typeof first === 'number' ? first : undefined;
}

function isParamValue(value: ParamValue | readonly unknown[]): value is ParamValue {
  return (
    !(value instanceof Array) || value.every((item) => item === null || typeof item === 'number')
  );
}
