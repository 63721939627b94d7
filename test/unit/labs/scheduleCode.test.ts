import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { scheduleLab } from '../../../src/labs/schedule/lab.js';
import { ratesOf } from '../../../src/labs/schedule/rates.js';
import { callsIn, PythonSource } from '../../../src/python/index.js';

const schema = v.object({
  cases: v.array(v.object({ title: v.string(), code: v.string(), lr: v.array(v.number()) })),
});
const { cases } = v.parse(
  schema,
  JSON.parse(
    readFileSync(new URL('../../fixtures/reference/scheduleCode.json', import.meta.url), 'utf8'),
  ),
);

/** Written by `tools/reference/scheduleCode.py`. */
describe('training code gives the rates that PyTorch gives it', () => {
  for (const { title, code, lr } of cases) {
    it(title, () => {
      const calls = callsIn(PythonSource.parse(code), scheduleLab.recognises);
      const call = calls.at(-1);
      assert.ok(call);
      const { state, notes } = scheduleLab.fromCode(call, calls);
      const said = notes.filter((note) => !note.startsWith('The learning rate of `optimizer`'));
      assert.deepEqual(said, []);
      const [curve] = state.curves;
      assert.ok(curve);
      const known = { ...curve, optimizer: { ...curve.optimizer, lr: 0.2 } };
      const own = ratesOf(known, { ...state, steps: lr.length });
      assert.equal(own.lr.length, lr.length, own.problem);
      lr.forEach((rate, i) => {
        const difference = Math.abs(rate - (own.lr[i] ?? NaN));
        // Python adds and multiplies in another order.
        assert.ok(difference <= 1e-12 * Math.max(rate, 1e-3), `step ${i}: ${rate}, ${own.lr[i]}`);
      });
    });
  }
});
