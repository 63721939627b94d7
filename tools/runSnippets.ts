import { spawn } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { createInterface } from 'node:readline';
import * as v from 'valibot';
import { fillIn } from '../src/snippets/index.js';
import { hashOf, readReport, REPORT, type Report } from './snippets/report.js';
import { readSnippets } from './snippets.js';
import { variants } from './snippets/stops.js';

/**
 * `npm run snippets:run [-- --all | id …]`: runs the snippets that changed since the report, all of
 * them, or those whose id starts so, with the interpreter of the environment variable PYTHON. Every
 * snippet is run once as it stands and once for each other choice of its tab stops.
 */
const LIMIT = 180; // seconds a program

const lineSchema = v.union([
  v.strictObject({ versions: v.record(v.string(), v.nullable(v.string())) }),
  v.strictObject({ name: v.string(), error: v.nullable(v.string()) }),
]);

const args = process.argv.slice(2);
const all = args.includes('--all');
const wanted = args.filter((arg) => !arg.startsWith('--'));
const before: Report = existsSync(REPORT) ? readReport() : { versions: {}, snippets: {} };
const snippets = readSnippets('snippets').map((snippet) => ({
  ...snippet,
  sha256: hashOf('snippets', snippet.id),
  ways: variants(snippet.stops),
}));
const due = snippets.filter(({ id, sha256, unproven }) => {
  if (unproven !== undefined) return false;
  if (wanted.length > 0) return wanted.some((start) => id.startsWith(start));
  const last = before.snippets[id];
  return all || last?.sha256 !== sha256 || last.result !== 'ok';
});
const programs = due.flatMap((snippet) =>
  snippet.ways.map((picks, nth) => ({
    name: `${snippet.id} ${nth}`,
    code: [snippet.setUp, fillIn(snippet.body, picks), snippet.check].join('\n\n'),
  })),
);
console.log(`Running ${due.length} snippets in ${programs.length} variants.`);

const python = spawn(process.env['PYTHON'] ?? 'python3', ['tools/snippets/run.py'], {
  stdio: ['pipe', 'pipe', 'inherit'],
  env: { ...process.env, MPLBACKEND: 'Agg', OMP_NUM_THREADS: '1', LOKY_MAX_CPU_COUNT: '1' },
});
const packages = [...new Set(snippets.flatMap(({ needs }) => needs))].sort();
const task = { limit: LIMIT, workers: availableParallelism(), packages, programs };
python.stdin.end(JSON.stringify(task));

let versions = before.versions;
const errors = new Map<string, (string | null)[]>(due.map(({ id }) => [id, []]));
for await (const line of createInterface({ input: python.stdout })) {
  const said = v.parse(lineSchema, JSON.parse(line));
  if ('versions' in said) {
    versions = said.versions;
  } else {
    errors.get(said.name.split(' ')[0]!)?.push(said.error);
    if (said.error !== null) console.error(`${said.name}: ${said.error}`);
  }
}

const report: Report = { versions, snippets: {} };
for (const { id, sha256, ways, unproven } of snippets) {
  const ended = errors.get(id);
  const last = before.snippets[id];
  if (unproven !== undefined) {
    report.snippets[id] = { sha256, variants: 0, result: unproven };
  } else if (ended) {
    const isComplete = ended.length === ways.length;
    const failed = ended.find((error) => error !== null);
    const result = failed ?? (isComplete ? 'ok' : 'the run ended before it');
    if (result !== 'ok') process.exitCode = 1;
    report.snippets[id] = { sha256, variants: ways.length, result };
  } else if (last) {
    report.snippets[id] = last;
  }
}
writeFileSync(REPORT, `${JSON.stringify(report, null, 2)}\n`);
