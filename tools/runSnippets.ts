import { spawn } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { createInterface } from 'node:readline';
import * as v from 'valibot';
import { fillIn } from './snippets/textMate.js';
import { wholeBody, type Snippet } from './snippets/readSnippet.js';
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
const snippets = readSnippets('snippets');
const isDue = ({ id }: Snippet): boolean => {
  if (wanted.length > 0) return wanted.some((start) => id.startsWith(start));
  const last = before.snippets[id];
  return all || last?.sha256 !== hashOf('snippets', id) || last.result !== 'ok';
};
const due = snippets.filter((snippet) => snippet.unproven === undefined && isDue(snippet));

const report: Report = { versions: before.versions, snippets: {} };
for (const { id, stops, unproven } of snippets) {
  const last = before.snippets[id];
  if (unproven !== undefined)
    report.snippets[id] = { sha256: hashOf('snippets', id), variants: 0, result: unproven };
  else if (due.some((snippet) => snippet.id === id))
    report.snippets[id] = {
      sha256: hashOf('snippets', id),
      variants: variants(stops).length,
      result: 'the run ended before it',
    };
  else if (last) report.snippets[id] = last;
}

const programs = due.flatMap((snippet) =>
  variants(snippet.stops).map((picks, nth) => ({
    name: `${snippet.id} ${nth}`,
    code: [snippet.setUp, fillIn(wholeBody(snippet), picks), snippet.check].join('\n\n'),
  })),
);
const packages = [...new Set(snippets.flatMap(({ needs }) => needs))].sort();
console.log(`Running ${due.length} snippets in ${programs.length} variants.`);
const python = spawn(process.env['PYTHON'] ?? 'python3', ['tools/snippets/run.py'], {
  stdio: ['pipe', 'pipe', 'inherit'],
  env: { ...process.env, MPLBACKEND: 'Agg', OMP_NUM_THREADS: '1', LOKY_MAX_CPU_COUNT: '1' },
});
python.stdin.end(
  JSON.stringify({ limit: LIMIT, workers: availableParallelism(), packages, programs }),
);
const results = new Map<string, (string | null)[]>();
for await (const line of createInterface({ input: python.stdout })) {
  const said = v.parse(lineSchema, JSON.parse(line));
  if ('versions' in said) {
    report.versions = said.versions;
  } else {
    const [id = ''] = said.name.split(' ');
    results.set(id, [...(results.get(id) ?? []), said.error]);
    if (said.error !== null) console.error(`${said.name}: ${said.error}`);
  }
}
for (const { id, stops } of due) {
  const errors = results.get(id) ?? [];
  const failed = errors.find((error) => error !== null);
  if (failed !== undefined) report.snippets[id]!.result = failed;
  else if (errors.length === variants(stops).length) report.snippets[id]!.result = 'ok';
  if (report.snippets[id]!.result !== 'ok') process.exitCode = 1;
}
writeFileSync(REPORT, `${JSON.stringify(report, null, 2)}\n`);
