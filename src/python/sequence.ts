import type { Content, Literal, Value } from './value.js';

export type Brackets = Extract<Content, { kind: 'sequence' }>['brackets'];

/** Most items that a sequence may come to, nested ones counted. */
export const MOST_ITEMS = 10_000;

export function literal(value: Literal | undefined): Content | undefined {
  return value === undefined ? undefined : { kind: 'literal', value };
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

/** `[x] * times`. */
export function repeated(content: Content, times: Content): Content | undefined {
  if (content.kind !== 'sequence' || times.kind !== 'literal') return undefined;
  const { items, brackets } = content;
  const { value } = times;
  if (!isIndex(value) || items.length * value > MOST_ITEMS) return undefined;
  const copies = Array.from({ length: Math.max(0, value) }, () => items);
  return sequence(copies.flat(), brackets);
}

/** The numbers of `range(start, stop, step)`. */
export function range(start: number, stop: number, step: number): Content | undefined {
  const length = Math.max(0, Math.ceil((stop - start) / step));
  if (!(length <= MOST_ITEMS)) return undefined;
  const items = Array.from({ length }, (_, i): Value => {
    const value = start + i * step;
    return { kind: 'literal', value, text: String(value) };
  });
  return { kind: 'sequence', items, brackets: 'list' };
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

function isIndex(value: Literal): value is number {
  return typeof value === 'number' && Number.isInteger(value);
}
