import assert from 'node:assert/strict';
import { lerp } from '../../../src/engine/optimizers/parts/lerp.js';
import { roundToBfloat16 } from '../../../src/engine/optimizers/parts/bfloat16.js';

describe('interpolation as torch.lerp has it', () => {
  it('reaches both ends to the bit', () => {
    assert.equal(lerp(1e17, 1, 1), 1);
    assert.equal(lerp(1, 1e17, 0), 1);
  });
  it('counts from the nearer end', () => {
    assert.equal(lerp(1e17, 1, 0.9999), 1 - (1 - 1e17) * (1 - 0.9999));
    assert.equal(lerp(1e17, 1, 0.25), 1e17 + 0.25 * (1 - 1e17));
  });
});

describe('rounding to bfloat16', () => {
  it('keeps eight bits, and of two equally near takes the even one', () => {
    assert.equal(roundToBfloat16(1 + 2 ** -7), 1 + 2 ** -7);
    assert.equal(roundToBfloat16(1 + 2 ** -8), 1);
    assert.equal(roundToBfloat16(1 + 3 * 2 ** -8), 1 + 2 ** -6);
    assert.equal(roundToBfloat16(-1.003), -1);
    assert.equal(roundToBfloat16(3.4445), 3.4375);
  });
  it('keeps what is not finite, and rounds what is too large to infinity', () => {
    assert.ok(Number.isNaN(roundToBfloat16(NaN)));
    assert.equal(roundToBfloat16(-Infinity), -Infinity);
    assert.equal(roundToBfloat16(3.4e38), Infinity);
    assert.ok(Object.is(roundToBfloat16(-0), -0));
  });
});
