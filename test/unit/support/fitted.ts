import { Names } from '../../../src/content/index.js';
import { PythonSource, type Edit } from '../../../src/python/index.js';
import {
  fillIn,
  fitterAt,
  readCatalogue,
  type FittedSnippet,
  type Snippet,
} from '../../../src/snippets/index.js';
import { join } from 'node:path';
import { nameData, readSymbols } from '../../../tools/content/symbols.js';
import { catalogueOf } from '../../../tools/snippets.js';

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
  const offset = code.indexOf('|');
  const file = code.slice(0, offset) + code.slice(offset + 1);
  const source = PythonSource.parse(above + file);
  const place = { source, start: above.length, offset: above.length + offset };
  return { file, offset, fitted: fitterAt(place, names)(wanted) };
}

/** The file with the snippet in it, every tab stop left as it is, with four spaces a tab. */
export function inserted(code: string, wanted: Snippet, above = ''): string {
  const { file, offset, fitted } = fitAt(code, wanted, above);
  const start = file.lastIndexOf('\n', offset - 1) + 1;
  const margin = /^\s*/.exec(file.slice(start, offset))?.[0] ?? '';
  const text = fillIn(fitted.text).replaceAll('\t', '    ').replaceAll('\n', `\n${margin}`);
  const edits = fitted.imports.map(({ from, to, insert }) => ({
    from: from - above.length,
    to: to - above.length,
    insert,
  }));
  return applied(file, [...edits, { from: offset, to: offset, insert: text }]);
}

export function applied(text: string, edits: readonly Edit[]): string {
  return [...edits]
    .sort((a, b) => b.from - a.from)
    .reduce((all, { from, to, insert }) => all.slice(0, from) + insert + all.slice(to), text);
}
