import assert from 'node:assert/strict';
import { answerAboutData } from '../../../src/answers/data/index.js';
import type { LogAnswer } from '../../../src/answers/data/logAnswer.js';
import type { LogForm } from '../support/forms/logForm.js';
import { logForms } from '../support/forms/logForms.js';
import { bytesOf } from '../support/forms/predictionForms.js';

function answerOf({ file, content }: LogForm): LogAnswer {
  const answer = answerAboutData(
    { ask: 'log', file },
    { read: (path) => (path === file ? bytesOf(content) : undefined), list: () => undefined },
  );
  assert.ok('findings' in answer, JSON.stringify(answer));
  return answer;
}

for (const { kind, forms } of logForms) {
  describe(`a log is read: ${kind}`, () => {
    for (const form of forms) {
      it(form.title, () => {
        const answer = answerOf(form);
        const all = JSON.stringify(answer);
        for (const [role, column] of Object.entries(form.columns)) {
          assert.deepEqual(
            [role, Object.entries(answer).find(([key]) => key === role)?.[1]],
            [role, column],
            all,
          );
        }
        for (const [name, [first, last]] of Object.entries(form.ends ?? {})) {
          const series = answer.series.find((one) => one.name === name);
          assert.deepEqual([series?.first, series?.last], [first, last], all);
        }
        if (form.best !== undefined) assert.deepEqual(answer.best, form.best, all);
        const kinds = answer.findings.map((finding) => finding['kind']);
        for (const one of form.finds ?? []) assert.ok(kinds.includes(one), `${one} of ${all}`);
        for (const one of form.not ?? []) assert.ok(!kinds.includes(one), `no ${one} of ${all}`);
        if (form.says) assert.match(answer.notes.join('\n'), form.says);
      });
    }
  });
}
