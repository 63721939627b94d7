import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { occurrencesIn, PythonSource } from '../src/python/index.js';
import { pythonFiles } from './coverage/pythonFiles.js';
import { importedNames, packagesOf, readLibraries } from './libraries.js';

/**
 * Compares how a folder's Python files are read with how Python's own parser and symbol table read
 * them: `npm run -s resolution -- DIR`. The interpreter is that of the environment variable PYTHON.
 * Prints each difference and fails if a symbol is named otherwise.
 */
const packages = importedNames(packagesOf(readLibraries()));
const ofPackage = (name: string): boolean => packages.has(name.split('.')[0] ?? '');

const line = v.tuple([
  v.string(),
  v.nullable(v.array(v.tuple([v.number(), v.number(), v.string()]))),
]);

const [folder] = process.argv.slice(2);
if (folder === undefined) {
  console.error('Name a folder with Python files: npm run -s resolution -- DIR');
  process.exit(2);
}
const paths = [...pythonFiles(folder)]
  .map(({ path }) => path)
  .filter((path) => path.endsWith('.py'));
const { stdout, stderr, status } = spawnSync(
  process.env['PYTHON'] ?? 'python3',
  [join(import.meta.dirname, 'resolution', 'resolve.py')],
  {
    input: JSON.stringify({ packages: [...packages], paths }),
    encoding: 'utf8',
    maxBuffer: 2 ** 30,
  },
);
if (status !== 0) throw new Error(`Python failed: ${stderr}`);

const counts = { same: 0, inferred: 0, 'named otherwise': 0, 'not named': 0, 'named alone': 0 };
for (const text of stdout.trim().split('\n')) {
  const [path, expected] = v.parse(line, JSON.parse(text));
  if (!expected) {
    console.log(`${path}\tis not Python 3`);
    continue;
  }
  compare(path, new Map(expected.map(([row, column, name]) => [`${row}:${column}`, name])));
}
console.log(counts);
if (counts['named otherwise'] + counts['named alone'] > 0) process.exitCode = 1;

function compare(path: string, expected: ReadonlyMap<string, string>): void {
  const text = readFileSync(path, 'utf8').replaceAll('\r\n', '\n');
  const starts = [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)];
  const report = (kind: keyof typeof counts, place: string, names: string): void => {
    counts[kind]++;
    if (kind !== 'same' && kind !== 'inferred') console.log(`${path}:${place}\t${kind}\t${names}`);
  };
  const found = new Set<string>();
  let row = 0;
  for (const { name, from } of occurrencesIn(PythonSource.parse(text), ofPackage)) {
    if (!ofPackage(name)) continue;
    while ((starts[row + 1] ?? Infinity) <= from) row++;
    const column = Array.from(text.slice(starts[row], from)).length; // Python counts characters
    const place = `${row + 1}:${column}`;
    found.add(place);
    const python = expected.get(place);
    if (python === name) report('same', place, name);
    else if (python === '~') report('inferred', place, name);
    else if (python === undefined || python === '?') report('named alone', place, name);
    else report('named otherwise', place, `${name} for ${python}`);
  }
  for (const [place, name] of expected) {
    if (ofPackage(name) && !found.has(place)) report('not named', place, name);
  }
}
