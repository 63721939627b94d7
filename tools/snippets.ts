import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import * as v from 'valibot';
import { parse as parseYaml } from 'yaml';
import type { Snippet as CataloguedSnippet } from '../src/snippets/index.js';
import { readSnippet, type Snippet } from './snippets/readSnippet.js';

/**
 * Reads all snippets below a folder, by category, use and title.
 *
 * @throws {Error} naming the file, for what `readSnippet` refuses, a category that is not its folder's,
 *   and a title or prefix that another one has.
 */
export function readSnippets(folder: string): Snippet[] {
  const labels = v.parse(
    v.record(v.string(), v.string()),
    parseYaml(readFileSync(join(folder, 'categories.yaml'), 'utf8')),
  );
  const order = Object.values(labels);
  const popular = v.parse(
    v.array(v.string()),
    parseYaml(readFileSync(join(folder, 'popular.yaml'), 'utf8')),
  );
  const taken = new Map<string, string>();
  const snippets = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.py'))
    .map((file) => {
      const id = file.replace(/\.py$/, '').split(sep).join('/');
      const place = popular.indexOf(id);
      const rank = place < 0 ? popular.length : place;
      const snippet = readSnippet(id, readFileSync(join(folder, file), 'utf8'), rank);
      const category = labels[id.split('/')[0] ?? ''];
      if (snippet.category !== category)
        throw new Error(
          `${file}: category: its folder's is ${category ?? 'not in categories.yaml'}`,
        );
      for (const name of [snippet.title, snippet.prefix]) {
        const other = taken.get(name);
        if (other !== undefined) throw new Error(`${file}: ${other} is called ${name}, too`);
        taken.set(name, file);
      }
      return snippet;
    });
  const missing = popular.find((id) => !snippets.some((snippet) => snippet.id === id));
  if (missing !== undefined) throw new Error(`popular.yaml: there is no snippet ${missing}`);
  return snippets.sort(
    (a, b) =>
      order.indexOf(a.category) - order.indexOf(b.category) ||
      a.rank - b.rank ||
      (a.title < b.title ? -1 : 1),
  );
}

/** The snippets of a folder as the extension reads them, to search them and to fit them to a file. */
export function catalogueOf(folder: string): CataloguedSnippet[] {
  return readSnippets(folder).map(
    ({ id, prefix, title, description, category, rank, needs, ...read }): CataloguedSnippet => {
      const { kind, symbols, uses, binds, sets, lines, imports, body } = read;
      const shown = { id, prefix, title, description, category, rank, needs };
      return { ...shown, kind, symbols, uses, binds, sets, lines, imports, body };
    },
  );
}

/** Writes the catalog; returns how many snippets it has. */
export function buildSnippets(from: string, to: string): number {
  const catalogue = catalogueOf(from);
  mkdirSync(to, { recursive: true });
  writeFileSync(join(to, 'catalogue.json'), JSON.stringify(catalogue));
  return catalogue.length;
}
