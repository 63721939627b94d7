import assert from 'node:assert/strict';
import { erf, erfc } from '../../../src/engine/special/erf.js';
import { exp } from '../../../src/engine/special/exp.js';
import { logSigmoid, sigmoid, softplus } from '../../../src/engine/special/logistic.js';
import { normalCdf, normalPdf } from '../../../src/engine/special/normal.js';
import { tanh } from '../../../src/engine/special/tanh.js';
import { reference } from '../support/reference.js';

interface Case {
  id: string;
  x: number[];
  f: number[];
}

const functions = { exp, tanh, erf, erfc, normalCdf, normalPdf, sigmoid, logSigmoid, softplus };
const { cases } = reference<Case>('special');
const SMALLEST_NORMAL = 2 ** -1022;

describe('special functions are within 2 ulp of the exact value', () => {
  for (const [name, f] of Object.entries(functions)) {
    it(name, () => {
      const own = cases.find(({ id }) => id === name);
      assert.ok(own, 'no reference values: run "npm run reference -- special"');
      own.x.forEach((x, i) => {
        const expected = own.f[i]!;
        const distance = ulps(f(x), expected);
        assert.ok(distance <= 2, `${name}(${x}) = ${f(x)}, not ${expected}: ${distance} ulp off`);
      });
    });
  }

  it('every function has reference values, and the other way round', () => {
    assert.deepEqual(new Set(cases.map(({ id }) => id)), new Set(Object.keys(functions)));
  });

  it('erf and tanh keep the sign of zero', () => {
    assert.ok(Object.is(erf(-0), -0));
    assert.ok(Object.is(tanh(-0), -0));
  });

  it('exp is exact where the result is a power of e that doubles hold', () => {
    assert.equal(exp(0), 1);
    assert.equal(exp(1), Math.E);
    assert.equal(exp(-1e4), 0);
    assert.equal(exp(1e4), Infinity);
  });
});

/** |a − b| in units of the last place of b, or of the smallest normal double. */
function ulps(a: number, b: number): number {
  if (Object.is(a, b) || a === b) return 0;
  const size = Math.max(Math.abs(b), SMALLEST_NORMAL);
  const place = 2 ** (Math.floor(Math.log2(size)) - 52);
  return Math.abs(a - b) / place;
}
