import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { hashOf, questionsOf } from './content/report.js';
import { readContent } from './content.js';

/**
 * Runs the example of every entry with the real packages, where warnings are errors, compares the
 * signatures, and writes what was checked: `npm run examples -- [part of a name …]`. The interpreter is that
 * of the environment variable PYTHON. Nothing is written when only some are run or a problem is found.
 */
const wanted = process.argv.slice(2);
const answerSchema = v.object({
  versions: v.record(v.string(), v.string()),
  problems: v.array(v.object({ id: v.string(), text: v.string() })),
});

const { drafts, table } = readContent('content');
const questions = questionsOf(drafts, table).filter(
  ({ id }) => wanted.length === 0 || wanted.some((part) => id.includes(part)),
);
const { stdout, status } = spawnSync(
  process.env['PYTHON'] ?? 'python3',
  [join('tools', 'examples', 'run.py')],
  { input: JSON.stringify(questions), encoding: 'utf8', stdio: ['pipe', 'pipe', 'inherit'] },
);
if (status !== 0) throw new Error('The examples could not be run.');
const { versions, problems } = v.parse(answerSchema, JSON.parse(stdout));
for (const { id, text } of problems) console.error(`${id}: ${text}`);
console.log(`${questions.length} entries checked, ${problems.length} problems.`);
if (problems.length > 0) process.exitCode = 1;
else if (wanted.length === 0) {
  const entries = Object.fromEntries(questions.map((question) => [question.id, hashOf(question)]));
  writeFileSync(
    join('content', 'report.json'),
    `${JSON.stringify({ versions, entries }, undefined, 2)}\n`,
  );
}
