import assert from 'node:assert/strict';
import { strFromU8 } from 'fflate';
import { answerAboutData } from '../../../src/answers/data/index.js';
import { createRandom } from '../../../src/engine/random.js';
import { bytesOf, predictionForms } from '../support/forms/predictionForms.js';
import { logForms } from '../support/forms/logForms.js';
import { mutate } from '../support/mutate.js';

/** How many mutations of each kind of file are read; more with `FUZZ=5000`, others with `SEED=…`. */
const MUTATIONS = Number(process.env['FUZZ'] ?? 60);
const SEED = Number(process.env['SEED'] ?? 1);
/** In milliseconds: a file of this size takes a thousandth of it. */
const HANGS = 10_000;

describe('broken files of data', () => {
  const ask = (kind: 'log' | 'predictions', file: string, content: Uint8Array): void => {
    const start = performance.now();
    const answer = answerAboutData(
      { ask: kind, file },
      { read: () => content, list: () => undefined },
    );
    assert.ok(performance.now() - start < HANGS);
    const said = 'error' in answer ? answer.error : JSON.stringify(answer);
    assert.doesNotMatch(said, /undefined|\[object/);
    assert.ok(said.length > 0, strFromU8(content));
  };

  for (const { kind, forms } of logForms) {
    it(`of the kind ${kind} are read or refused with a sentence`, () => {
      const random = createRandom(SEED);
      for (let i = 0; i < MUTATIONS; i++) {
        const form = forms[i % forms.length];
        if (form) ask('log', form.file, mutate(mutate(bytesOf(form.content), random), random));
      }
    }).timeout(600_000);
  }

  it('of predictions are read or refused with a sentence', () => {
    const random = createRandom(SEED);
    const files = predictionForms.flatMap((form) => Object.entries(form.files));
    for (let i = 0; i < MUTATIONS; i++) {
      const [name, content] = files[i % files.length] ?? ['', ''];
      ask('predictions', name, mutate(mutate(bytesOf(content), random), random));
    }
  }).timeout(600_000);
});
