import assert from 'node:assert/strict';
import { strToU8 } from 'fflate';
import { answerAboutData } from '../../../../src/answers/data/index.js';
import { knownRuns, logOfRun, type KnownRun } from '../../support/madeRuns.js';

/** Runs of every course, noise and length; `RUNS=20` for many. */
const SEEDS = Number(process.env['RUNS'] ?? 1);
/** Parts of the runs that may have a verdict that is false, or lack one: of short runs with much noise. */
const MOST_FALSE = 0.01;
const MOST_MISSED = 0.06;

function kindsOf(run: KnownRun): ReadonlySet<unknown> {
  const answer = answerAboutData(
    { ask: 'log', file: 'log.csv' },
    { read: () => strToU8(logOfRun(run)), list: () => undefined },
  );
  assert.ok('findings' in answer);
  return new Set(answer.findings.map(({ kind }) => kind));
}

describe('runs whose course is known', () => {
  it('get few false verdicts, whatever their noise and length', () => {
    let all = 0;
    const wrong: string[] = [];
    const missed: string[] = [];
    for (const run of knownRuns(SEEDS)) {
      all++;
      const kinds = kindsOf(run);
      const what = `${run.course}, ${run.epochs} epochs, noise ${run.noise}`;
      const found = run.not.filter((kind) => kinds.has(kind));
      const lacking = run.finds.filter((kind) => !kinds.has(kind));
      if (found.length > 0) wrong.push(`${what}: ${found.join(', ')}`);
      if (lacking.length > 0) missed.push(`${what}: no ${lacking.join(', ')}`);
    }
    assert.ok(wrong.length <= MOST_FALSE * all, `${wrong.length} of ${all}: ${wrong.join('; ')}`);
    assert.ok(missed.length <= MOST_MISSED * all, `${missed.length}: ${missed.join('; ')}`);
  }).timeout(60_000 * SEEDS);

  it('get none without noise, but where a few epochs do not tell', () => {
    for (const run of knownRuns(1)) {
      if (run.noise > 0 || run.epochs < 20) continue;
      const kinds = kindsOf(run);
      for (const kind of run.not) assert.ok(!kinds.has(kind), `${kind} of ${run.course}`);
      for (const kind of run.finds) assert.ok(kinds.has(kind), `no ${kind} of ${run.course}`);
    }
  }).timeout(60_000);
});
