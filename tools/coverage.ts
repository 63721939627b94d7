import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { Library } from '../src/content/index.js';
import { measureCoverage, total, type Counted, type Coverage } from './coverage/measure.js';
import { pythonFiles } from './coverage/pythonFiles.js';
import { membersOfObjects } from './coverage/membersOfObjects.js';
import { importedNames, packagesOf, readLibraries } from './libraries.js';

/**
 * How the symbols that the Python files of folders use are explained: `npm run -s coverage -- DIR … [--json]`,
 * after `npm run build`. A row is a folder; below stand the names of each kind, the most frequent first. See
 * `measureCoverage` for what counts.
 */
const MOST_NAMES = 60;
const KINDS = ['own', 'signature', 'unknown', 'untraced'] as const;

const folders = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
const missing = folders.find((folder) => !existsSync(folder));
if (folders.length === 0 || missing !== undefined) {
  console.error(
    missing === undefined
      ? 'Name folders with Python files: npm run -s coverage -- DIR … [--json]'
      : `There is no ${missing}.`,
  );
  process.exit(2);
}
const content = join(import.meta.dirname, '..', 'dist', 'content');
if (!existsSync(content)) {
  console.error('There is no dist/content: run npm run build first.');
  process.exit(2);
}
const library = new Library((name) => Promise.resolve(readFileSync(join(content, name), 'utf8')));
const knowledge = await library.knowledge();
const libraries = packagesOf(readLibraries());
const packages = importedNames(libraries);
const members = membersOfObjects(knowledge, libraries);

const rows: { readonly folder: string; readonly coverage: Coverage }[] = [];
for (const folder of folders) {
  const coverage = await measureCoverage(pythonFiles(folder), {
    ...{ packages, knowledge, members },
    async explained(name) {
      const entry = await library.find(name);
      if (!entry) return 'unknown';
      return entry.summary === '' ? 'signature' : 'own';
    },
  });
  for (const path of coverage.failed) console.error(`${path} could not be read: left out.`);
  rows.push({ folder: basename(folder), coverage });
}
console.log(process.argv.includes('--json') ? JSON.stringify(rows, undefined, 2) : report());

function report(): string {
  const all = Object.fromEntries(
    KINDS.map((kind) => [kind, joined(rows.map(({ coverage }) => coverage[kind]))]),
  ) as Record<(typeof KINDS)[number], Counted[]>;
  const lines = [...rows, { folder: 'all', coverage: { ...all, failed: [] } }].map(line);
  return [
    '| folder | own entry | signature | not known | not traced | own entry of what is traced |',
    '| --- | --: | --: | --: | --: | --: |',
    ...lines,
    ...list('Not traced', all.untraced),
    ...list('Not known', all.unknown),
    ...list('Only a signature', all.signature),
  ].join('\n');
}

function line({ folder, coverage }: (typeof rows)[number]): string {
  const [own = 0, signature = 0, unknown = 0, untraced = 0] = KINDS.map((kind) =>
    total(coverage[kind]),
  );
  const traced = own + signature + unknown;
  const share = traced === 0 ? '–' : `${((100 * own) / traced).toFixed(1)} %`;
  return `| ${[folder, own, signature, unknown, untraced, share].join(' | ')} |`;
}

function joined(lists: readonly (readonly Counted[])[]): Counted[] {
  const counts = new Map<string, number>();
  for (const { name, count } of lists.flat()) counts.set(name, (counts.get(name) ?? 0) + count);
  return [...counts]
    .map(([name, count]) => ({ name, count }))
    .sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1));
}

function list(title: string, names: readonly Counted[]): string[] {
  const shown = names.slice(0, MOST_NAMES).map(({ name, count }) => `${count}\t${name}`);
  return names.length === 0 ? [] : ['', `${title}: ${names.length} names`, ...shown];
}
