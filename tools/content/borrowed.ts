import { Names, type ContentIndex } from '../../src/content/index.js';
import { nameData, type SymbolTable } from './symbols.js';
import type { Facts } from './facts.js';

/** A name that leads to an entry about another thing. */
export interface Borrowed {
  readonly name: string;
  readonly id: string;
}

/** The names of a built index whose entry is about another thing; there are none if all is well. */
export function borrowedNames(
  { ids }: Pick<ContentIndex, 'ids'>,
  table: SymbolTable,
  facts: Facts,
): Borrowed[] {
  const names = new Names(nameData(table, []));
  const home = (name: string): string => names.canonical(name) ?? name;
  return Object.entries(ids)
    .filter(([name, id]) => !facts.areOne(home(name), home(id)))
    .map(([name, id]) => ({ name, id }));
}
