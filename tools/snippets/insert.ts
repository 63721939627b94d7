import { PythonSource, type Edit } from '../../src/python/index.js';
import {
  fillIn,
  fitterAt,
  type FittedSnippet,
  type Snippet,
  type Types,
} from '../../src/snippets/index.js';

/** A snippet fitted to an offset of a file; `above` are the cells above a notebook's. */
export function fitAt(
  file: string,
  offset: number,
  wanted: Snippet,
  types: Types,
  above = '',
): FittedSnippet {
  const source = PythonSource.parse(above + file);
  const place = { source, start: above.length, offset: above.length + offset };
  return fitterAt(place, types)(wanted);
}

/** The file with the snippet in it, every tab stop left as it is, with four spaces a tab. */
export function inserted(
  file: string,
  offset: number,
  wanted: Snippet,
  types: Types,
  above = '',
): string {
  const fitted = fitAt(file, offset, wanted, types, above);
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
