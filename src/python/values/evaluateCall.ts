import { readNumber } from '../syntax/literalToken.js';
import { FUNCTIONS } from './arithmetic.js';
import { isTrue } from './operators.js';
import { array, literal, number, range, sequence } from './sequence.js';
import type { Arguments, Content, Value } from './value.js';

/** Functions whose result is their first argument as a list. */
const ARRAYS = new Set([
  'numpy.array',
  'numpy.asarray',
  'torch.as_tensor',
  'torch.asarray',
  'torch.FloatTensor',
  'torch.LongTensor',
  'torch.tensor',
  'torch.Tensor',
]);

const RANGES = new Set(['builtins.range', 'numpy.arange', 'torch.arange']);

/** What a call of a built-in or mathematical function evaluates to, or `undefined`. */
export function evaluateCall(
  name: string,
  { positional, keywords, spreads }: Arguments,
): Content | undefined {
  if (spreads.length > 0) return undefined;
  const [first, ...others] = positional;
  if (ARRAYS.has(name)) {
    const isArray = first?.kind === 'sequence' && first.brackets !== 'set';
    return isArray ? array(first.items) : undefined;
  }
  const numbers = numbersOf(positional);
  if (RANGES.has(name)) return numbers && rangeOf(numbers, name);
  if (name === 'builtins.dict') {
    if (positional.length > 0) return undefined;
    return {
      kind: 'dict',
      entries: [...keywords].map(([key, value]): [Value, Value] => [
        { kind: 'literal', value: key, text: key },
        value,
      ]),
    };
  }
  if (keywords.size > 0) return undefined;
  switch (name) {
    case 'builtins.float':
      return others.length > 0 ? undefined : number(toFloat(first), true);
    case 'builtins.int':
      return others.length > 0 ? undefined : toInt(first);
    case 'builtins.bool':
      return first && first.kind !== 'unreadable' && others.length === 0
        ? literal(isTrue(first))
        : undefined;
    case 'builtins.str':
      return others.length > 0 ? undefined : literal(first && textOf(first));
    case 'builtins.len':
      return others.length > 0 ? undefined : literal(first && lengthOf(first));
    case 'builtins.sum':
      return others.length > 0 ? undefined : sumOf(first);
    case 'builtins.list':
      return listed(first, 'list');
    case 'builtins.tuple':
      return listed(first, 'tuple');
  }
  const compute = FUNCTIONS.get(name);
  const isExtreme = name === 'builtins.max' || name === 'builtins.min';
  const items = isExtreme && first?.kind === 'sequence' && others.length === 0 ? first.items : [];
  const given = items.length > 0 ? numbersOf(items) : numbers;
  if (!compute || !given || given.length === 0) return undefined;
  const result = compute(...given.map(({ value }) => value));
  return Number.isFinite(result) ? number(result, givesFloat(name, given, result)) : undefined;
}

interface PythonNumber {
  readonly value: number;
  readonly isFloat: boolean;
}

/** `undefined` where one of them is no number. */
function numbersOf(values: readonly Value[]): readonly PythonNumber[] | undefined {
  const numbers = values.flatMap((one): PythonNumber[] =>
    one.kind === 'literal' && typeof one.value === 'number'
      ? [{ value: one.value, isFloat: one.isFloat === true }]
      : [],
  );
  return numbers.length === values.length ? numbers : undefined;
}

function givesFloat(name: string, given: readonly PythonNumber[], result: number): boolean {
  const [first, second] = given;
  switch (name) {
    case 'math.ceil':
    case 'math.floor':
      return false;
    case 'builtins.max':
    case 'builtins.min':
      return given.find(({ value }) => value === result)?.isFloat === true;
    case 'builtins.round':
      return given.length > 1 && first?.isFloat === true;
    case 'builtins.pow':
      return given.some(({ isFloat }) => isFloat) || (second?.value ?? 0) < 0;
    default:
      return name.startsWith('builtins.') ? first?.isFloat === true : true;
  }
}

/** `int(2.7)`, `int("3")`. */
function toInt(value: Value | undefined): Content | undefined {
  if (value?.kind !== 'literal') return undefined;
  if (typeof value.value === 'boolean') return literal(Number(value.value));
  if (typeof value.value === 'number') {
    return Number.isFinite(value.value) ? literal(Math.trunc(value.value)) : undefined;
  }
  const digits = typeof value.value === 'string' ? value.value.trim() : '';
  return /^[+-]?\d{1,15}$/.test(digits) ? literal(Number(digits)) : undefined;
}

/** What `str` makes of texts, truth values and whole numbers. */
export function textOf(value: Value): string | undefined {
  if (value.kind !== 'literal' || value.isFloat) return undefined;
  if (typeof value.value === 'boolean') return value.value ? 'True' : 'False';
  if (typeof value.value !== 'number') return value.value ?? 'None';
  return Number.isSafeInteger(value.value) ? String(value.value) : undefined;
}

function lengthOf(value: Value): number | undefined {
  switch (value.kind) {
    case 'sequence':
      return value.brackets === 'set' ? undefined : value.items.length;
    case 'dict': {
      const keys = value.entries.map(([key]) => (key.kind === 'literal' ? key.value : undefined));
      const areTexts = keys.every((key) => typeof key === 'string');
      return areTexts ? new Set(keys).size : undefined;
    }
    case 'literal':
      return typeof value.value === 'string' ? Array.from(value.value).length : undefined;
    default:
      return undefined;
  }
}

/** Of whole numbers alone: those with a fraction are rounded in another order. */
function sumOf(value: Value | undefined): Content | undefined {
  if (value?.kind !== 'sequence' || value.brackets === 'set') return undefined;
  const numbers = numbersOf(value.items);
  return numbers && !numbers.some(({ isFloat }) => isFloat)
    ? literal(numbers.reduce((sum, one) => sum + one.value, 0))
    : undefined;
}

/** `range(stop)`, `range(start, stop)` or `range(start, stop, step)`. */
function rangeOf(numbers: readonly PythonNumber[], name: string): Content | undefined {
  const [first, stop, step = 1] = numbers.map(({ value }) => value);
  const isFloat = numbers.some((one) => one.isFloat);
  const isRefused = isFloat && name === 'builtins.range';
  if (first === undefined || numbers.length > 3 || step === 0 || isRefused) return undefined;
  return stop === undefined ? range(0, first, 1, isFloat) : range(first, stop, step, isFloat);
}

function listed(value: Value | undefined, brackets: 'list' | 'tuple'): Content | undefined {
  return value?.kind === 'sequence' && value.brackets !== 'set'
    ? sequence(value.items, brackets)
    : undefined;
}

/** `float(3)`, `float("1e-3")`, `float("-inf")`. */
function toFloat(value: Value | undefined): number | undefined {
  if (value?.kind !== 'literal') return undefined;
  if (typeof value.value === 'number') return value.value;
  if (typeof value.value !== 'string') return undefined;
  const [, sign, word = ''] = /^\s*([+-]?)(\S+)\s*$/.exec(value.value.toLowerCase()) ?? [];
  const special = ['inf', 'infinity'].includes(word) ? Infinity : word === 'nan' ? NaN : undefined;
  const magnitude = special ?? (/^[\d.]/.test(word) ? readNumber(word) : undefined);
  return magnitude === undefined ? undefined : sign === '-' ? -magnitude : magnitude;
}
