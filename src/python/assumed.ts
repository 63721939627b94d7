import type { Arguments } from './call.js';
import type { Value } from './value.js';

/** Every default that values hold with, those of what is inside them included, e.g. `width=64`. */
export function assumedIn(values: Iterable<Value>): string[] {
  const found = new Set<string>();
  const visitAll = (all: Iterable<Value>): void => {
    for (const value of all) visit(value);
  };
  const visit = (value: Value): void => {
    for (const one of value.assumed ?? []) found.add(one);
    switch (value.kind) {
      case 'sequence':
        visitAll(value.items);
        break;
      case 'dict':
        visitAll(value.entries.flat());
        break;
      case 'call':
        visitAll(givenValues(value.call.arguments));
        break;
      case 'attribute':
        visitAll(givenValues(value.object.arguments));
    }
  };
  visitAll(values);
  return [...found];
}

/** What a call is given, by position and by keyword. */
export function givenValues({ positional, keywords }: Arguments): Value[] {
  return [...positional, ...keywords.values()];
}

/** `With the default `width=64`.`, or nothing where nothing was assumed. */
export function assumedNote(values: Iterable<Value>): readonly string[] {
  const texts = assumedIn(values).map((one) => `\`${one}\``);
  const last = texts.pop();
  if (last === undefined) return [];
  return texts.length === 0
    ? [`With the default ${last}.`]
    : [`With the defaults ${texts.join(', ')} and ${last}.`];
}
