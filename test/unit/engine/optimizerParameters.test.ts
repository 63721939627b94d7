import assert from 'node:assert/strict';
import { clipGradNorm, clipGradValue } from '../../../src/engine/clip.js';
import { EngineError } from '../../../src/engine/error.js';
import { optimizers } from '../../../src/engine/optimizers/index.js';
import type { ParamValue, ParamValues } from '../../../src/engine/params.js';
import { assertClose, reference } from '../support/reference.js';

interface Signature {
  id: string;
  signature: string;
}
interface Try {
  id: string;
  params: ParamValues;
  /** What PyTorch says of them, or null if it takes them. */
  problem: string | null;
}
interface Clipped {
  clip: 'norm' | 'value';
  gradient: number[];
  limit: number;
  type: number;
  norm: number;
  out: number[];
}
interface Fed {
  id: string;
  params: ParamValues;
  shape: number[];
  fed: number[][][];
  /** The parameters, at first 1, after each of the gradients. */
  path: number[][];
}
interface Public {
  public: string[];
}

const { cases } = reference<Signature | Try | Clipped | Fed | Public>('optimizerChecks');
const signatures = cases.filter((entry): entry is Signature => 'signature' in entry);
const tries = cases.filter((entry): entry is Try => 'problem' in entry);
const clipped = cases.filter((entry): entry is Clipped => 'clip' in entry);

/** How PyTorch writes a default. */
function python(value: ParamValue): string {
  if (value === null) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (typeof value === 'object') return `(${value.map(python).join(', ')})`;
  return String(value);
}

/** `1e-08`, `1.0` and `1000000.0` are 1e-8, 1 and 1e6. */
function value(literal: string): string {
  if (!literal.startsWith('('))
    return Number.isNaN(Number(literal)) ? literal : `${Number(literal)}`;
  return `(${literal.slice(1, -1).split(', ').map(value).join(', ')})`;
}

describe('optimizers take the parameters of torch.optim', () => {
  it('include every public one', () => {
    const [{ public: names } = { public: [] }] = cases.filter(
      (entry): entry is Public => 'public' in entry,
    );
    assert.ok(names.length >= 15);
    const functions = ['swap_in_optimizer_params_and_state'];
    for (const name of names.filter((each) => !functions.includes(each))) {
      assert.ok(optimizers.find(`torch.optim.${name}`), name);
    }
  });

  for (const { id, label, forms, params } of optimizers) {
    if (forms.length === 0) continue;
    it(`${label}: the signature and the defaults are PyTorch's`, () => {
      const real = signatures.find((entry) => entry.id === id)?.signature ?? '';
      assert.equal(forms[0]?.signature, real);
      const defaults = new Map(
        [...real.matchAll(/(\w+)=(\([^)]*\)|[^,]+)/g)].map(([, name, text]) => [name, text!]),
      );
      for (const [name, spec] of Object.entries(params)) {
        assert.equal(python(spec.default), value(defaults.get(name) ?? 'missing'), name);
      }
      const rest = [...defaults.keys()].filter((name) => !Object.hasOwn(params, name!));
      const numberless = ['foreach', 'fused', 'capturable', 'differentiable'];
      assert.deepEqual(
        rest.filter((name) => !numberless.includes(name!)),
        [],
      );
    });

    it(`${label}: refuses what PyTorch refuses, and nothing else`, () => {
      const own = tries.filter((entry) => entry.id === id);
      assert.ok(own.some(({ problem }) => problem !== null));
      assert.ok(own.some(({ problem }) => problem === null));
      for (const { params: given, problem } of own) {
        const what = `${JSON.stringify(given)}: PyTorch says ${problem ?? 'nothing'}`;
        const shape = [1, 2];
        if (problem === null) {
          assert.doesNotThrow(() => optimizers.get(id).create(given, shape), what);
          continue;
        }
        assert.throws(
          () => optimizers.get(id).create(given, shape),
          (error) => {
            assert.ok(error instanceof EngineError, what);
            assert.ok(Object.hasOwn(given, error.parameter), `${what}: names ${error.parameter}`);
            assert.match(error.message, / must be .+, got |^nesterov needs/);
            return true;
          },
          what,
        );
      }
    });
  }

  const messages: [string, ParamValues, string][] = [
    ['adam', { lr: -1 }, 'lr must be at least 0, got -1'],
    ['adam', { betas: [0.9, 1] }, 'betas[1] must be at least 0 and below 1, got 1'],
    ['adam', { betas: [0.9] }, 'betas must be 2 numbers, got (0.9)'],
    ['adam', { amsgrad: 1 }, 'amsgrad must be True or False, got 1'],
    [
      'adam',
      { momentum: 0.9 },
      'unknown parameter momentum; known: lr, betas, eps, weight_decay, amsgrad, maximize, decoupled_weight_decay',
    ],
    ['adam', { lr: NaN }, 'lr must be at least 0, got NaN'],
    ['adafactor', { eps: [-1, 1] }, 'eps[0] must be at least 0 or None, got -1'],
    ['lbfgs', { max_eval: 2.5 }, 'max_eval must be a whole number or None, got 2.5'],
    [
      'lbfgs',
      { line_search_fn: 'armijo' },
      "line_search_fn must be None or 'strong_wolfe', got 'armijo'",
    ],
    [
      'sgd',
      { nesterov: true },
      'nesterov needs a momentum above 0 and a dampening of 0, got momentum 0 and dampening 0',
    ],
    ['ema_momentum', { momentum: 1 }, 'momentum must be at least 0 and below 1, got 1'],
  ];
  for (const [id, params, message] of messages) {
    it(`says: ${message}`, () => {
      assert.throws(() => optimizers.get(id).create(params), { name: 'EngineError', message });
    });
  }

  it('take tuples, flags and None', () => {
    const given = { eps: [null, 0.01], maximize: true };
    assert.doesNotThrow(() => optimizers.get('adafactor').create(given));
    assert.doesNotThrow(() => optimizers.get('muon').create({ adjust_lr_fn: null }));
  });
});

describe('optimizers fed with gradients that are partly zero move as those of torch.optim', () => {
  const fed = cases.filter((entry): entry is Fed => 'fed' in entry);
  for (const { id, label, forms, needs } of optimizers) {
    if (forms.length === 0 || needs === 'closure') continue;
    it(label, () => {
      const own = fed.filter((entry) => entry.id === id);
      assert.ok(own.length > 0, 'no reference values: run "npm run reference -- optimizerChecks"');
      for (const { params, shape, fed: gradients, path } of own) {
        const stepper = optimizers.get(id).create(params, shape);
        const parameters = new Float64Array(4).fill(1);
        gradients.forEach((gradient, step) => {
          stepper.step(parameters, Float64Array.from(gradient.flat()));
          path[step]!.forEach((expected, i) => {
            const what = `${JSON.stringify(params)}, [${i}] after ${step + 1} steps`;
            assertClose(parameters[i]!, expected, { relative: 1e-13, what });
          });
        });
      }
    });
  }
});

describe('optimizers check shapes and lengths', () => {
  const message = (act: () => void, text: string) => {
    assert.throws(act, { name: 'EngineError', message: text });
  };
  it('Muon takes matrices only', () => {
    message(
      () => optimizers.get('muon').create({}, [4]),
      'Muon takes matrices only: shape must be [rows, columns], got [4]',
    );
  });
  it('no shape has a length of 0, or more than two dimensions', () => {
    message(
      () => optimizers.get('sgd').create({}, [2, 0]),
      'shape must be positive whole numbers, got [2, 0]',
    );
    message(
      () => optimizers.get('sgd').create({}, [2, 2, 2]),
      'shape must have one or two dimensions, got [2, 2, 2]',
    );
  });
  for (const { id, label, needs } of optimizers) {
    if (needs === 'closure') continue;
    it(`${label} refuses arrays of another length`, () => {
      const stepper = optimizers.get(id).create({}, [1, 3]);
      message(() => {
        stepper.step(new Float64Array(2), new Float64Array(3));
      }, 'parameters must have 3 numbers as the shape says, got 2');
      message(() => {
        stepper.step(new Float64Array(3), new Float64Array(4));
      }, 'gradients must have 3 numbers as the shape says, got 4');
    });
  }
  it('L-BFGS cannot be driven without a closure', () => {
    const stepper = optimizers.get('torch.optim.LBFGS').create();
    message(() => {
      stepper.step(new Float64Array(2), new Float64Array(2));
    }, 'L-BFGS needs a closure: drive it with stepWith, which can evaluate several points');
  });
});

describe('gradient clipping equals torch.nn.utils', () => {
  it('by norm, of type 1, 2 and ∞, with the norm before', () => {
    const own = clipped.filter(({ clip }) => clip === 'norm');
    assert.ok(own.length >= 100);
    for (const { gradient, limit, type, norm, out } of own) {
      const what = `${gradient.join(', ')} to ${limit}, norm of type ${type}`;
      const gradients = Float64Array.from(gradient);
      assertClose(clipGradNorm(gradients, limit, type), norm, { relative: 1e-14, what });
      out.forEach((expected, i) => {
        assertClose(gradients[i]!, expected, { relative: 1e-14, what });
      });
    }
  });
  it('by value', () => {
    const own = clipped.filter(({ clip }) => clip === 'value');
    assert.ok(own.length >= 40);
    for (const { gradient, limit, out } of own) {
      const gradients = Float64Array.from(gradient);
      clipGradValue(gradients, limit);
      assert.deepEqual([...gradients], out);
    }
  });
  it('refuses a norm of type 0', () => {
    assert.throws(() => clipGradNorm(new Float64Array(2), 1, 0), {
      name: 'EngineError',
      message: 'norm_type must be above 0, got 0',
    });
  });
});
