import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import * as v from 'valibot';
import { parse as parseYaml } from 'yaml';

const headerSchema = v.strictObject({
  prefix: v.pipe(v.string(), v.regex(/^ml-[a-z0-9-]+$/, 'a prefix starts with ml-')),
  title: v.string(),
  description: v.string(),
  category: v.string(),
  needs: v.string(),
  stops: v.array(v.string()),
});

/** A snippet as VS Code reads it. */
export interface ContributedSnippet {
  readonly prefix: string;
  readonly description: string;
  readonly body: readonly string[];
}

/**
 * Turns a snippet's Python file into what VS Code contributes.
 *
 * @throws {Error} naming the file, for a bad header or a tab stop that does not stand in the code.
 */
export function readSnippet(path: string, text: string): [string, ContributedSnippet] {
  const lines = text.split(/\r?\n/);
  const end = lines.findIndex((line) => !line.startsWith('# '));
  const head = lines.slice(0, end).map((line) => line.slice(2));
  const header = v.safeParse(headerSchema, parseYaml(head.join('\n')));
  if (!header.success) {
    const [issue] = header.issues;
    throw new Error(`${path}: ${v.getDotPath(issue) ?? 'header'}: ${issue.message}`);
  }
  const { prefix, title, description, stops } = header.output;
  const setUp = lines.indexOf('# ---');
  const isImport = (line: string): boolean => /^(import|from) /.test(line);
  const rest = lines.slice(setUp < 0 ? end : setUp + 1).filter((line) => !isImport(line));
  const body = withStops(path, rest.join('\n').trim(), stops);
  const code = [...usedImports(lines.filter(isImport), body), '', '', ...body.split('\n')];
  return [title, { prefix, description, body: code }];
}

/** The imports, less the names that only the code above `# ---` needs. */
function usedImports(imports: readonly string[], body: string): string[] {
  const isUsed = (name: string): boolean =>
    new RegExp(`\\b${/\S+$/.exec(name)?.[0] ?? name}\\b`).test(body);
  return imports.flatMap((line) => {
    const [, module, names] = /^from (\S+) import (.+)$/.exec(line) ?? [];
    if (module === undefined || names === undefined) {
      return isUsed(line.replace(/^import /, '')) ? [line] : [];
    }
    const used = names.split(', ').filter(isUsed);
    return used.length > 0 ? [`from ${module} import ${used.join(', ')}`] : [];
  });
}

function withStops(path: string, code: string, stops: readonly string[]): string {
  const marked = stops.map((stop, i) => {
    const [word = '', ...others] = stop.split('|');
    const pattern = new RegExp(`(?<![\\w.])${word.replaceAll('.', '\\.')}(?![\\w])`, 'g');
    const dotted = new RegExp(`(?<=\\bnn\\.)${word}\\b`, 'g');
    const found = [...code.matchAll(others.length > 0 ? dotted : pattern)];
    if (found.length === 0) throw new Error(`${path}: the tab stop ${word} is not in the code`);
    const first =
      others.length > 0 ? `\${${i + 1}|${[word, ...others].join(',')}|}` : `\${${i + 1}:${word}}`;
    return found.map((match, nth) => ({
      from: match.index,
      to: match.index + word.length,
      insert: nth === 0 ? first : `$${i + 1}`,
    }));
  });
  let result = '';
  let done = 0;
  for (const { from, to, insert } of marked.flat().sort((a, b) => a.from - b.from)) {
    result += escape(code.slice(done, from)) + insert;
    done = to;
  }
  return `${result}${escape(code.slice(done))}$0`;
}

function escape(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}

/** Writes the JSON that `package.json` contributes and returns how many snippets it holds. */
export function buildSnippets(from: string, to: string): number {
  const entries = readdirSync(from, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.py'))
    .sort()
    .map((file) => readSnippet(file, readFileSync(join(from, file), 'utf8')));
  const snippets = Object.fromEntries(entries);
  if (Object.keys(snippets).length < entries.length) throw new Error('two snippets have one title');
  mkdirSync(dirname(to), { recursive: true });
  writeFileSync(to, JSON.stringify(snippets, null, 1));
  return entries.length;
}
