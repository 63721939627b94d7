import type { Value } from '../../python/index.js';

/** Python's type of a value; `unknown` where the code does not show it. */
export type Kind =
  | 'int'
  | 'float'
  /** An int or a float. */
  | 'number'
  | 'bool'
  | 'None'
  | 'str'
  | 'list'
  | 'tuple'
  | 'set'
  | 'dict'
  | 'unknown';

export function kindOf(value: Value): Kind {
  if (value.kind === 'sequence') return value.isArray ? 'unknown' : value.brackets;
  if (value.kind === 'dict') return 'dict';
  if (value.kind !== 'literal') return 'unknown';
  const { value: literal, isFloat } = value;
  if (literal === null) return 'None';
  if (typeof literal === 'string') return 'str';
  if (typeof literal === 'boolean') return 'bool';
  if (isFloat === undefined) return Number.isInteger(literal) ? 'number' : 'float';
  return isFloat ? 'float' : 'int';
}

/** A number, or a bool as Python counts with it; `undefined` for what is neither. */
export function numberOf(value: Value | undefined): number | undefined {
  if (value?.kind !== 'literal') return undefined;
  if (typeof value.value === 'boolean') return value.value ? 1 : 0;
  return typeof value.value === 'number' ? value.value : undefined;
}

/** Whether Python takes a value for true; `undefined` where the code does not show it. */
export function isTrue(value: Value | undefined): boolean | undefined {
  if (value?.kind === 'literal') return Boolean(value.value) || Number.isNaN(value.value);
  if (value?.kind === 'sequence') return value.isArray ? undefined : value.items.length > 0;
  return value?.kind === 'dict' ? value.entries.length > 0 : undefined;
}

export function isNone(value: Value | undefined): boolean {
  return value?.kind === 'literal' && value.value === null;
}
