import assert from 'node:assert/strict';
import { answerAboutData } from '../../../src/answers/data/index.js';
import { bytesOf, predictionForms } from '../support/forms/predictionForms.js';

describe('predictions are read from', () => {
  for (const { title, files, expected, says } of predictionForms) {
    it(title, () => {
      const answer: Record<string, unknown> = {
        ...answerAboutData(
          { ask: 'predictions', file: Object.keys(files) },
          {
            read: (path) => (files[path] === undefined ? undefined : bytesOf(files[path])),
            list: () => undefined,
          },
        ),
      };
      if ('error' in expected) {
        assert.match(String(answer['error']), expected.error);
        return;
      }
      assert.equal(answer['error'], undefined);
      for (const [key, value] of Object.entries(expected)) {
        const actual = answer[key];
        const what = `${key} of ${JSON.stringify(answer)}`;
        if (typeof value !== 'number') assert.deepEqual(actual, value, what);
        else assert.ok(Math.abs(Number(actual) - value) < 1e-9, `${value} is the ${what}`);
      }
      if (says) assert.match(JSON.stringify(answer['notes']), says);
    });
  }
});
