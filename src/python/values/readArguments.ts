import { children, commaParts } from '../syntax/children.js';
import type { SyntaxNode } from '../syntax/nodes.js';
import { spreadEntries, spreadItems } from './collections.js';
import type { Reading } from './reading.js';
import type { Arguments, Unplaced, Value } from './value.js';

/** What is between the brackets of a call. */
export function argumentsIn(list: SyntaxNode, reading: Reading): Arguments {
  const positional: Value[] = [];
  const keywords = new Map<string, Value>();
  const spreads: string[] = [];
  const unplaced: Unplaced[] = [];
  const place = (value: Value): void => {
    if (spreads.length === 0) positional.push(value);
    else unplaced.push({ value, after: spreads.length });
  };
  for (const parts of commaParts(children(list))) {
    const [first, second, third] = parts;
    if (!first) continue;
    const text = reading.source.text.slice(first.from, parts.at(-1)?.to);
    if (first.name === '*') {
      const items = second && parts.length === 2 ? spreadItems(second, reading) : undefined;
      if (items) items.forEach(place);
      else spreads.push(text);
    } else if (first.name === '**') {
      const entries = second && parts.length === 2 ? spreadEntries(second, reading) : undefined;
      const named = entries && namesOf(entries);
      if (!named) spreads.push(text);
      for (const [name, value] of named ?? []) keywords.set(name, value);
    } else if (second?.name === 'AssignOp') {
      if (third) keywords.set(reading.text(first), reading.value(third));
    } else {
      place(parts.length === 1 ? reading.value(first) : { kind: 'unreadable', text });
    }
  }
  return { positional, keywords, spreads, ...(unplaced.length > 0 && { unplaced }) };
}

/** Keyword arguments by name; `undefined` where a key is not known. */
function namesOf(
  entries: readonly (readonly [Value, Value])[],
): readonly (readonly [string, Value])[] | undefined {
  const named = entries.flatMap(([key, value]): [string, Value][] =>
    key.kind === 'literal' && typeof key.value === 'string' ? [[key.value, value]] : [],
  );
  return named.length === entries.length ? named : undefined;
}
