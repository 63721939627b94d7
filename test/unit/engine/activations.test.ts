import assert from 'node:assert/strict';
import { activations } from '../../../src/engine/activations/index.js';
import { EngineError } from '../../../src/engine/error.js';
import { assertClose, reference } from '../support/reference.js';
import { assertSignatures } from '../support/signatures.js';

interface Case {
  id: string;
  signatures: Record<string, string | null>;
  params: Record<string, number | string>;
  x: number[];
  f: number[];
  df: number[];
  /** null where PyTorch cannot differentiate twice. */
  d2f: number[] | null;
}

const { cases } = reference<Case>('activations');
/** 1 + erf and 1 − tanh² lose their last digits alike, but not to the bit alike, in both programs. */
const tolerance = { relative: 1e-12, absolute: 2e-15 };
/** f″ of Mish multiplies what 1 − tanh² has lost by x, up to 18 before it vanishes. */
const secondTolerance = { relative: 1e-12, absolute: 1e-14 };

describe('activations equal torch.nn in float64', () => {
  for (const activation of activations) {
    const own = cases.filter(({ id }) => id === activation.id);

    it(`${activation.label}: f and f′`, () => {
      assert.ok(own.length > 0, 'no reference values: run "npm run reference -- activations"');
      for (const { params, x, f, df } of own) {
        const bound = activation.with(params);
        x.forEach((at, i) => {
          const what = `${JSON.stringify(params)} at ${at}`;
          assertClose(bound.f(at), f[i]!, { ...tolerance, what: `f ${what}` });
          assertClose(bound.df(at), df[i]!, { ...tolerance, what: `f′ ${what}` });
        });
      }
    });

    it(`${activation.label}: f″`, () => {
      for (const { params, x, d2f } of own) {
        const bound = activation.with(params);
        x.forEach((at, i) => {
          const what = `f″ ${JSON.stringify(params)} at ${at}`;
          if (d2f) {
            const expected = overflowsInTorch(activation.id, at) ? 0 : d2f[i]!;
            assertClose(bound.d2f(at), expected, { ...secondTolerance, what });
          } else {
            assert.equal(activation.id, 'hardsigmoid', 'only Hardsigmoid has no second derivative');
            assert.equal(bound.d2f(at), 0, what);
          }
        });
      }
    });

    it(`${activation.label}: f′ jumps at its kinks and nowhere else`, () => {
      for (const { params } of own) {
        const { df, kinks } = activation.with(params);
        const what = JSON.stringify(params);
        assert.deepEqual(
          [...kinks],
          [...new Set(kinks)].sort((a, b) => a - b),
          what,
        );
        for (const kink of kinks) {
          const seen = jumpAt(df, kink) > 1e-12;
          assert.ok(seen || activation.id === 'softplus', `${what} at ${kink}`); // there exp(−threshold)
        }
        for (let i = -4001; i < 4000; i++) {
          const at = i * 0.005 + 0.0013;
          if (kinks.some((kink) => Math.abs(kink - at) < 0.01)) continue;
          const rise = Math.abs(df(at + 0.004) - df(at));
          assert.ok(rise < 0.05, `${what} rises by ${rise} near ${at}`);
        }
      }
    });

    it(`${activation.label}: the signatures are PyTorch's`, () => {
      assertSignatures(activation.forms, own[0]?.signatures ?? {});
    });
  }

  it('second derivatives do not overflow where exp does', () => {
    const { d2f } = activations.get('torch.nn.Mish').with();
    for (const at of [709, 710, 1000, 1e4]) assert.ok(Math.abs(d2f(at)) < 1e-300);
  });
});

describe('activations refuse what PyTorch refuses', () => {
  const refused: [string, Record<string, number | string>, string][] = [
    ['torch.nn.CELU', { alpha: 0 }, 'alpha must be a finite number other than 0, got 0'],
    ['torch.nn.Softshrink', { lambd: -1 }, 'lambd must be at least 0, got -1'],
    [
      'torch.nn.Hardtanh',
      { min_val: 1, max_val: 1 },
      'max_val must be greater than min_val (1), got 1',
    ],
    ['torch.nn.RReLU', { lower: 0.5 }, `lower must be at most upper (${1 / 3}), got 0.5`],
    ['torch.nn.Softplus', { beta: 0 }, 'beta must be a finite number other than 0, got 0'],
    ['torch.nn.GELU', { approximate: 'erf' }, "approximate must be 'none' or 'tanh', got 'erf'"],
    ['torch.nn.ELU', { beta: 1 }, 'unknown parameter beta; known: alpha'],
  ];
  for (const [name, params, message] of refused) {
    it(`${name} with ${JSON.stringify(params)}`, () => {
      assert.throws(
        () => activations.get(name).with(params),
        (error) => error instanceof EngineError && error.message === message,
      );
    });
  }
});

/** How much f′ differs between the two sides of x. */
function jumpAt(df: (x: number) => number, x: number): number {
  const step = Math.max(Math.abs(x), 1) * 1e-12;
  return Math.abs(df(x + step) - df(x - step));
}

/** Mish's second derivative is NaN in PyTorch where exp(x) overflows; its limit is 0. */
function overflowsInTorch(id: string, at: number): boolean {
  return id === 'mish' && at === 1e4;
}
