import assert from 'node:assert/strict';
import { answerAboutData } from '../../../../src/answers/data/index.js';
import { createRandom } from '../../../../src/engine/random.js';
import { fileKinds } from '../../support/mutatedFiles.js';

/** How many mutations of each kind of file are read; more with `FUZZ=5000`, others with `SEED=…`. */
const MUTATIONS = Number(process.env['FUZZ'] ?? 60);
const SEED = Number(process.env['SEED'] ?? 1);
/** In milliseconds: a file of this size takes a thousandth of it. */
const HANGS = 10_000;

/** @returns what is said of a file: an error in a sentence, or an answer with rows. */
function said(ask: 'log' | 'predictions', file: string, bytes: Uint8Array): string {
  const start = performance.now();
  const answer = answerAboutData({ ask, file }, { read: () => bytes, list: () => undefined });
  const ms = performance.now() - start;
  assert.ok(ms < HANGS, `${ms} ms`);
  if ('error' in answer) {
    assert.match(answer.error, /^.{10,}[.?!]$/s);
    return answer.error;
  }
  assert.ok('rows' in answer && answer.rows > 0, JSON.stringify(answer));
  const isShown = 'label' in answer || answer.findings.length > 0 || answer.notes.length > 0;
  assert.ok(isShown, JSON.stringify(answer));
  return JSON.stringify(answer);
}

describe('broken files of data', () => {
  for (const { title, ask, files, broken } of fileKinds) {
    it(`of the kind ${title} are read or refused with a sentence`, () => {
      const random = createRandom(SEED);
      for (let i = 0; i < MUTATIONS; i++) {
        const [name, whole] = files[i % files.length] ?? ['', new Uint8Array()];
        const bytes = broken(whole, random);
        try {
          assert.doesNotMatch(said(ask, name, bytes), /undefined|\[object/);
        } catch (error) {
          const what = `mutation ${i} of ${name}: ${Buffer.from(bytes).toString('base64')}`;
          throw new Error(`${String(error)}\n${what}`, { cause: error });
        }
      }
    }).timeout(600_000 + 200 * MUTATIONS);
  }
});
