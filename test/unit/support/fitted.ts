import { join } from 'node:path';
import { Names } from '../../../src/content/index.js';
import { readCatalogue, type FittedSnippet, type Snippet } from '../../../src/snippets/index.js';
import { nameData, readSymbols } from '../../../tools/content/symbols.js';
import { catalogueOf } from '../../../tools/snippets.js';
import * as insert from '../../../tools/snippets/insert.js';

export { applied } from '../../../tools/snippets/insert.js';

/** What is known about the packages. */
export const names = new Names(nameData(readSymbols(join('content', 'signatures')), []));

/** Every snippet, as the extension reads it. */
export const catalogue: readonly Snippet[] = readCatalogue(JSON.stringify(catalogueOf('snippets')));

export function snippet(id: string): Snippet {
  const found = catalogue.find((one) => one.id === id);
  if (!found) throw new Error(`there is no snippet ${id}`);
  return found;
}

/** A snippet fitted to the place in a file that a bar marks; `above` are the cells above a notebook's. */
export function fitAt(
  code: string,
  wanted: Snippet,
  above = '',
): { readonly file: string; readonly offset: number; readonly fitted: FittedSnippet } {
  const { file, offset } = atBar(code);
  return { file, offset, fitted: insert.fitAt(file, offset, wanted, names, above) };
}

/** The file with the snippet in it, every tab stop left as it is, with four spaces a tab. */
export function inserted(code: string, wanted: Snippet, above = ''): string {
  const { file, offset } = atBar(code);
  return insert.inserted(file, offset, wanted, names, above);
}

function atBar(code: string): { readonly file: string; readonly offset: number } {
  const offset = code.indexOf('|');
  return { file: code.slice(0, offset) + code.slice(offset + 1), offset };
}
