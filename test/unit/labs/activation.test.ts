import assert from 'node:assert/strict';
import * as v from 'valibot';
import { labelOf, readAt, sample, textOf } from '../../../src/labs/activation/curves.js';
import { describe as describeState } from '../../../src/labs/activation/describe.js';
import { activationLab } from '../../../src/labs/activation/lab.js';
import {
  keepSignals,
  signalsMs,
  signalsOf,
  signalsSchema,
} from '../../../src/labs/activation/layers.js';
import { functions } from '../../../src/labs/activation/functions/index.js';
import { argumentsOf, writableForms } from '../../../src/labs/activation/functions/pythonCall.js';
import {
  activationSchema,
  defaultCurve,
  initialState,
  MAX_CURVES,
  type ActivationState,
} from '../../../src/labs/activation/state.js';
import { callsIn, PythonSource, spell } from '../../../src/python/index.js';
import { anotherValue } from '../support/anotherValue.js';

/** What the last call of the code comes to. */
function opened(code: string): ReturnType<typeof activationLab.fromCode> {
  const text = `import torch\nfrom torch import nn\nimport torch.nn.functional as F\n${code}`;
  const call = callsIn(PythonSource.parse(text), activationLab.recognises).at(-1);
  assert.ok(call, `no call in ${code}`);
  return activationLab.fromCode(call, []);
}

const asIs = (name: string): string => name;

describe('a call becomes a state', () => {
  const cases: [string, string, Record<string, number | string>, string[]][] = [
    ['nn.LeakyReLU(0.3)', 'leaky_relu', { negative_slope: 0.3 }, []],
    ['nn.LeakyReLU(negative_slope=0.3, inplace=True)', 'leaky_relu', { negative_slope: 0.3 }, []],
    ['F.leaky_relu(x, 0.2)', 'leaky_relu', { negative_slope: 0.2 }, []],
    ['nn.GELU("tanh")', 'gelu', { approximate: 'tanh' }, []],
    ['F.gelu(x, approximate="tanh")', 'gelu', { approximate: 'tanh' }, []],
    ['F.softplus(x, 2)', 'softplus', { beta: 2 }, []],
    ['torch.sigmoid(x)', 'sigmoid', {}, []],
    ['nn.ELU(-1 / 2)', 'elu', { alpha: -0.5 }, []],
    [
      'nn.LeakyReLU(slope_from_config)',
      'leaky_relu',
      {},
      [
        '`negative_slope=slope_from_config` is not known before the code runs; drawn with 0.01 as a placeholder.',
      ],
    ],
    [
      'nn.LeakyReLU("steep")',
      'leaky_relu',
      {},
      [
        "negative_slope must be a finite number to be drawn, got 'steep'; drawn with 0.01 as a placeholder.",
      ],
    ],
    [
      'nn.LeakyReLU(10 ** 400)',
      'leaky_relu',
      {},
      [
        'negative_slope must be a finite number to be drawn, got Infinity; drawn with 0.01 as a placeholder.',
      ],
    ],
    [
      'nn.Softplus(0)',
      'softplus',
      {},
      [
        'beta must be a finite number other than 0 to be drawn, got 0; drawn with 1.0 as a placeholder.',
      ],
    ],
    [
      'nn.GELU(True)',
      'gelu',
      {},
      [
        "approximate must be 'none' or 'tanh' to be drawn, got True; drawn with 'none' as a placeholder.",
      ],
    ],
    ['nn.ReLU(slope=1)', 'relu', {}, ['There is no parameter `slope`.']],
    [
      'nn.ELU(**options)',
      'elu',
      {},
      ['`**options` is not known before the code runs; drawn without it.'],
    ],
    ['nn.ELU(', 'elu', {}, []],
    ['nn.GLU(1)', 'glu', { dim: 1 }, []],
    ['F.glu(x)', 'glu', {}, []],
    ['nn.GLU(a=2)', 'glu', {}, ['There is no parameter `a`.']],
    ['nn.Softmax(1)', 'softmax', { dim: 1 }, []],
    ['nn.Softmax2d()', 'softmax', {}, []],
    ['F.log_softmax(x, -2)', 'log_softmax', { dim: -2 }, []],
    [
      'nn.Softmin()',
      'softmin',
      { dim: -1 },
      ['`dim` must be given; drawn with -1 as a placeholder.'],
    ],
    ['nn.Threshold(0.1, 20)', 'threshold', { threshold: 0.1, value: 20 }, []],
    [
      'nn.Threshold(0.1)',
      'threshold',
      { threshold: 0.1, value: 0 },
      ['`value` must be given; drawn with 0.0 as a placeholder.'],
    ],
  ];
  for (const [code, id, params, notes] of cases) {
    it(code, () => {
      const { state, notes: said } = opened(code);
      assert.deepEqual([state.curves[0]?.id, state.curves[0]?.params], [id, params]);
      assert.deepEqual(said, notes);
      assert.ok(v.is(activationSchema, state));
    });
  }
});

describe('a state becomes a call', () => {
  for (const code of [
    'nn.LeakyReLU(negative_slope=0.3)',
    "F.gelu(x, approximate='tanh')",
    'nn.ELU(alpha=2.0)',
    'torch.sigmoid(x)',
    'nn.ReLU()',
    'nn.GLU()',
    'nn.GLU(dim=1)',
    'F.glu(x, dim=0)',
    'nn.Softmax(dim=-1)',
    'nn.LogSoftmax(dim=1)',
    'F.softmin(x, dim=0)',
    'torch.softmax(x, dim=-1)',
    'nn.Softmax2d()',
  ]) {
    it(`${code}, and back again`, () => {
      const { state } = opened(code);
      const source = PythonSource.parse(
        'import torch\nfrom torch import nn\nimport torch.nn.functional as F\n',
      );
      assert.equal(
        activationLab.toCode(state, (name) => spell(source, source.text.length, name).expression),
        code,
      );
    });
  }
  it('every activation and form, with every parameter off its default', () => {
    for (const { id, forms, arguments: specs } of functions) {
      for (const form of writableForms({ forms, arguments: specs })) {
        const { name } = form;
        const changed = Object.fromEntries(
          Object.entries(argumentsOf(specs, form)).map(([arg, spec]) => [arg, anotherValue(spec)]),
        );
        const state = { ...initialState, curves: [{ id, params: changed, form: name, colour: 0 }] };
        const code = activationLab.toCode(state, asIs);
        const [call] = callsIn(
          PythonSource.parse(`import torch\n${code}`),
          activationLab.recognises,
        );
        assert.ok(call, code);
        const again = activationLab.fromCode(call, []);
        assert.deepEqual([again.state.curves, again.notes], [state.curves, []], code);
      }
    }
  });
});

describe('a state that is not one is refused', () => {
  const good = initialState;
  const curve = defaultCurve('leaky_relu', 0);
  const bad: [string, unknown][] = [
    ['nothing', undefined],
    ['text', 'gelu'],
    ['an unknown activation', { ...good, curves: [{ ...curve, id: 'constructor' }] }],
    ['a qualified name for an id', { ...good, curves: [{ ...curve, id: 'torch.nn.LeakyReLU' }] }],
    ['an unknown parameter', { ...good, curves: [{ ...curve, params: { slope: 1 } }] }],
    ['a parameter of the prototype', { ...good, curves: [{ ...curve, params: { toString: 1 } }] }],
    ['NaN', { ...good, curves: [{ ...curve, params: { negative_slope: NaN } }] }],
    ['a form of another activation', { ...good, curves: [{ ...curve, form: 'torch.nn.GELU' }] }],
    ['two curves of one color', { ...good, selected: 0, curves: [curve, curve] }],
    ['no curves', { ...good, curves: [] }],
    [
      'too many curves',
      {
        ...good,
        curves: Array.from({ length: MAX_CURVES + 1 }, (_, i) => ({ ...curve, colour: i })),
      },
    ],
    ['a selection beyond the end', { ...good, selected: 2 }],
    ['an empty interval', { ...good, domain: [1, 1] }],
    ['an infinite interval', { ...good, domain: [-Infinity, 1] }],
    ['a huge interval', { ...good, domain: [0, 1e300] }],
  ];
  for (const [title, state] of bad) {
    it(title, () => {
      assert.equal(v.is(activationSchema, state), false);
    });
  }
  it('but the initial state is one', () => {
    assert.ok(v.is(activationSchema, good));
  });
});

describe('a call that is opened joins what is shown', () => {
  const relu = opened('nn.ReLU()').state;
  it('it is added and selected, with a color of its own', () => {
    const joined = activationLab.join(initialState, opened('nn.ELU(0.5)').state);
    assert.deepEqual(joined.curves.map(labelOf), ['GELU', 'ReLU', 'ELU(alpha=0.5)']);
    assert.equal(joined.selected, 2);
    assert.ok(v.is(activationSchema, joined));
  });
  it('it is selected if it is there already', () => {
    const joined = activationLab.join(initialState, relu);
    assert.deepEqual([joined.curves.length, joined.selected], [2, 1]);
  });
  it('it takes the place of the selected one if there is no room', () => {
    const full: ActivationState = {
      ...initialState,
      curves: Array.from({ length: MAX_CURVES }, (_, i) => ({
        ...defaultCurve('elu', i),
        params: { alpha: i + 2 },
      })),
      selected: 3,
    };
    const joined = activationLab.join(full, relu);
    assert.equal(labelOf(joined.curves[3]!), 'ReLU');
    assert.ok(v.is(activationSchema, joined));
  });
});

describe('what is drawn', () => {
  it('f′ has a gap where it jumps, and both sides of it', () => {
    const { x, df } = sample(defaultCurve('relu', 0), [-1, 1], 101);
    const at = x.indexOf(0);
    assert.deepEqual([df[at - 1], df[at], df[at + 1]], [0, NaN, 1]);
  });
  it('values at a place are those of the engine', () => {
    const state = {
      ...initialState,
      curves: [{ ...defaultCurve('leaky_relu', 0), params: { negative_slope: 0.3 } }],
    };
    assert.deepEqual(
      readAt(state, -2).map(({ label, value }) => [label, value]),
      [
        ['LeakyReLU(negative_slope=0.3)', -0.6],
        ['LeakyReLU(negative_slope=0.3) ′', 0.3],
      ],
    );
  });
  it('the formula as text has the numbers of this call', () => {
    assert.equal(
      textOf({ ...defaultCurve('leaky_relu', 0), params: { negative_slope: 0.3 } }),
      'LeakyReLU(x) = x if x > 0 else 0.3 · x',
    );
  });
  it('a label is written as in Python', () => {
    const gelu = { ...defaultCurve('gelu', 0), params: { approximate: 'tanh' } };
    assert.equal(labelOf(gelu), "GELU(approximate='tanh')");
  });
  it('the reading follows the numbers', () => {
    const reading = (slope: number): string =>
      describeState({
        ...initialState,
        curves: [{ ...defaultCurve('leaky_relu', 0), params: { negative_slope: slope } }],
      })[0]!;
    assert.match(
      reading(0.3),
      /^LeakyReLU\(negative_slope=0.3\) rises from −1.2 at x = −4 to 4 at x = 4, steepest \(slope 1\).*gradient is nowhere below 0.01\.$/,
    );
    assert.match(reading(0.001), /gradient is below 0.01 on 50 % of the range/);
  });
});

describe('signals through the layers', () => {
  const deep = (seed: number): ActivationState => ({
    ...initialState,
    layers: { depth: 20, width: 24, init: 'kaiming', seed },
  });

  it('are sent for every curve, with progress, and known from then on', () => {
    const told: number[] = [];
    assert.ok(signalsMs(deep(7)) > 0);
    const signals = signalsOf(deep(7), (part) => told.push(part));
    assert.deepEqual(told, [0.5, 1]);
    assert.deepEqual(
      signals.map(({ outputs }) => outputs.length),
      [21, 21],
    );
    assert.equal(signalsMs(deep(7)), 0);
  });
  it('that a worker sent need not be sent again', () => {
    const signals = signalsOf(deep(7));
    keepSignals(deep(8), v.parse(signalsSchema, structuredClone(signals)));
    assert.equal(signalsMs(deep(8)), 0);
    assert.deepEqual(signalsOf(deep(8)), signals);
  });
  it('cost nothing where none is sent', () => {
    assert.deepEqual(signalsOf(initialState), []);
    assert.equal(signalsMs(initialState), 0);
  });
});

describe('the script of the Activation Lab', () => {
  it('prints each of two curves that are written alike', () => {
    const [curve] = initialState.curves;
    assert.ok(curve);
    const state = { ...initialState, curves: [curve, { ...curve, colour: 1 }] };
    const { python, prints } = activationLab.toScript(state);
    const label = labelOf(curve);
    assert.equal(python.split(`("${label}", `).length - 1, 2);
    assert.equal(prints.filter((line) => line.label === label).length, 2);
  });
});
