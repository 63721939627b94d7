import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import * as v from 'valibot';
import { parse as parseYaml } from 'yaml';
import { readSnippet, wholeBody, type Snippet } from './snippets/readSnippet.js';

/** A snippet as VS Code reads it from a contributed file. */
interface ContributedSnippet {
  readonly prefix: string;
  readonly description: string;
  readonly body: readonly string[];
}

/** A snippet as the extension reads it, to search it and to fit it to the user's file. */
export type CataloguedSnippet = Pick<
  Snippet,
  'id' | 'prefix' | 'title' | 'description' | 'category' | 'needs' | 'kind' | 'symbols' | 'uses'
> & {
  /** One import a name, so that each can be added, or replaced by an alias of the file, by itself. */
  readonly imports: Snippet['imports'][number];
  /** VS Code's snippet syntax, without the imports. */
  readonly body: string;
};

/**
 * Reads all snippets below a folder, by category and title.
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
  const taken = new Map<string, string>();
  const snippets = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.py'))
    .map((file) => {
      const id = file.replace(/\.py$/, '').split(sep).join('/');
      const snippet = readSnippet(id, readFileSync(join(folder, file), 'utf8'));
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
  return snippets.sort(
    (a, b) => order.indexOf(a.category) - order.indexOf(b.category) || (a.title < b.title ? -1 : 1),
  );
}

/** Writes what `package.json` contributes and the extension's catalogue; returns how many there are. */
export function buildSnippets(from: string, to: string): number {
  const snippets = readSnippets(from);
  const contributed: Record<string, ContributedSnippet> = {};
  for (const snippet of snippets) {
    const { title, prefix, description } = snippet;
    contributed[title] = { prefix, description, body: wholeBody(snippet).split('\n') };
  }
  const catalogue = snippets.map(
    ({ id, prefix, title, description, category, needs, kind, symbols, uses, imports, body }) => ({
      ...{ id, prefix, title, description, category, needs, kind, symbols, uses },
      imports: imports.flat(),
      body,
    }),
  ) satisfies CataloguedSnippet[];
  mkdirSync(to, { recursive: true });
  writeFileSync(join(to, 'python.json'), JSON.stringify(contributed));
  writeFileSync(join(to, 'catalogue.json'), JSON.stringify(catalogue));
  return snippets.length;
}
