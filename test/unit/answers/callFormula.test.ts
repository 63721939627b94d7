import assert from 'node:assert/strict';
import { callFormula } from '../../../src/answers/hover/callFormula.js';
import type { Entry } from '../../../src/content/index.js';
import { callsIn, PythonSource } from '../../../src/python/index.js';

const size = { svg: '<svg/>', width: 1, height: 1 };
const entry: Entry = {
  ...{ id: 'torch.nn.GELU', kind: 'activation function', tier: 'full', summary: '', bases: [] },
  signature: "approximate='none', scale=0",
  formula: {
    ...{ tex: 'e', text: 'exact', ...size },
    special: [
      { when: { approximate: 'tanh' }, tex: 't', text: 'tanh', ...size },
      { when: { scale: { not: 0 } }, tex: 's', text: 'scaled', ...size },
    ],
  },
};

/** The text of the formula for the arguments of a call. */
function of(args: string): string | undefined {
  const code = `from torch import nn\nnn.GELU(${args})`;
  const [call] = callsIn(PythonSource.parse(code), (name) => name === entry.id);
  assert.ok(call);
  return callFormula(entry, call)?.text;
}

describe('the formula of a call', () => {
  it('is the one that its arguments ask for, by position or by name', () => {
    assert.equal(of(''), 'exact');
    assert.equal(of('"none"'), 'exact');
    assert.equal(of('"tanh"'), 'tanh');
    assert.equal(of('scale=2, approximate="tanh"'), 'tanh');
    assert.equal(of('scale=2'), 'scaled');
    assert.equal(of('scale=0'), 'exact');
  });

  it('is the usual one where an argument is not known, and of a name that is not called', () => {
    assert.equal(of('approximate'), 'exact');
    assert.equal(of('scale=cfg.scale'), 'exact');
    assert.equal(callFormula(entry, undefined)?.text, 'exact');
  });
});
