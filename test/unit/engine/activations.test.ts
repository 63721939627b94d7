import assert from 'node:assert/strict';
import { activations } from '../../../src/engine/activations/index.js';
import { assertClose, reference } from '../support/reference.js';

interface Case {
  id: string;
  signatures: Record<string, string | null>;
  params: Record<string, number | string>;
  x: number[];
  f: number[];
  df: number[];
}

const { cases } = reference<Case>('activations');
/** 1 + erf and 1 − tanh² lose their last digits alike, but not to the bit alike, in both programs. */
const tolerance = { relative: 1e-12, absolute: 2e-15 };

describe('activations equal torch.nn in float64', () => {
  for (const activation of activations) {
    it(activation.label, () => {
      const own = cases.filter(({ id }) => id === activation.id);
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

    it(`${activation.label}: the signatures are PyTorch's`, () => {
      const signatures = cases.find(({ id }) => id === activation.id)?.signatures ?? {};
      for (const { name, signature } of activation.forms) {
        assert.ok(name in signatures, `no signature of ${name}`);
        const real = signatures[name];
        if (real === null) continue; // a built-in function has none to inspect
        const names = signature.split(', ').map((part) => part.split('=')[0]);
        assert.equal(names.join(', '), real, name);
      }
    });
  }
});
