import type { Arguments, ImportedValue, Value } from './value.js';

/** Every default that values hold with, those of what is inside them included, e.g. `width=64`. */
export function assumedIn(values: Iterable<Value>): string[] {
  return [...new Set(eachIn(values, ({ assumed }) => assumed ?? []))];
}

/** What `find` finds in values and in what is inside them. */
function eachIn<T>(values: Iterable<Value>, find: (value: Value) => readonly T[]): T[] {
  const found: T[] = [];
  const visitAll = (all: Iterable<Value>): void => {
    for (const value of all) visit(value);
  };
  const visit = (value: Value): void => {
    found.push(...find(value));
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
  return found;
}

/** What a call is given, by position and by keyword. */
export function givenValues({ positional, keywords }: Arguments): Value[] {
  return [...positional, ...keywords.values()];
}

/** `From `config.py`: `WIDTH=64`.` and `With the default `depth=2`.`, as far as values hold with such. */
export function assumedNote(given: Iterable<Value>): readonly string[] {
  const values = [...given];
  const imported = eachIn(values, (value) => value.imported ?? []);
  const files = [...new Set(imported.map(({ path }) => path))];
  return [...files.map((path) => importedNote(path, imported)), ...defaultsNote(values)];
}

function importedNote(path: string, imported: readonly ImportedValue[]): string {
  const own = imported.filter((one) => one.path === path).map(({ text }) => `\`${text}\``);
  const file = path.slice(path.lastIndexOf('/') + 1);
  return `From \`${file}\`: ${[...new Set(own)].join(', ')}.`;
}

function defaultsNote(values: readonly Value[]): readonly string[] {
  const texts = assumedIn(values).map((one) => `\`${one}\``);
  const last = texts.pop();
  if (last === undefined) return [];
  return texts.length === 0
    ? [`With the default ${last}.`]
    : [`With the defaults ${texts.join(', ')} and ${last}.`];
}
