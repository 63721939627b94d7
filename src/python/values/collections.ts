import { children, commaParts } from '../syntax/children.js';
import { nodeNames, type SyntaxNode } from '../syntax/nodes.js';
import type { Reading } from './reading.js';
import { MOST_ITEMS, sequence, slice, type Brackets } from './sequence.js';
import type { Content, Literal, Value } from './value.js';

/** `[a, *b]`, `(a, b)` and `{a, b}`. */
export function readSequence(
  node: SyntaxNode,
  brackets: Brackets,
  reading: Reading,
): Content | undefined {
  const items: Value[] = [];
  for (const [first, second, ...others] of commaParts(inside(node))) {
    if (!first || items.length > MOST_ITEMS) continue;
    const isStarred = first.name === '*';
    if (others.length > 0 || (second && !isStarred)) return undefined;
    const added = isStarred ? second && spreadItems(second, reading) : [reading.value(first)];
    if (!added) return undefined;
    items.push(...added);
  }
  return sequence(items, brackets);
}

/** What `*values` stands for. */
export function spreadItems(node: SyntaxNode, reading: Reading): readonly Value[] | undefined {
  const value = reading.value(node);
  if (value.kind !== 'sequence' || value.brackets === 'set') return undefined;
  return value.items.map((item) => withAssumed(item, value.assumed));
}

/** What `**values` stands for. */
export function spreadEntries(
  node: SyntaxNode,
  reading: Reading,
): readonly (readonly [Value, Value])[] | undefined {
  const value = reading.value(node);
  if (value.kind !== 'dict') return undefined;
  return value.entries.map(([key, entry]) => [key, withAssumed(entry, value.assumed)]);
}

/** `{"a": 1, **others}`. */
export function readDict(node: SyntaxNode, reading: Reading): Content | undefined {
  const entries: (readonly [Value, Value])[] = [];
  for (const [key, second, value, more] of commaParts(inside(node))) {
    if (!key) continue;
    if (more || entries.length >= MOST_ITEMS) return undefined;
    if (key.name === '**') {
      const added = second && !value ? spreadEntries(second, reading) : undefined;
      if (!added) return undefined;
      entries.push(...added);
    } else if (second?.name === ':' && value) {
      entries.push([reading.value(key), reading.value(value)]);
    } else return undefined;
  }
  return { kind: 'dict', entries };
}

/** `sizes[1:]`. */
export function readSlice(
  node: SyntaxNode,
  object: SyntaxNode,
  reading: Reading,
): Content | undefined {
  const bounds: Literal[] = [null];
  for (const part of children(node).slice(2, -1)) {
    if (part.name === ':') bounds.push(null);
    else {
      const bound = bounds.at(-1) === null ? reading.literal(part) : undefined;
      if (bound === undefined) return undefined;
      bounds[bounds.length - 1] = bound;
    }
  }
  const [from = null, to = null, step = null, ...more] = bounds;
  if (more.length > 0 || node.lastChild?.name !== ']') return undefined;
  const content = reading.content(object);
  return content && slice(content, [from, to, step]);
}

const BRACKETS = nodeNames('(', ')', '[', ']', '{', '}');

/** The children of a node without its brackets. */
export function inside(node: SyntaxNode): SyntaxNode[] {
  return children(node).filter(({ name }) => !BRACKETS.has(name));
}

function withAssumed(value: Value, more: readonly string[] = []): Value {
  if (more.length === 0) return value;
  return { ...value, assumed: [...new Set([...(value.assumed ?? []), ...more])] };
}
