import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { hashOf, questionsOf, readReport } from './content/report.js';
import { readContent } from './content.js';
import { packagesOf, readLibraries } from './libraries.js';

/**
 * Runs the example of every entry with the real packages, where warnings are errors, compares the
 * signatures, and writes what was checked: `npm run examples -- [part of a name …]`. The interpreter is that
 * of the environment variable PYTHON. Nothing is written when only some are run or a problem is found. What
 * the report says of the entries of a package that is not installed stays.
 */
const wanted = process.argv.slice(2);
const REPORT = join('content', 'report.json');
const answerSchema = v.object({
  versions: v.record(v.string(), v.string()),
  unchecked: v.array(v.string()),
  problems: v.array(v.object({ id: v.string(), text: v.string() })),
});

const { drafts, table } = readContent('content');
const questions = questionsOf(drafts, table).filter(
  ({ id }) => wanted.length === 0 || wanted.some((part) => id.includes(part)),
);
const packages = packagesOf(readLibraries());
const pypi = Object.fromEntries(packages.map((one) => [one.name, one.pypi]));
const { stdout, status } = spawnSync(
  process.env['PYTHON'] ?? 'python3',
  [join('tools', 'examples', 'run.py')],
  {
    input: JSON.stringify({ packages: pypi, questions }),
    encoding: 'utf8',
    stdio: ['pipe', 'pipe', 'inherit'],
  },
);
if (status !== 0) throw new Error('The examples could not be run.');
const { versions, unchecked, problems } = v.parse(answerSchema, JSON.parse(stdout));
for (const { id, text } of problems) console.error(`${id}: ${text}`);
console.log(`${questions.length - unchecked.length} entries checked, ${problems.length} problems.`);
if (unchecked.length > 0) {
  console.log(
    `${unchecked.length} are of packages that are not installed: ${unchecked.join(', ')}.`,
  );
}
if (problems.length > 0) process.exitCode = 1;
else if (wanted.length === 0) {
  const before = readReport(REPORT);
  const entries = Object.fromEntries(
    questions.flatMap((question): [string, string][] => {
      const { id } = question;
      if (!unchecked.includes(id)) return [[id, hashOf(question)]];
      const known = before.entries[id];
      return known === undefined ? [] : [[id, known]];
    }),
  );
  const report = { versions: { ...before.versions, ...versions }, entries };
  writeFileSync(REPORT, `${JSON.stringify(report, undefined, 2)}\n`);
}
