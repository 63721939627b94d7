import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import type { AnswerCase } from './answers/caseFile.js';
import { readCases } from './answers/cases.js';
import { readSymbols } from './content/symbols.js';

/**
 * `npm run -s answers [-- START]`: runs the cases of `test/fixtures/answers/`, or those whose name begins
 * so, on the PyTorch of the environment variable PYTHON, and fails where a mark names something else
 * than the real object.
 */
const [start = ''] = process.argv.slice(2);
const { symbols } = readSymbols(join('content', 'signatures'));
const task = {
  symbols: Object.fromEntries([...symbols].map(([name, { kind }]) => [name, kind])),
  cases: readCases()
    .filter(({ id }) => id.startsWith(start))
    .map(taskOf),
};
const { status } = spawnSync(process.env['PYTHON'] ?? 'python3', ['tools/reference/answers.py'], {
  input: JSON.stringify(task),
  stdio: ['pipe', 'inherit', 'inherit'],
});
process.exitCode = status ?? 1;

function taskOf({ id, files, marks, notRun, then }: AnswerCase): object {
  const [first = ''] = Object.keys(files);
  return {
    ...{ id, files, then, main: 'main.py' in files ? 'main.py' : first },
    notRun: notRun ?? (first.endsWith('.py') ? null : 'not Python alone'),
    marks: marks.map(({ expected, ...mark }) => {
      const { what, name, parameter, verdict, isUnproven } = expected;
      const text = (files[mark.file] ?? '').split('\n')[mark.line - 1] ?? '';
      const index = text.lastIndexOf(mark.word, mark.column - 1);
      const column = Buffer.byteLength(text.slice(0, index));
      return { ...mark, column, what, name, parameter, verdict, isUnproven };
    }),
  };
}
