import { arithmetic } from './arithmetic.js';
import { itemAt, literal, number, repeated, sequence } from './sequence.js';
import type { Content, Literal, Value } from './value.js';

/** Python's operators on two values; `undefined` where Python raises, or where the result is not certain. */
export function operate(a: Content, sign: string, b: Content): Content | undefined {
  if (sign in ORDERS || sign === '==' || sign === '!=') return literal(compare(a, sign, b));
  if (a.kind === 'literal' && b.kind === 'literal') {
    if (typeof a.value === 'number' && typeof b.value === 'number') {
      const isFloat = a.isFloat ?? b.isFloat ?? (sign === '/' || (sign === '**' && b.value < 0));
      return number(arithmetic(a.value, sign, b.value), isFloat);
    }
    const areStrings = typeof a.value === 'string' && typeof b.value === 'string';
    return areStrings && sign === '+' ? literal(`${a.value}${b.value}`) : undefined;
  }
  if (sign === '*') return repeated(a, b) ?? repeated(b, a);
  if (sign !== '+' || a.kind !== 'sequence' || b.kind !== 'sequence') return undefined;
  if (a.isArray || b.isArray) return undefined;
  return a.brackets === b.brackets ? sequence([...a.items, ...b.items], a.brackets) : undefined;
}

const ORDERS: Readonly<Record<string, (a: number, b: number) => boolean>> = {
  '<': (a, b) => a < b,
  '<=': (a, b) => a <= b,
  '>': (a, b) => a > b,
  '>=': (a, b) => a >= b,
};

function compare(a: Content, sign: string, b: Content): boolean | undefined {
  if (a.kind !== 'literal' || b.kind !== 'literal') return undefined;
  const order = ORDERS[sign];
  if (order) {
    const areNumbers = typeof a.value === 'number' && typeof b.value === 'number';
    return areNumbers ? order(a.value, b.value) : undefined;
  }
  const equal = areEqual(a.value, b.value);
  return equal === undefined ? undefined : equal === (sign === '==');
}

/** `undefined` for a number beside a truth value, which may be equal in Python. */
function areEqual(a: Literal, b: Literal): boolean | undefined {
  if (typeof a === typeof b || a === null || b === null) return a === b;
  return typeof a === 'string' || typeof b === 'string' ? false : undefined;
}

/** `x is None`, and of `True` and `False`; identity of other values is not certain. */
export function isSame(a: Content, b: Content): boolean | undefined {
  const single = [a, b].find(
    (one) => one.kind === 'literal' && (one.value === null || typeof one.value === 'boolean'),
  );
  if (!single || a.kind === 'attribute' || b.kind === 'attribute') return undefined;
  if (a.kind === 'call' || b.kind === 'call') return undefined;
  return a.kind === 'literal' && b.kind === 'literal' ? a.value === b.value : false;
}

/** `a in b` for a sequence, the keys of a dict or a part of a string. */
export function isIn(a: Content, b: Content): boolean | undefined {
  if (a.kind !== 'literal') return undefined;
  if (b.kind === 'literal') {
    if (typeof a.value !== 'string' || typeof b.value !== 'string') return undefined;
    return b.value.includes(a.value);
  }
  const items =
    b.kind === 'sequence' ? b.items : b.kind === 'dict' ? b.entries.map(([key]) => key) : undefined;
  const found = items?.map((item) =>
    item.kind === 'literal' ? areEqual(a.value, item.value) : undefined,
  );
  if (found?.includes(true)) return true;
  return found?.every((one) => one === false) ? false : undefined;
}

/** What counts as true in a condition. */
export function isTrue(content: Content): boolean | undefined {
  switch (content.kind) {
    case 'literal':
      return content.value !== null && content.value !== false && content.value !== 0 && content.value !== ''; // prettier-ignore
    case 'sequence':
      return content.items.length > 0;
    case 'dict':
      return content.entries.length > 0;
    default:
      return undefined;
  }
}

/** `content.get(key, otherwise)` of a dict whose keys are all known. */
export function got(content: Content, key: Value, otherwise: Value): Value | undefined {
  if (content.kind !== 'dict' || key.kind !== 'literal') return undefined;
  const areKnown = content.entries.every(([one]) => one.kind === 'literal');
  return areKnown ? (itemAt(content, key.value) ?? otherwise) : undefined;
}
