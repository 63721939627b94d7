import assert from 'node:assert/strict';
import fc from 'fast-check';
import { EngineError } from '../../../src/engine/error.js';
import { surfaces } from '../../../src/engine/surfaces/index.js';
import { assertClose, reference } from '../support/reference.js';

interface Case {
  id: string;
  params: Record<string, number>;
  points: [number, number][];
  values: number[];
  gradients: [number, number][];
  columns?: Record<string, number[]>;
}

const { cases } = reference<Case>('surfaces');

/** Terms of opposite sign cancel: what is lost is some ulp of the largest, of which this is a measure. */
const cancellation = 1e-13;

describe('surfaces equal torch and its autograd in float64', () => {
  for (const surface of surfaces) {
    it(surface.label, () => {
      const own = cases.filter(({ id }) => id === surface.id);
      assert.ok(own.length > 0, 'no reference values: run "npm run reference -- surfaces"');
      const out = new Float64Array(2);
      for (const { params, points, values, gradients } of own) {
        const bound = surface.with(params);
        const size = Math.max(...values.map(Math.abs));
        points.forEach(([x, y], i) => {
          const what = `${JSON.stringify(params)} at ${x}, ${y}`;
          const absolute = cancellation * Math.min(size, 1 + Math.abs(values[i]!));
          assertClose(bound.value(x, y), values[i]!, { absolute, what });
          bound.gradient(x, y, out);
          const expected = gradients[i]!;
          const steepness = cancellation * (1 + Math.max(...expected.map(Math.abs)));
          for (const k of [0, 1]) {
            if (Number.isNaN(expected[k])) {
              assert.equal(out[k], 0, `${what}: 0 where there is no gradient`);
              assert.equal(surface.id, 'ackley');
            } else {
              const tolerance = { absolute: steepness, what: `gradient[${k}] ${what}` };
              assertClose(out[k]!, expected[k]!, tolerance);
            }
          }
        });
      }
    });
  }

  it('covers every surface and nothing else', () => {
    const known = new Set([...surfaces].map(({ id }) => id));
    assert.deepEqual(new Set(cases.map(({ id }) => id)), known);
    assert.ok(known.size >= 16);
  });
});

describe('surfaces', () => {
  for (const surface of surfaces) {
    const bound = surface.with();
    const { x: across, y: up } = surface.domain;

    it(`${surface.label}: the start lies in the domain`, () => {
      const [x, y] = surface.start;
      assert.ok(x > across[0] && x < across[1] && y > up[0] && y < up[1]);
    });
    if (bound.minima.length === 0) continue;

    it(`${surface.label}: every minimum has its value, no slope and no lower neighbor`, () => {
      const out = new Float64Array(2);
      for (const { x, y, value } of bound.minima) {
        assertClose(bound.value(x, y), value, { relative: 1e-13, absolute: 1e-13 });
        bound.gradient(x, y, out);
        assert.ok(Math.hypot(out[0]!, out[1]!) < 1e-10, `slope ${out.join(', ')} at ${x}, ${y}`);
        for (let k = 0; k < 16; k++) {
          const angle = (k * Math.PI) / 8;
          const near = bound.value(x + 1e-3 * Math.cos(angle), y + 1e-3 * Math.sin(angle));
          assert.ok(near > value, `${near} near ${x}, ${y} is not above ${value}`);
        }
      }
    });

    it(`${surface.label}: nothing in the domain is below the global minimum`, () => {
      const lowest = bound.minima.find(({ kind }) => kind === 'global')?.value ?? NaN;
      fc.assert(
        fc.property(
          fc.double({ min: across[0], max: across[1], noNaN: true }),
          fc.double({ min: up[0], max: up[1], noNaN: true }),
          (x, y) => bound.value(x, y) >= lowest - 1e-12,
        ),
        { seed: 1 },
      );
    });
  }

  it('have a minimum unless they fall without end', () => {
    const without = [...surfaces].filter((surface) => surface.with().minima.length === 0);
    assert.deepEqual(without.map(({ id }) => id).sort(), ['monkey_saddle', 'saddle']);
  });

  it('give the gradient of a batch, and of all samples the whole gradient', () => {
    const real = [...surfaces].filter((surface) => surface.with().data !== undefined);
    assert.equal(real.length, 2);
    for (const surface of real) {
      const bound = surface.with({ samples: 10 });
      const { data } = bound;
      assert.ok(data);
      const whole = new Float64Array(2);
      const halves = [new Float64Array(2), new Float64Array(2)];
      bound.gradient(0.3, -0.7, whole);
      halves.forEach((half, k) => {
        const batch = Int32Array.from({ length: 5 }, (_, i) => 2 * i + k);
        data.batchGradient(0.3, -0.7, batch, 5, half);
      });
      assert.notEqual(halves[0]![0], halves[1]![0]);
      for (const k of [0, 1]) {
        assertClose((halves[0]![k]! + halves[1]![k]!) / 2, whole[k]!, { relative: 1e-13 });
      }
    }
  });

  it('draw the data that the reference values were computed from', () => {
    const drawn = cases.filter(({ columns }) => columns !== undefined);
    assert.equal(drawn.length, 2);
    for (const { id, columns } of drawn) {
      const own = surfaces.get(id).with().data?.columns ?? {};
      for (const [name, column] of Object.entries(columns ?? {})) {
        const what = `${id}.${name}: run the reference programs again if the generator has changed`;
        column.forEach((expected, i) => {
          assertClose(own[name]![i]!, expected, { what });
        });
      }
    }
  });

  it('draw other data from another seed', () => {
    const at = (seed: number) => surfaces.get('linear_regression').with({ seed }).value(0, 0);
    assert.equal(at(1), at(1));
    assert.notEqual(at(1), at(2));
  });

  it('turn the bowl counterclockwise', () => {
    const turned = surfaces.get('bowl').with({ a: 0, b: 2, angle: 90 });
    assertClose(turned.value(3, 0), 9);
    assertClose(turned.value(0, 3), 0, { absolute: 1e-15 });
  });

  it('refuse parameters that make no sense', () => {
    const refused = (id: string, params: Record<string, number>, message: RegExp) => {
      assert.throws(
        () => surfaces.get(id).with(params),
        (error) => {
          assert.ok(error instanceof EngineError);
          assert.match(error.message, message);
          return true;
        },
      );
    };
    refused('plateau', { width: 0 }, /^width must be above 0, got 0$/);
    refused('linear_regression', { samples: 2.5 }, /^samples must be a whole number/);
    refused('logistic_regression', { penalty: 0 }, /^penalty must be above 0, got 0$/);
    refused('bowl', { c: 1 }, /^unknown parameter c; known: a, b, angle$/);
  });
});
