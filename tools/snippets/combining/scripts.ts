import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Types } from '../../../src/snippets/index.js';
import { inserted } from '../insert.js';
import type { Snippet } from '../readSnippet.js';
import type { Combination } from './combination.js';

const FOLDER = join('tools', 'snippets', 'combining', 'scripts');

/** Where a snippet goes, as a line of a script. */
const CURSOR = /^( *)# insert (\S+)$/m;

/**
 * Scripts as people write them, with several objects of each kind. Their parts, between lines `# ---`, are
 * written one after the other; in each of them the snippets are inserted from above to below.
 */
export function scriptsOf(all: readonly Snippet[], types: Types): Combination[] {
  return readdirSync(FOLDER)
    .filter((file) => file.endsWith('.py'))
    .sort()
    .map((file) => {
      const text = readFileSync(join(FOLDER, file), 'utf8').replaceAll('\r\n', '\n');
      const name = `script ${file.replace(/\.py$/, '')}`;
      const snippets = [...text.matchAll(new RegExp(CURSOR, 'gm'))].map(([, , id = '']) => id);
      return { name, snippets, compose: () => composed(name, text, all, types) };
    });
}

function composed(name: string, text: string, all: readonly Snippet[], types: Types): string {
  let file = '';
  for (const part of text.split(/^# ---\n/m)) {
    file += part;
    for (let found = CURSOR.exec(file); found; found = CURSOR.exec(file)) {
      const [line, margin = '', id] = found;
      const snippet = all.find((one) => one.id === id);
      if (!snippet) throw new Error(`${name}: there is no snippet ${id}`);
      const at = found.index + margin.length;
      const without = file.slice(0, at) + file.slice(found.index + line.length);
      file = inserted(without, at, snippet, types);
    }
  }
  return file;
}
