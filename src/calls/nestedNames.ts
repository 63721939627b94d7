import type { Arguments, Value } from '../python/index.js';

/** The qualified names of all calls inside of a call's arguments. */
export function nestedNames(given: Arguments): Set<string> {
  const names = new Set<string>();
  const visit = (value: Value): void => {
    switch (value.kind) {
      case 'call':
        names.add(value.call.name);
        visitAll(value.call.arguments);
        break;
      case 'attribute':
        names.add(value.object.name);
        visitAll(value.object.arguments);
        break;
      case 'sequence':
        value.items.forEach(visit);
        break;
      case 'dict':
        for (const [, entry] of value.entries) visit(entry);
    }
  };
  const visitAll = ({ positional, keywords }: Arguments): void => {
    for (const value of [...positional, ...keywords.values()]) visit(value);
  };
  visitAll(given);
  return names;
}
