import assert from 'node:assert/strict';
import { EngineError } from '../../../src/engine/error.js';
import { calculateGain, NONLINEARITIES } from '../../../src/engine/init/gain.js';
import { initializers } from '../../../src/engine/init/index.js';
import { createRandom, type Random } from '../../../src/engine/random.js';
import { assertClose, reference } from '../support/reference.js';
import { assertSignatures } from '../support/signatures.js';

interface Case {
  id: string;
  signatures: Record<string, string | null>;
  params: Record<string, number | string>;
  shape: [number, number];
  draws: { next?: number[]; normal?: number[] };
  weights: number[];
}
interface GainCase {
  id: 'gain';
  name: string;
  param: number | null;
  gain: number;
}

const { cases } = reference<Case | GainCase>('initializers');
const isGain = (one: Case | GainCase): one is GainCase => one.id === 'gain';

describe('initializers equal torch.nn.init, given the same random draws', () => {
  for (const initializer of initializers) {
    const own = cases.filter((one) => !isGain(one) && one.id === initializer.id) as Case[];

    it(initializer.label, () => {
      assert.ok(own.length > 0, 'no reference values: run "npm run reference -- initializers"');
      for (const { params, shape, draws, weights } of own) {
        const [outputs, inputs] = shape;
        const found = new Float64Array(outputs * inputs);
        initializer.with(params).fill(found, outputs, inputs, replay(draws));
        found.forEach((value, i) => {
          const what = `${JSON.stringify({ params, shape })}[${i}]`;
          assertClose(value, weights[i]!, { relative: 1e-12, absolute: 1e-14, what });
        });
      }
    });

    it(`${initializer.label}: the signatures are PyTorch's`, () => {
      const [, ...shown] = (own[0]?.signatures[initializer.forms[0]!.name] ?? '').split(', ');
      assert.ok(shown.length > 0);
      assertSignatures(initializer.forms, own[0]?.signatures ?? {});
    });
  }

  it('every recommended gain', () => {
    const gains = cases.filter(isGain);
    assert.deepEqual(new Set(gains.map(({ name }) => name)), new Set(NONLINEARITIES));
    for (const { name, param, gain } of gains) {
      assertClose(calculateGain(name, param ?? undefined), gain, { what: name });
    }
  });
});

describe('initialization', () => {
  it('orthogonal weights have orthonormal rows or columns', () => {
    for (const [outputs, inputs] of [
      [20, 20],
      [7, 30],
      [30, 7],
    ] as const) {
      const w = new Float64Array(outputs * inputs);
      initializers.get('orthogonal').with({ gain: 2 }).fill(w, outputs, inputs, createRandom(1));
      const short = Math.min(outputs, inputs);
      for (let a = 0; a < short; a++) {
        for (let b = 0; b < short; b++) {
          let product = 0;
          for (let i = 0; i < Math.max(outputs, inputs); i++) {
            const [p, q] =
              outputs <= inputs
                ? [a * inputs + i, b * inputs + i]
                : [i * inputs + a, i * inputs + b];
            product += w[p]! * w[q]!;
          }
          assertClose(product, a === b ? 4 : 0, { absolute: 1e-13 });
        }
      }
    }
  });

  it('the spread of many weights is what the formula says', () => {
    const spread = (id: string, params: Record<string, number | string>): number => {
      const w = new Float64Array(200 * 300);
      initializers.get(id).with(params).fill(w, 200, 300, createRandom(8));
      const mean = w.reduce((sum, value) => sum + value, 0) / w.length;
      assert.ok(Math.abs(mean) < 0.001, `mean of ${id} is ${mean}`);
      return Math.sqrt(w.reduce((sum, value) => sum + value * value, 0) / w.length);
    };
    const relative = 0.02; // 60,000 draws
    assertClose(spread('xavier_uniform', { gain: 1 }), Math.sqrt(2 / 500), { relative });
    assertClose(spread('xavier_normal', { gain: 2 }), 2 * Math.sqrt(2 / 500), { relative });
    assertClose(spread('kaiming_normal', { nonlinearity: 'relu' }), Math.sqrt(2 / 300), {
      relative,
    });
    assertClose(spread('kaiming_uniform', { mode: 'fan_out' }), Math.sqrt(2 / 200), { relative });
    assertClose(spread('normal', { std: 0.02 }), 0.02, { relative });
  });

  it('refuses what PyTorch refuses', () => {
    const refused: [() => unknown, string][] = [
      [() => calculateGain('gelu'), 'unsupported nonlinearity gelu'],
      [() => initializers.get('normal').with({ std: -1 }), 'std must be at least 0, got -1'],
      [
        () => initializers.get('torch.nn.init.kaiming_normal_').with({ mode: 'fan' }),
        "mode must be 'fan_in' or 'fan_out', got 'fan'",
      ],
      [
        () =>
          initializers
            .get('uniform')
            .with({ a: 1, b: 0 })
            .fill(new Float64Array(1), 1, 1, createRandom(0)),
        'a must be at most b (0), got 1',
      ],
      [
        () => initializers.get('normal').with().fill(new Float64Array(5), 2, 3, createRandom(0)),
        'weights must have 2 × 3 elements, got 5',
      ],
    ];
    for (const [run, message] of refused) {
      assert.throws(run, (error) => error instanceof EngineError && error.message === message);
    }
  });
});

/** A generator that gives these numbers in turn. */
function replay({ next = [], normal = [] }: Case['draws']): Random {
  let at = 0;
  const from = (values: number[]) => (): number => values[at++] ?? NaN;
  return { ...createRandom(0), next: from(next), normal: from(normal) };
}
