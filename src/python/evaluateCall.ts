import { FUNCTIONS } from './arithmetic.js';
import type { Arguments } from './call.js';
import { readNumber } from './literalToken.js';
import { literal, range, sequence } from './sequence.js';
import type { Content, Value } from './value.js';

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

/** The built-in functions that are understood. */
export const BUILTINS = new Set(
  'abs dict enumerate float int len list max min pow range round tuple'.split(' '),
);

const RANGES = new Set(['builtins.range', 'numpy.arange', 'torch.arange']);

/** What a call of a built-in or mathematical function comes to, or `undefined`. */
export function evaluateCall(
  name: string,
  { positional, keywords, spreads }: Arguments,
): Content | undefined {
  if (spreads.length > 0) return undefined;
  const [first, ...others] = positional;
  if (ARRAYS.has(name)) {
    const isArray = first?.kind === 'sequence' && first.brackets !== 'set';
    return isArray ? sequence(first.items, 'list') : undefined;
  }
  const numbers = positional.map(numberOf).filter((value) => value !== undefined);
  const areNumbers = numbers.length === positional.length;
  if (RANGES.has(name)) return areNumbers ? rangeOf(numbers) : undefined;
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
      return others.length > 0 ? undefined : literal(toFloat(first));
    case 'builtins.int':
      return numbers.length === 1 && areNumbers ? finite(Math.trunc(numbers[0] ?? NaN)) : undefined;
    case 'builtins.len':
      return first?.kind === 'sequence' && first.brackets !== 'set'
        ? literal(first.items.length)
        : undefined;
    case 'builtins.list':
      return listed(first, 'list');
    case 'builtins.tuple':
      return listed(first, 'tuple');
  }
  const compute = FUNCTIONS.get(name);
  return compute && areNumbers && numbers.length > 0 ? finite(compute(...numbers)) : undefined;
}

function numberOf(value: Value): number | undefined {
  return value.kind === 'literal' && typeof value.value === 'number' ? value.value : undefined;
}

function finite(value: number): Content | undefined {
  return Number.isFinite(value) ? literal(value) : undefined;
}

/** `range(stop)`, `range(start, stop)` or `range(start, stop, step)`. */
function rangeOf(numbers: readonly number[]): Content | undefined {
  const [first, stop, step = 1] = numbers;
  if (first === undefined || numbers.length > 3 || step === 0) return undefined;
  return stop === undefined ? range(0, first, 1) : range(first, stop, step);
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
