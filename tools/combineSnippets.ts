import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Names } from '../src/content/index.js';
import { nameData, readSymbols } from './content/symbols.js';
import { readSnippets } from './snippets.js';
import { combinationsOf } from './snippets/combining/sequences.js';
import {
  COMBINATIONS,
  hashOfInputs,
  hashOfText,
  readCombinations,
  type Combinations,
} from './snippets/report.js';
import { runPrograms } from './snippets/runPrograms.js';

/**
 * `npm run snippets:combine [-- --all | NAME …]`: runs the combinations whose program has changed since
 * the report or failed, all of them, or those whose name starts so: snippets below each other in one
 * file, as the extension inserts them, with the interpreter of PYTHON. Those that fail are kept in FAILED.
 */
const FAILED = join('out', 'combinations');

const args = process.argv.slice(2);
const wanted = args.filter((arg) => !arg.startsWith('--'));
const snippets = readSnippets('snippets');
const types = new Names(nameData(readSymbols(join('content', 'signatures')), []));
const before: Combinations['combinations'] = existsSync(COMBINATIONS)
  ? readCombinations().combinations
  : {};
const combinations = combinationsOf(snippets, types);
const all = combinations
  .filter(({ name }) => wanted.length === 0 || wanted.some((start) => name.startsWith(start)))
  .map(({ name, snippets, compose }) => {
    const code = compose();
    return { name, snippets, code, sha256: hashOfText(code) };
  });
const due = all.filter(({ name, sha256 }) => {
  if (wanted.length > 0) return true;
  const last = before[name];
  return args.includes('--all') || last?.sha256 !== sha256 || last.result !== 'ok';
});
console.log(`Running ${due.length} of ${combinations.length} combinations.`);

const PRELOADED = [
  'gymnasium',
  'onnx',
  'onnxscript',
  'pandas',
  'torch._dynamo',
  'torch.distributed.checkpoint',
  'torch.distributed.fsdp',
  'torch.export',
  'torch.utils.tensorboard',
  'torchao.quantization',
  'torchmetrics.classification',
  'torchvision.transforms.v2',
  'umap',
  'matplotlib.pyplot',
  'sklearn.datasets',
  'sklearn.ensemble',
  'sklearn.model_selection',
  'sklearn.pipeline',
  'torch.optim.swa_utils',
];
const packages = [...new Set(snippets.flatMap(({ needs }) => needs))].sort();
const { versions, errors } = await runPrograms(due, packages, PRELOADED);
if (Object.keys(versions).length === 0) throw new Error('PYTHON names no interpreter with PyTorch');

const needsOf = (id: string): readonly string[] =>
  snippets.find((snippet) => snippet.id === id)?.needs ?? [];
const report: Combinations = { inputs: hashOfInputs(), versions, combinations: {} };
for (const { name } of combinations) {
  const last = before[name];
  const ran = due.find((one) => one.name === name);
  if (ran) {
    const { snippets, sha256 } = ran;
    const error = errors.get(name);
    const missing = snippets.flatMap(needsOf).find((needed) => versions[needed] === null);
    const result =
      error === null
        ? 'ok'
        : missing === undefined
          ? (error ?? 'the run ended before it')
          : `skipped: ${missing} is not installed`;
    report.combinations[name] = { snippets, sha256, result };
  } else if (last) {
    report.combinations[name] = last;
  }
}
writeFileSync(COMBINATIONS, `${JSON.stringify(report, null, 1)}\n`);

rmSync(FAILED, { recursive: true, force: true });
mkdirSync(FAILED, { recursive: true });
const resultOf = (name: string): string => report.combinations[name]?.result ?? '';
const skipped = due.filter(({ name }) => resultOf(name).startsWith('skipped: '));
const failed = due.filter((one) => resultOf(one.name) !== 'ok' && !skipped.includes(one));
for (const { name, code } of failed)
  writeFileSync(join(FAILED, `${name.replace(/\W+/g, '-')}.py`), code);
const well = due.length - failed.length - skipped.length;
console.log(`${well} went well, ${failed.length} failed, ${skipped.length} lack a package.`);
if (failed.length > 0) process.exitCode = 1;
