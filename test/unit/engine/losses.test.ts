import assert from 'node:assert/strict';
import { losses } from '../../../src/engine/losses/index.js';
import type { LossParams, Operands } from '../../../src/engine/losses/define.js';
import { assertClose, reference } from '../support/reference.js';
import { assertSignatures } from '../support/signatures.js';

interface Case {
  id: string;
  signatures?: Record<string, string | null>;
  params: Record<string, number | string | boolean | number[] | null>;
  columns: number;
  operands: Record<string, number[]>;
  results: Record<string, { loss: number[]; gradients: Record<string, number[]> }>;
}

const { cases } = reference<Case>('losses');

describe('losses equal torch.nn in float64', () => {
  for (const loss of losses) {
    const own = cases.filter(({ id }) => id === loss.id);

    it(`${loss.label}: losses and gradients, with every reduction`, () => {
      assert.ok(own.length > 0, 'no reference values: run "npm run reference -- losses"');
      for (const { params, columns, operands, results } of own) {
        for (const [reduction, expected] of Object.entries(results)) {
          const bound = loss.with({ ...typed(params), reduction });
          const found = bound.evaluate(arrays(operands), columns);
          const what = JSON.stringify({ params, reduction });
          compare(found.loss, expected.loss, operands, `loss of ${what}`);
          for (const [name, gradient] of Object.entries(expected.gradients)) {
            compare(found.gradients[name], gradient, operands, `gradient of ${name}, ${what}`);
          }
        }
      }
    });

    it(`${loss.label}: every reduction is compared`, () => {
      const { reduction } = loss.params;
      assert.ok(reduction?.kind === 'choice');
      for (const { results } of own) assert.deepEqual(Object.keys(results), reduction.options);
    });

    it(`${loss.label}: a result can be written into again`, () => {
      for (const { params, columns, operands } of own.slice(0, 3)) {
        const bound = loss.with(typed(params));
        const first = bound.evaluate(arrays(operands), columns);
        const copy = structuredClone(first);
        const again = bound.evaluate(arrays(operands), columns, first);
        assert.equal(again.loss, first.loss);
        assert.deepEqual(again, copy);
      }
    });

    it(`${loss.label}: the signatures are PyTorch's`, () => {
      assertSignatures(loss.forms, own[0]?.signatures ?? {});
    });
  }
});

function typed(params: Case['params']): LossParams {
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => [
      name,
      Array.isArray(value) ? Float64Array.from(value) : value,
    ]),
  );
}

function arrays(operands: Record<string, number[]>): Operands {
  return Object.fromEntries(
    Object.entries(operands).map(([name, values]) => [name, Float64Array.from(values)]),
  );
}

/** Sums and differences lose digits of their largest term, so that is what 1e-12 is relative to. */
function compare(
  found: Float64Array | undefined,
  expected: readonly number[],
  operands: Record<string, number[]>,
  what: string,
): void {
  assert.ok(found);
  assert.equal(found.length, expected.length, what);
  found.forEach((value, i) => {
    const given = JSON.stringify(operands).slice(0, 300);
    const near = { relative: 1e-12, absolute: 2e-15, what: `${what}[${i}] of ${given}` };
    assertClose(value, expected[i]!, near);
  });
}
