import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Library } from '../src/content/index.js';
import { measureCoverage, type Coverage } from './coverage/measure.js';
import { pythonFiles } from './coverage/pythonFiles.js';

/**
 * How many of the symbols that a folder's Python files and notebooks use are explained:
 * `npm run -s coverage -- DIR [--json]`, after `npm run build`. See `measureCoverage` for what counts.
 */
const folder = process.argv.slice(2).find((argument) => !argument.startsWith('--'));
if (folder === undefined || !existsSync(folder)) {
  console.error(`Name a folder with Python files: npm run -s coverage -- DIR [--json]`);
  process.exit(2);
}

const content = join(import.meta.dirname, '..', 'dist', 'content');
if (!existsSync(content)) {
  console.error('There is no dist/content: run npm run build first.');
  process.exit(2);
}
const library = new Library((name) => Promise.resolve(readFileSync(join(content, name), 'utf8')));
const coverage = await measureCoverage(
  pythonFiles(folder),
  await library.knowledge(),
  async (name) => (await library.find(name))?.tier,
);
const { onlySignatures, ...counted } = coverage;
console.log(
  process.argv.includes('--json') ? JSON.stringify(counted, undefined, 2) : report(coverage),
);

function report({ occurrences, resolved, full, signatureOnly, missing }: Coverage): string {
  const share = (count: number): string =>
    `${count} (${occurrences === 0 ? '–' : ((100 * count) / occurrences).toFixed(1)} %)`;
  const most = (title: string, names: Coverage['missing']): string[] =>
    names.length === 0
      ? []
      : ['', title, ...names.slice(0, 40).map(({ name, count }) => `${count}\t${name}`)];
  return [
    `occurrences\t${occurrences}`,
    `resolved\t${share(resolved)}`,
    `full\t${share(full)}`,
    `only a signature\t${share(signatureOnly)}`,
    ...most('Missing:', missing),
    ...most('Only a signature:', onlySignatures),
  ].join('\n');
}
