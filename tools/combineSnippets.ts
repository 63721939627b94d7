import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Names } from '../src/content/index.js';
import { nameData, readSymbols } from './content/symbols.js';
import { readSnippets } from './snippets.js';
import { combinationsOf } from './snippets/combining/sequences.js';
import { COMBINATIONS, hashOfText, type Combinations } from './snippets/report.js';
import { runPrograms } from './snippets/runPrograms.js';

/**
 * `npm run snippets:combine [-- NAME …]`: runs snippets below each other in one file, as the extension
 * inserts them, with the interpreter of PYTHON; with names, those combinations alone, without a report.
 */
const wanted = process.argv.slice(2);
const names = new Names(nameData(readSymbols(join('content', 'signatures')), []));
const snippets = readSnippets('snippets');
const all = combinationsOf(snippets, names);
const chosen = all.filter(({ name }) => wanted.length === 0 || wanted.includes(name));
console.log(`Running ${chosen.length} combinations.`);

const PRELOADED = [
  'matplotlib.pyplot',
  'sklearn.datasets',
  'sklearn.ensemble',
  'sklearn.model_selection',
  'sklearn.pipeline',
  'torch.optim.swa_utils',
];
const packages = [...new Set(snippets.flatMap(({ needs }) => needs))].sort();
const { versions, errors } = await runPrograms(chosen, packages, PRELOADED);
const failed = chosen.filter(({ name }) => errors.get(name) !== null);
console.log(`${chosen.length - failed.length} went well, ${failed.length} failed.`);
if (failed.length > 0) process.exitCode = 1;
for (const { name, code } of failed) {
  const file = join('out', 'combinations', `${name.replace(/\W+/g, '-')}.py`);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, code);
}
if (wanted.length === 0) {
  const report: Combinations = {
    versions,
    combinations: Object.fromEntries(
      all.map(({ name, snippets, code }) => [
        name,
        { snippets, sha256: hashOfText(code), result: resultOf(errors.get(name)) },
      ]),
    ),
  };
  writeFileSync(COMBINATIONS, `${JSON.stringify(report, null, 1)}\n`);
}

function resultOf(error: string | null | undefined): string {
  return error === null ? 'ok' : (error ?? 'the run ended before it');
}
