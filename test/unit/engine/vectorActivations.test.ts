import assert from 'node:assert/strict';
import fc from 'fast-check';
import { EngineError } from '../../../src/engine/error.js';
import { vectorActivations } from '../../../src/engine/vectorActivations/index.js';
import { assertClose, reference } from '../support/reference.js';
import { assertSignatures } from '../support/signatures.js';

interface Case {
  id: string;
  signatures: Record<string, string | null>;
  params: Record<string, number>;
  layout: { size: number; inner: number };
  x: number[];
  y: number[];
  v: number[];
  jvp: number[];
  vjp: number[];
}

const { cases } = reference<Case>('vectorActivations');

describe('vector activations equal torch.nn in float64', () => {
  for (const activation of vectorActivations) {
    const own = cases.filter(({ id }) => id === activation.id);

    it(`${activation.label}: values and Jacobian products along any dimension`, () => {
      assert.ok(own.length > 0, 'no reference values: run "npm run reference"');
      for (const { params, layout, ...numbers } of own) {
        const bound = activation.with(params);
        const what = JSON.stringify({ params, layout, x: numbers.x });
        const v = Float64Array.from(numbers.v);
        const y = bound.forward(Float64Array.from(numbers.x), layout);
        const compare = (name: string, found: Float64Array, expected: number[]): void => {
          assert.equal(found.length, expected.length);
          found.forEach((value, i) => {
            const near = { relative: 1e-12, absolute: 1e-14 };
            assertClose(value, expected[i]!, { ...near, what: `${name}[${i}] of ${what}` });
          });
        };
        compare('y', y, numbers.y);
        compare('J·v', bound.jvp(y, v, layout), numbers.jvp);
        compare('Jᵀ·v', bound.vjp(y, v, layout), numbers.vjp);
      }
    });

    it(`${activation.label}: the signatures are PyTorch's`, () => {
      assertSignatures(activation.forms, own[0]?.signatures ?? {});
    });

    it(`${activation.label}: adding a constant to the input changes nothing`, () => {
      const bound = activation.with();
      const vectors = fc.array(fc.double({ min: -50, max: 50, noNaN: true }), { minLength: 1 });
      fc.assert(
        fc.property(vectors, fc.integer({ min: -100, max: 100 }), (vector, shift) => {
          const plain = bound.forward(Float64Array.from(vector));
          const moved = bound.forward(Float64Array.from(vector, (x) => x + shift));
          moved.forEach((value, i) => {
            assertClose(value, plain[i]!, { relative: 1e-12, absolute: 1e-13 });
          });
        }),
      );
    });
  }

  it('Softmax adds up to 1 for any input', () => {
    const bound = vectorActivations.get('torch.nn.Softmax').with();
    const vectors = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1 });
    fc.assert(
      fc.property(vectors, (vector) => {
        const sum = bound.forward(Float64Array.from(vector)).reduce((total, y) => total + y, 0);
        assertClose(sum, 1, { relative: 1e-14 });
      }),
    );
  });

  it('a temperature that is not positive and vectors that do not fit are refused', () => {
    const softmax = vectorActivations.get('softmax');
    assert.throws(
      () => softmax.with({ temperature: 0 }),
      (error) =>
        error instanceof EngineError && error.message === 'temperature must be positive, got 0',
    );
    const bound = softmax.with();
    assert.throws(() => bound.forward(new Float64Array(5), { size: 2 }), EngineError);
    assert.throws(() => bound.forward(new Float64Array(4), { size: 0 }), EngineError);
    assert.throws(() => bound.jvp(new Float64Array(4), new Float64Array(3)), EngineError);
  });
});
