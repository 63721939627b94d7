import assert from 'node:assert/strict';
import { EngineError } from '../../../src/engine/error.js';
import { gates } from '../../../src/engine/gates/index.js';
import { assertClose, reference } from '../support/reference.js';
import { assertSignatures } from '../support/signatures.js';

interface Case {
  id: string;
  params: Record<string, string>;
  signatures: Record<string, string | null>;
  pairs: [number, number][];
  f: number[];
  slopes: [number, number][];
  rows: { input: number[]; output: number[] };
  backward: { cotangent: number[]; gradient: number[] };
}

const { cases } = reference<Case>('gates');
const tolerance = { relative: 1e-12, absolute: 2e-15 };

describe('gates equal what torch computes in float64', () => {
  for (const gate of gates) {
    const own = cases.filter(({ id }) => id === gate.id);

    it(`${gate.label}: value and partial derivatives`, () => {
      assert.ok(own.length > 0, 'no reference values: run "npm run reference -- gates"');
      for (const { params, pairs, f, slopes } of own) {
        const bound = gate.with(params);
        pairs.forEach(([a, b], i) => {
          // Of the numbers around 0 and 1e4 only the product with a loses digits.
          const near = { ...tolerance, absolute: 2e-15 * Math.max(1, Math.abs(a)) };
          const what = `${JSON.stringify(params)} at ${a}, ${b}`;
          assertClose(bound.f(a, b), f[i]!, { ...near, what: `f ${what}` });
          assertClose(bound.da(a, b), slopes[i]![0], { ...tolerance, what: `∂a ${what}` });
          assertClose(bound.db(a, b), slopes[i]![1], { ...near, what: `∂b ${what}` });
        });
      }
    });

    it(`${gate.label}: rows forward and backward`, () => {
      for (const { params, rows, backward } of own) {
        const bound = gate.with(params);
        const input = Float64Array.from(rows.input);
        bound.forward(input, 8).forEach((value, i) => {
          assertClose(value, rows.output[i]!, { ...tolerance, what: `output ${i}` });
        });
        bound.backward(Float64Array.from(backward.cotangent), input, 8).forEach((value, i) => {
          assertClose(value, backward.gradient[i]!, { ...tolerance, what: `gradient ${i}` });
        });
      }
    });

    it(`${gate.label}: the signatures are PyTorch's`, () => {
      assertSignatures(gate.forms, own[0]?.signatures ?? {});
    });
  }

  it('rows of odd length are refused, as by torch.nn.GLU', () => {
    const glu = gates.get('torch.nn.GLU').with();
    assert.throws(
      () => glu.forward(new Float64Array(6), 3),
      (error) =>
        error instanceof EngineError &&
        error.message === 'the halving dimension must be even, got size 3',
    );
    assert.throws(() => glu.forward(new Float64Array(6), 4), EngineError);
  });

  it('a gate takes the parameters of its activation and no others', () => {
    assert.throws(() => gates.get('bilinear').with({ alpha: 1 }), EngineError);
    assert.throws(() => gates.get('geglu').with({ approximate: 'erf' }), EngineError);
  });
});
