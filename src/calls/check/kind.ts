import type { Value } from '../../python/index.js';

/** Python's type of a value; `unknown` where the code does not show it. */
export type Kind =
  'int' | 'float' | 'bool' | 'None' | 'str' | 'list' | 'tuple' | 'set' | 'dict' | 'unknown';

/** A value that holds with a default may be another one. */
export function kindOf(value: Value): Kind {
  if (isAssumed(value)) return 'unknown';
  if (value.kind === 'sequence') return value.isArray ? 'unknown' : value.brackets;
  if (value.kind === 'dict') return 'dict';
  if (value.kind !== 'literal') return 'unknown';
  const { value: literal, isFloat } = value;
  if (literal === null) return 'None';
  if (typeof literal === 'string') return 'str';
  if (typeof literal === 'boolean') return 'bool';
  return isFloat === true || !Number.isInteger(literal) ? 'float' : 'int';
}

function isAssumed({ assumed = [] }: Value): boolean {
  return assumed.length > 0;
}

/** A number, or a bool as Python counts with it; `undefined` for what is neither. */
export function numberOf(value: Value | undefined): number | undefined {
  if (value?.kind !== 'literal' || isAssumed(value)) return undefined;
  if (typeof value.value === 'boolean') return value.value ? 1 : 0;
  return typeof value.value === 'number' ? value.value : undefined;
}

/** Whether Python takes a value for true; `undefined` where the code does not show it. */
export function isTrue(value: Value | undefined): boolean | undefined {
  if (!value || isAssumed(value)) return undefined;
  if (value.kind === 'literal') return Boolean(value.value) || Number.isNaN(value.value);
  if (value.kind === 'sequence') return value.isArray ? undefined : value.items.length > 0;
  return value.kind === 'dict' ? value.entries.length > 0 : undefined;
}

export function isNone(value: Value | undefined): boolean {
  return value?.kind === 'literal' && value.value === null && !isAssumed(value);
}

/** A string that may be a number to Python's `float`. */
export function isNumeric(value: Value): boolean {
  return value.kind === 'literal' && /^\s*[+-]?(\d|\.\d|inf|nan)/i.test(String(value.value));
}
