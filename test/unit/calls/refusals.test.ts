import assert from 'node:assert/strict';
import { countByClass, tryAll } from '../../../tools/refusals/compare.js';

/** Of the refused calls, how many may be missed. */
const MOST_MISSED = 0.05;

describe('what PyTorch refuses of a call is said', () => {
  const { versions, tried } = tryAll();
  const counts = countByClass(tried);

  it('asked of real PyTorch, of every class', () => {
    assert.match(versions['torch'] ?? '', /^2\.13/);
    assert.ok(counts.length >= 225, `${counts.length} classes`);
    assert.ok(tried.length > 40_000, `${tried.length} calls`);
  });

  it('never of what it takes', () => {
    const wrong = counts.flatMap((one) => one.false);
    assert.deepEqual(
      wrong.map(({ source, said }) => `${source}: ${said.join('; ')}`),
      [],
    );
  });

  it('of all but a few calls that it refuses', () => {
    const refused = tried.filter(({ refusal }) => refusal !== undefined).length;
    const missed = counts.reduce((total, one) => total + one.missed.length, 0);
    assert.ok(refused > 10_000);
    assert.ok(missed <= MOST_MISSED * refused, `${missed} of ${refused} are missed`);
  });
});
