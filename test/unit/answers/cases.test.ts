import assert from 'node:assert/strict';
import { readCases } from '../../../tools/answers/cases.js';
import type { AnswerCase } from '../../../tools/answers/caseFile.js';
import { disagreement } from '../../../tools/answers/disagreement.js';
import { testAsker } from '../support/asker.js';

const cases = readCases();
const kinds = [...new Set(cases.map(({ kind }) => kind))];

describe('every marked place of the answers’ cases is answered rightly', () => {
  /** Prose that is everybody's says nothing about this call. */
  const asker = testAsker({ advice: false, example: false, parameters: false }, (error) =>
    failures.push(error),
  );
  const failures: unknown[] = [];
  const counts = new Map<string, { right: number; all: number }>();

  /** The marks that are answered otherwise, a line each. */
  async function wrongIn({ id, files, marks }: AnswerCase): Promise<string[]> {
    const wrong: string[] = [];
    for (const { file, line, column, word, expected, writtenIn } of marks) {
      const text = files[file] ?? '';
      const beside = Object.fromEntries(Object.entries(files).filter(([name]) => name !== file));
      const question = { id: null, ask: 'hover', file, text, files: beside, line, column } as const;
      const answer = await asker.answer(question);
      const failed = failures.splice(0).map((error) => `a part fails: ${String(error)}`);
      const difference = [disagreement(expected, answer), ...failed].filter(
        (one) => one !== undefined,
      );
      if (difference.length > 0) wrong.push(`${id}:${writtenIn} ${word}: ${difference.join('; ')}`);
    }
    return wrong;
  }

  for (const kind of kinds) {
    it(kind, async () => {
      const own = cases.filter((one) => one.kind === kind);
      const wrong: string[] = [];
      for (const one of own) wrong.push(...(await wrongIn(one)));
      const all = own.reduce((sum, { marks }) => sum + marks.length, 0);
      counts.set(kind, { right: all - wrong.length, all });
      assert.equal(wrong.length, 0, `\n${wrong.join('\n')}`);
    }).timeout(60_000);
  }

  after(() => {
    const totals = [...counts.values()];
    const right = totals.reduce((sum, one) => sum + one.right, 0);
    const all = totals.reduce((sum, one) => sum + one.all, 0);
    const rows = [...counts].map(([kind, one]) => `${kind} ${one.right}/${one.all}`);
    console.log(`      ${right} of ${all} places: ${rows.join(', ')}`);
  });

  it('more than 350 of them', () => {
    assert.ok(cases.reduce((sum, { marks }) => sum + marks.length, 0) > 350);
  });
});
