import { existsSync, writeFileSync } from 'node:fs';
import { fillIn } from '../src/snippets/index.js';
import { hashOf, readReport, REPORT, type Report } from './snippets/report.js';
import { readSnippets } from './snippets.js';
import { runPrograms } from './snippets/runPrograms.js';
import { variants } from './snippets/stops.js';

/**
 * `npm run snippets:run [-- --all | id …]`: runs the snippets that changed since the report, all of
 * them, or those whose id starts so, with the interpreter of the environment variable PYTHON. Every
 * snippet is run once as it stands and once for each other choice of its tab stops.
 */
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

const packages = [...new Set(snippets.flatMap(({ needs }) => needs))].sort();
const { versions, errors } = await runPrograms(programs, packages);
if (Object.keys(versions).length === 0) throw new Error('PYTHON names no interpreter with PyTorch');

const report: Report = { versions, snippets: {} };
const isDue = new Set(due.map(({ id }) => id));
for (const { id, sha256, ways, unproven } of snippets) {
  const ended = isDue.has(id)
    ? ways.flatMap(
        (_, nth) => errors.get(`${id} ${nth}`) ?? (errors.has(`${id} ${nth}`) ? [null] : []),
      )
    : undefined;
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
