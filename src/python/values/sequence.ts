import type { Content, Literal, Value } from './value.js';

export type Brackets = Extract<Content, { kind: 'sequence' }>['brackets'];

/** Most items of a sequence, nested ones counted. */
export const MOST_ITEMS = 10_000;

export function literal(value: Literal | undefined): Content | undefined {
  return value === undefined ? undefined : { kind: 'literal', value };
}

/** A number of Python's type `float` or `int`. */
export function number(value: number | undefined, isFloat: boolean): Content | undefined {
  if (value === undefined) return undefined;
  return { kind: 'literal', value, ...(isFloat && { isFloat }) };
}

/** A sequence, or `undefined` where it has more than {@link MOST_ITEMS}. */
export function sequence(items: readonly Value[], brackets: Brackets): Content | undefined {
  return size(items) > MOST_ITEMS ? undefined : { kind: 'sequence', items, brackets };
}

function size(items: readonly Value[]): number {
  let count = items.length;
  for (const item of items) {
    if (item.kind === 'sequence') count += size(item.items);
    if (count > MOST_ITEMS) break;
  }
  return count;
}

/** The items of a tensor, an array or a range. */
export function array(items: readonly Value[]): Content | undefined {
  const made = sequence(items, 'list');
  return made?.kind === 'sequence' ? { ...made, isArray: true } : undefined;
}

/** `[x] * times`. */
export function repeated(content: Content, times: Content): Content | undefined {
  if (content.kind !== 'sequence' || content.isArray || times.kind !== 'literal') return undefined;
  const { items, brackets } = content;
  const { value } = times;
  if (!isIndex(value) || items.length * value > MOST_ITEMS) return undefined;
  const copies = Array.from({ length: Math.max(0, value) }, () => items);
  return sequence(copies.flat(), brackets);
}

/** The numbers of `range(start, stop, step)`. */
export function range(
  start: number,
  stop: number,
  step: number,
  isFloat = false,
): Content | undefined {
  const length = Math.max(0, Math.ceil((stop - start) / step));
  if (!(length <= MOST_ITEMS)) return undefined;
  const items = Array.from({ length }, (_, i): Value => {
    const value = start + i * step;
    return { kind: 'literal', value, text: String(value), ...(isFloat && { isFloat }) };
  });
  return array(items);
}

/** `content[key]` of a list, a tuple or a dict. */
export function itemAt(content: Content, key: Literal): Value | undefined {
  if (content.kind === 'dict') {
    const isKey = (at: Value): boolean => at.kind === 'literal' && at.value === key;
    return content.entries.findLast(([at]) => isKey(at))?.[1];
  }
  if (content.kind !== 'sequence' || content.brackets === 'set' || !isIndex(key)) return undefined;
  return content.items.at(key);
}

/** `content[from:to:step]` of a list or a tuple. */
export function slice(
  content: Content,
  [from, to, step]: readonly [from: Literal, to: Literal, step: Literal],
): Content | undefined {
  if (content.kind !== 'sequence' || content.brackets === 'set') return undefined;
  const by = step ?? 1;
  if (!isIndex(by) || by === 0) return undefined;
  const { length } = content.items;
  const [least, most] = by > 0 ? [0, length] : [-1, length - 1];
  const bound = (value: Literal, absent: number): number | undefined => {
    if (value === null) return absent;
    if (!isIndex(value)) return undefined;
    return Math.min(most, Math.max(least, value < 0 ? value + length : value));
  };
  const first = bound(from, by > 0 ? 0 : length - 1);
  const end = bound(to, by > 0 ? length : -1);
  if (first === undefined || end === undefined) return undefined;
  const items: Value[] = [];
  for (let i = first; by > 0 ? i < end : i > end; i += by) {
    const item = content.items[i];
    if (item) items.push(item);
  }
  return content.isArray ? array(items) : sequence(items, content.brackets);
}

function isIndex(value: Literal): value is number {
  return typeof value === 'number' && Number.isInteger(value);
}
