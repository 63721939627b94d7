import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { formScripts } from '../support/forms/scripts.js';

/** What Python printed when `npm run forms` ran the scripts beside the files. */
const printedSchema = v.record(
  v.string(),
  v.object({
    script: v.string(),
    lines: v.array(v.object({ label: v.string(), values: v.array(v.string()) })),
  }),
);
const printed = v.parse(
  printedSchema,
  JSON.parse(readFileSync(new URL('../../fixtures/forms.json', import.meta.url), 'utf8')),
);

describe('the script for a file prints in Python what the lab shows', () => {
  for (const { id, script } of formScripts()) {
    it(id, () => {
      const known = printed[id];
      assert.ok(known, 'run `npm run forms`');
      const hash = createHash('sha256').update(script.python).digest('hex');
      assert.equal(known.script, hash, 'the script has changed: run `npm run forms`');
      assert.deepEqual(
        known.lines.map(({ label }) => label),
        script.prints.map(({ label }) => label),
      );
      script.prints.forEach(({ label, values }, line) => {
        const theirs = known.lines[line]?.values ?? [];
        assert.equal(values.length, theirs.length, label);
        theirs.forEach((text, i) => {
          const our = values[i] ?? NaN;
          const their = Number(text.replace('inf', 'Infinity'));
          const isEqual = Object.is(our, their) || our === their;
          const off = Math.abs(our - their) / Math.max(1, Math.abs(their));
          assert.ok(
            isEqual || off <= script.tolerance,
            `${label}, ${i}: ${our}, Python has ${text}`,
          );
        });
      });
    });
  }
});
