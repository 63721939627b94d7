import assert from 'node:assert/strict';
import { facts, type Facts, type Interval } from '../../../src/engine/activations/facts.js';
import { activations } from '../../../src/engine/activations/index.js';
import { assertClose, reference } from '../support/reference.js';

interface Case {
  id: string;
  params: Record<string, number | string>;
  mean: number;
  variance: number;
  inf: number;
  sup: number;
  slope: number;
}

const { cases } = reference<Case>('activationFacts');
const all: Interval = { from: -Infinity, to: Infinity };
const upTo = (to: number): Interval => ({ from: -Infinity, to });
const from = (at: number): Interval => ({ from: at, to: Infinity });
const point = (at: number): Interval => ({ from: at, to: at });

describe('facts equal what scipy computes from torch', () => {
  for (const activation of activations) {
    const own = cases.filter(({ id }) => id === activation.id);

    it(activation.label, () => {
      assert.ok(own.length > 0, 'no reference values: run "npm run reference -- activationFacts"');
      for (const { params, mean, variance, inf, sup, slope } of own) {
        const found = facts(activation.with(params));
        const what = JSON.stringify(params);
        // scipy's own quadrature is told to stop at 1e-13; its search stops up to 1e-7 short of a bound that is only approached.
        assertClose(found.mean, mean, { relative: 1e-11, absolute: 1e-11, what: `mean ${what}` });
        const near = { relative: 1e-11, absolute: 1e-11 };
        assertClose(found.variance, variance, { ...near, what: `variance ${what}` });
        const searched = { relative: 1e-9, absolute: 1e-7 };
        assertClose(found.range.inf, inf, { ...searched, what: `inf ${what}` });
        assertClose(found.range.sup, sup, { ...searched, what: `sup ${what}` });
        assertClose(Math.abs(found.steepest.slope), slope, { ...searched, what: `slope ${what}` });
      }
    });

    it(`${activation.label}: f(x) = x on its fixed points, f′ = 0 on its dead regions`, () => {
      for (const { params } of own) {
        const bound = activation.with(params);
        const { fixedPoints, dead } = facts(bound);
        for (const interval of fixedPoints) {
          for (const x of inside(interval)) assertClose(bound.f(x), x, { relative: 1e-14 });
        }
        for (const interval of dead) {
          for (const x of inside(interval)) assert.equal(bound.df(x), 0);
        }
      }
    });
  }
});

describe('facts of the defaults', () => {
  const root2 = Math.SQRT2;
  const table: [string, Partial<Facts>][] = [
    ['relu', { dead: [upTo(0)], fixedPoints: [from(0)], monotone: 'increasing' }],
    ['relu', { saturates: { left: true, right: false }, steepest: { slope: 1, at: 0 } }],
    ['relu6', { dead: [upTo(0), from(6)], fixedPoints: [{ from: 0, to: 6 }] }],
    ['relu6', { range: { inf: 0, sup: 6, infAttained: true, supAttained: true } }],
    ['tanh', { dead: [], saturates: { left: true, right: true }, fixedPoints: [point(0)] }],
    ['tanh', { range: { inf: -1, sup: 1, infAttained: false, supAttained: false } }],
    ['tanh', { zeroCentred: true, monotone: 'increasing', steepest: { slope: 1, at: 0 } }],
    ['hardtanh', { range: { inf: -1, sup: 1, infAttained: true, supAttained: true } }],
    ['hardtanh', { dead: [upTo(-1), from(1)], fixedPoints: [{ from: -1, to: 1 }] }],
    ['softsign', { range: { inf: -1, sup: 1, infAttained: false, supAttained: false } }],
    ['sigmoid', { zeroCentred: false, steepest: { slope: 0.25, at: 0 }, dead: [] }],
    ['selu', { zeroCentred: true, saturates: { left: true, right: false }, dead: [] }],
    ['hardshrink', { dead: [{ from: -0.5, to: 0.5 }], monotone: 'increasing' }],
    ['hardshrink', { fixedPoints: [upTo(-0.5), point(0), from(0.5)] }],
    ['hardsigmoid', { dead: [upTo(-3), from(3)], zeroCentred: false }],
    ['hardswish', { dead: [upTo(-3)], monotone: 'no', steepest: { slope: 1.5, at: 3 } }],
    ['hardswish', { range: { inf: -0.375, sup: Infinity, infAttained: true, supAttained: false } }],
    ['log_sigmoid', { fixedPoints: [], steepest: { slope: 1, at: -Infinity } }],
    ['log_sigmoid', { range: { inf: -Infinity, sup: 0, infAttained: false, supAttained: false } }],
    ['softplus', { range: { inf: 0, sup: Infinity, infAttained: false, supAttained: false } }],
    ['gelu', { monotone: 'no', dead: [], fixedPoints: [point(0)], zeroCentred: false }],
  ];
  for (const [id, expected] of table) {
    it(`${id}: ${Object.keys(expected).join(', ')}`, () => {
      const found = facts(activations.get(id).with());
      for (const [key, value] of Object.entries(expected)) {
        assert.deepEqual(Object.entries(found).find(([name]) => name === key)?.[1], value);
      }
    });
  }

  it('moments have their closed forms', () => {
    const moments = (id: string): number[] => {
      const { mean, variance } = facts(activations.get(id).with());
      return [mean, variance];
    };
    const close = (found: number[], expected: number[]): void => {
      expected.forEach((value, i) => {
        assertClose(found[i]!, value, { absolute: 1e-14, relative: 1e-13 });
      });
    };
    close(moments('relu'), [1 / Math.sqrt(2 * Math.PI), 0.5 - 1 / (2 * Math.PI)]);
    close(moments('gelu'), [1 / (2 * Math.sqrt(Math.PI))]);
    close(moments('selu'), [0, 1]);
    close(moments('sigmoid'), [0.5]);
  });

  it('GELU is steepest at √2', () => {
    assertClose(facts(activations.get('gelu').with()).steepest.at, root2, { relative: 1e-12 });
  });

  it('a threshold with a higher value below it falls once, and approaches its bound from above', () => {
    const { monotone, range, fixedPoints } = facts(
      activations.get('threshold').with({ threshold: 0.1, value: 1 }),
    );
    assert.equal(monotone, 'no');
    assert.deepEqual(range, { inf: 0.1, sup: Infinity, infAttained: false, supAttained: false });
    assert.deepEqual(fixedPoints, [from(0.1)]);
  });

  it('LeakyReLU with slope 1 is the identity', () => {
    const { fixedPoints, dead, variance } = facts(
      activations.get('leaky_relu').with({ negative_slope: 1 }),
    );
    assert.deepEqual(fixedPoints, [all]);
    assert.deepEqual(dead, []);
    assertClose(variance, 1, { relative: 1e-13 });
  });
});

function inside({ from: low, to: high }: Interval): number[] {
  if (low === high) return [low];
  const start = Math.max(low, -1e3);
  const end = Math.min(high, 1e3);
  return [0.1, 0.5, 0.9].map((part) => start + part * (end - start));
}
