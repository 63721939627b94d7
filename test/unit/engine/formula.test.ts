import assert from 'node:assert/strict';
import { activations } from '../../../src/engine/activations/index.js';
import { formulaOf, type Formulated } from '../../../src/engine/formula.js';
import { losses } from '../../../src/engine/losses/index.js';
import { optimizers } from '../../../src/engine/optimizers/index.js';
import {
  problemWith,
  type Param,
  type ParamSpecs,
  type ParamValue,
} from '../../../src/engine/params.js';
import { schedules } from '../../../src/engine/schedules/index.js';

interface Definition extends Formulated {
  readonly id: string;
  readonly params: ParamSpecs;
}

/** A value other than that one. */
function otherThan(spec: Param, unwanted: unknown): ParamValue {
  assert.equal(spec.kind, 'number');
  return unwanted === 0 ? 0.5 : 0;
}

describe('the formula that holds for some parameters', () => {
  const all: readonly Definition[] = [...activations, ...losses, ...optimizers, ...schedules];

  it('is the usual one unless a parameter is given that changes it', () => {
    const gelu = activations.get('gelu');
    assert.equal(formulaOf(gelu, {}), gelu);
    assert.equal(formulaOf(gelu, { approximate: 'none' }), gelu);
    assert.match(formulaOf(gelu, { approximate: 'tanh' }).tex, /\\tanh/);
    const entropy = losses.get('cross_entropy_loss');
    assert.equal(formulaOf(entropy, { label_smoothing: 0 }), entropy);
    assert.match(formulaOf(entropy, { label_smoothing: 0.1 }).tex, /varepsilon/);
    const relu = activations.get('relu');
    assert.equal(formulaOf(relu, { label_smoothing: 0.1 }), relu);
  });

  it('needs all of its parameters', () => {
    const rmsprop = optimizers.get('rmsprop');
    const tex = (params: Record<string, ParamValue>): string => formulaOf(rmsprop, params).tex;
    const four = [{}, { centered: true }, { momentum: 0.9 }, { centered: true, momentum: 0.9 }];
    assert.equal(new Set(four.map(tex)).size, 4);
    assert.equal(tex({ centered: true, momentum: 0 }), tex({ centered: true }));
  });

  for (const definition of all.filter(({ special }) => special)) {
    it(`of ${definition.id} is asked for by its own parameters, each of them in reach`, () => {
      for (const special of definition.special ?? []) {
        const given = Object.entries(special.when).map(([name, wanted]) => {
          const spec = definition.params[name];
          assert.ok(spec, name);
          const isUnequal = typeof wanted === 'object' && wanted !== null;
          const value = isUnequal ? otherThan(spec, wanted.not) : wanted;
          assert.equal(problemWith(name, spec, value), undefined);
          return [name, value] as const;
        });
        assert.equal(formulaOf(definition, Object.fromEntries(given)), special);
        assert.notEqual(special.tex, definition.tex);
      }
    });
  }
});
