import assert from 'node:assert/strict';
import * as v from 'valibot';
import { describe as describeState } from '../../../src/labs/activation/describe.js';
import { labelOf, readAt, textOf } from '../../../src/labs/activation/curves.js';
import { factsTable } from '../../../src/labs/activation/factsTable.js';
import { functions } from '../../../src/labs/activation/functions/index.js';
import { activationLab } from '../../../src/labs/activation/lab.js';
import { signalsOf } from '../../../src/labs/activation/layers.js';
import {
  activationSchema,
  defaultCurve,
  initialLayers,
  initialState,
  type ActivationState,
  type Curve,
} from '../../../src/labs/activation/state.js';
import { usualSpelling } from '../../../src/libraries/spelling.js';
import { assertClose, reference } from '../support/reference.js';

interface GateCase {
  id: string;
  params: Record<string, string>;
  pairs: [number, number][];
  f: number[];
  slopes: [number, number][];
}

interface VectorCase {
  id: string;
  params: Record<string, number>;
  layout: { size: number; inner: number };
  x: number[];
  y: number[];
}

const given = (id: string, params: Curve['params']): Curve => ({
  ...defaultCurve(id, 0),
  params: { ...defaultCurve(id, 0).params, ...params },
});
const only = (curve: Curve, rest: Partial<ActivationState> = {}): ActivationState => ({
  ...initialState,
  curves: [curve],
  selected: 0,
  ...rest,
});
const written = (curve: Curve): string => activationLab.toCode(only(curve), usualSpelling);

describe('the curve of a gate is what torch computes along its second half', () => {
  const { cases } = reference<GateCase>('gates');
  for (const { id, group, label } of functions) {
    if (group !== 'Gates') continue;
    it(label, () => {
      const own = cases.filter((one) => one.id === id);
      assert.ok(own.length > 0);
      for (const { params, pairs, f, slopes } of own) {
        pairs.forEach(([a, b], i) => {
          if (!Number.isFinite(a)) return;
          const bound = functions.get(id).with({ ...params, a });
          const near = { absolute: 2e-15 * Math.max(1, Math.abs(a)), what: `at ${a}, ${b}` };
          assertClose(bound.f(b), f[i]!, near);
          assertClose(bound.df(b), slopes[i]![1], near);
        });
      }
    });
    it(`${label}: f″ is the slope of f′`, () => {
      const { df, d2f } = functions.get(id).with({ a: -1.5 });
      for (const x of [-2.3, -0.4, 0.7, 1.9]) {
        const slope = (df(x + 1e-5) - df(x - 1e-5)) / 2e-5;
        assertClose(d2f?.(x) ?? NaN, slope, { absolute: 1e-8, what: `at ${x}` });
      }
    });
  }
});

describe('the curve of softmax and kin is what torch computes of the first component', () => {
  const { cases } = reference<VectorCase>('vectorActivations');
  /** ∂y₁/∂x₁ from torch's own y. */
  const SLOPES: Record<string, (y: number, temperature: number) => number> = {
    softmax: (y, t) => (y * (1 - y)) / t,
    softmin: (y, t) => (-y * (1 - y)) / t,
    log_softmax: (y, t) => (1 - Math.exp(y)) / t,
  };
  for (const { id, group, label } of functions) {
    if (group !== 'Over a vector') continue;
    it(label, () => {
      const own = cases.filter(
        ({ id: one, layout, x }) =>
          one === id && layout.inner === 1 && layout.size > 1 && x.every(Number.isFinite),
      );
      assert.ok(own.length > 2);
      for (const { params, layout, x, y } of own) {
        const others = x.slice(1, layout.size);
        const { f, df } = functions.get(id).with({ ...params, others });
        const what = `${JSON.stringify(params)} of ${x.join(', ')}`;
        assertClose(f(x[0]!), y[0]!, { what });
        const slope = SLOPES[id]!(y[0]!, params['temperature'] ?? NaN);
        assertClose(df(x[0]!), slope, { absolute: 1e-14, what });
      }
    });
  }
});

describe('what a curve is drawn at does not change its call', () => {
  const cases: [string, Curve['params'], string][] = [
    ['glu', { a: 2 }, 'nn.GLU()'],
    ['glu', { a: 2, dim: 1 }, 'nn.GLU(dim=1)'],
    ['bilinear', {}, 'a * b'],
    ['reglu', {}, 'a * F.relu(b)'],
    ['swiglu', { a: -1 }, 'a * F.silu(b)'],
    ['geglu', { approximate: 'tanh' }, "a * F.gelu(b, approximate='tanh')"],
    ['softmax', { others: [1, 2, 3] }, 'nn.Softmax(dim=-1)'],
    ['softmax', { temperature: 0.5 }, 'lambda x: nn.Softmax(dim=-1)(x / 0.5)'],
  ];
  for (const [id, params, code] of cases) {
    it(code, () => {
      assert.equal(written(given(id, params)), code);
    });
  }
  it('a temperature divides the input of a function', () => {
    const curve = { ...given('softmin', { temperature: 2, dim: 1 }) };
    const form = 'torch.nn.functional.softmin';
    assert.equal(written({ ...curve, form }), 'F.softmin(x / 2.0, dim=1)');
  });
});

describe('gates and softmax in the lab', () => {
  it('say in label and formula what they are drawn at', () => {
    const glu = given('glu', { a: 2 });
    assert.deepEqual([labelOf(glu), textOf(glu)], ['GLU(a=2)', 'GLU(2, x) = 2 · σ(x)']);
    const softmax = given('softmax', { temperature: 2, others: [0, 1] });
    assert.equal(labelOf(softmax), 'Softmax(temperature=2, others=[0, 1])');
    assert.equal(
      textOf(softmax),
      'Softmax(x)ᵢ = exp(xᵢ / 2) / Σⱼ exp(xⱼ / 2), the first of (x, 0, 1)',
    );
  });
  it('say in the reading which cut through them is drawn', () => {
    const reading = (curve: Curve): string => describeState(only(curve)).join(' ');
    assert.match(
      reading(given('glu', { a: -2 })),
      /^GLU\(a=-2\) falls from .* Here x is the half that gates, and the half that is gated is held at a = −2\.$/,
    );
    assert.match(reading(given('softmax', {})), / Here x is the first of \(x, 0, 0\), and/);
  });
  it('f″ of softmax is left out, and that is said', () => {
    const state = only(given('softmax', {}), { showSecond: true });
    assert.deepEqual(
      readAt(state, 0).map(({ label }) => label),
      ['Softmax', 'Softmax ′'],
    );
    assert.ok(
      describeState(state).includes('f″ of Softmax is left out: only f and f′ are computed.'),
    );
  });
  it('have facts', () => {
    const { rows } = factsTable([given('reglu', {}), given('softmax', { others: [0] })]);
    const of = (name: string): unknown[] => rows.find(([fact]) => fact === name)?.slice(1) ?? [];
    assert.deepEqual(of('Range'), ['[0, ∞)', '(0, 1)']);
    assert.deepEqual(of('Dead where'), ['−∞ to 0', 'nowhere']);
    assert.deepEqual(of('Steepest slope'), ['1 at 0', 'not computed']);
  });
  it('are not sent through layers, but those beside them are', () => {
    const curves = [given('glu', {}), { ...defaultCurve('relu', 1) }];
    const state = { ...initialState, curves, selected: 0, layers: initialLayers };
    assert.equal(signalsOf(state).length, 1);
    const titles = activationLab.figures(state).map(({ title }) => title);
    assert.ok(titles.includes('Outputs of ReLU by layer'), titles.join());
    const alone = activationLab.figures(only(given('glu', {}), { layers: initialLayers }));
    assert.equal(alone.length, 1);
  });
  const states: [string, boolean, Curve][] = [
    ['a gate without a call', true, given('swiglu', { a: 2 })],
    ['a gate with a form that it has not', false, { ...given('swiglu', {}), form: 'torch.nn.GLU' }],
    ['an axis that is no whole number', false, given('softmax', { dim: 0.5 })],
    ['an axis that is none', false, given('glu', { dim: null })],
    ['no other components', false, given('softmax', { others: [] })],
    ['an infinite other component', false, given('softmax', { others: [Infinity] })],
    ['a temperature of 0', false, given('softmax', { temperature: 0 })],
    ['a half that is text', false, given('glu', { a: 'one' })],
  ];
  for (const [title, fine, curve] of states) {
    it(`${title} is ${fine ? 'kept' : 'refused'} in a saved state`, () => {
      assert.equal(v.is(activationSchema, only(curve)), fine);
    });
  }
});
