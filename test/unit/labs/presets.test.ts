import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { parseHTML } from 'linkedom/worker';
import * as v from 'valibot';
import { themes } from '../../../src/labs/figure/theme.js';
import { allLabs } from '../../../src/labs/index.js';
import { figureDifference, figureSnapshot } from '../support/figureSnapshot.js';

const FIXTURES = new URL('../../fixtures/', import.meta.url);

/** What PyTorch and scikit-learn printed when `npm run presets` ran the scripts. */
const printedSchema = v.record(
  v.string(),
  v.object({
    script: v.string(),
    lines: v.array(v.object({ label: v.string(), values: v.array(v.string()) })),
  }),
);

for (const lab of allLabs) {
  const states = [{ id: 'initial', title: 'initial', state: lab.initial }, ...lab.presets];

  describe(`the presets of the ${lab.title}`, () => {
    it('have ids and titles of their own and states that the lab accepts', () => {
      assert.equal(new Set(lab.presets.map(({ id }) => id)).size, lab.presets.length);
      assert.equal(new Set(lab.presets.map(({ title }) => title)).size, lab.presets.length);
      for (const { id, state } of lab.presets) {
        assert.match(id, /^[a-z0-9-]+$/);
        assert.ok(v.is(lab.schema, state), id);
      }
    });

    for (const { id, state } of states) {
      for (const { id: figure, draw, reading, table } of lab.figures(state)) {
        it(`${id}: the figure ${figure} is as it was seen and approved`, () => {
          const { document } = parseHTML('<html><body></body></html>');
          const { svg } = draw({ document, width: 480, height: 300, theme: themes.light });
          const text = figureSnapshot(svg.outerHTML);
          assert.doesNotMatch(text, /NaN|Infinity|undefined/);
          const file = new URL(`figures/${lab.id}/${id}-${figure}.svg`, FIXTURES);
          if (!existsSync(file) && process.env['CI'] === undefined) {
            mkdirSync(new URL('.', file), { recursive: true });
            writeFileSync(file, text);
          }
          const difference = figureDifference(text, readFileSync(file, 'utf8'));
          assert.ok(
            difference === undefined,
            `${difference ?? ''}\ndelete ${file.pathname} and run again to approve the change`,
          );
          assert.ok(
            reading.every((sentence) => sentence !== '' && !/undefined|null/.test(sentence)),
          );
          const { columns, rows } = table(17);
          assert.ok(rows.length > 0);
          for (const row of rows) assert.equal(row.length, columns.length);
        });
      }
    }

    const file = new URL(`presets/${lab.id}.json`, FIXTURES);
    const printed = existsSync(file)
      ? v.parse(printedSchema, JSON.parse(readFileSync(file, 'utf8')))
      : {};
    for (const { id, state } of states) {
      it(`${id}: its script prints in Python what the panel shows`, () => {
        const { python, prints, tolerance } = lab.toScript(state);
        const known = printed[id];
        assert.ok(known, 'run `npm run presets`');
        assert.equal(
          known.script,
          createHash('sha256').update(python).digest('hex'),
          'the script has changed: run `npm run presets`',
        );
        assert.deepEqual(
          known.lines.map(({ label }) => label),
          prints.map(({ label }) => label),
        );
        assert.ok(prints.length > 0);
        prints.forEach(({ label, values }, line) => {
          const theirs = known.lines[line]?.values ?? [];
          assert.equal(values.length, theirs.length, label);
          theirs.forEach((text, i) => {
            const our = values[i] ?? NaN;
            const their = Number(text.replace('inf', 'Infinity'));
            const off = Math.abs(our - their) / Math.max(1, Math.abs(their));
            assert.ok(
              Object.is(our, their) || our === their || off <= tolerance,
              `${label}, value ${i}: ${our}, Python has ${text}`,
            );
          });
        });
      });
    }
  });
}
