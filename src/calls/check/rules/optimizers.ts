import type { Value } from '../../../python/index.js';
import {
  defineChecks,
  faultOf,
  type CheckedCall,
  type Checks,
  type Rule,
  type Together,
} from '../define.js';
import { kindOf } from '../kind.js';
import { firstOf, number, ofKind, optional, word } from '../vocabulary.js';

const optim = (...leaves: readonly string[]): string[] =>
  leaves.map((leaf) => `torch.optim.${leaf}`);

const notNegative = number({ least: 0 });
const notNegativeOrNaN = number({ least: 0 }, false);
/** A factor that is at least 0 and less than 1. */
const decay = number({ least: 0, below: 1 });
const floatDecay: Rule = {
  text: 'a float, at least 0 and less than 1',
  takes: (value) => !['int', 'bool'].includes(kindOf(value)) && decay.takes(value),
};
const twoDecays = firstOf([decay, decay], 'two numbers, each at least 0 and less than 1');
const twoFloatDecays = firstOf(
  [floatDecay, floatDecay],
  'two floats, each at least 0 and less than 1',
);

/** Tensors, or groups of them. */
const params: Rule = {
  text: 'the parameters to train, such as `model.parameters()`',
  takes: (value) => {
    if (value.kind !== 'sequence') return kindOf(value) === 'unknown';
    return value.isArray === true || (value.items.length > 0 && value.items.every(isParams));
  },
};

/** A tensor, a tensor with its name, or a group. */
function isParams(value: Value): boolean {
  if (value.kind === 'dict') {
    const keys = value.entries.map(([key]) => key);
    return keys.some((key) => key.kind !== 'literal' || key.value === 'params');
  }
  const kind = kindOf(value);
  return kind === 'unknown' || kind === 'tuple';
}

const fusedAlone: Together = (call) => {
  if (!call.isTrue('fused')) return undefined;
  for (const other of ['differentiable', 'foreach']) {
    if (!call.isTrue(other)) continue;
    return { parameter: 'fused', sentence: `\`fused\` and \`${other}\` exclude each other` };
  }
  return undefined;
};

function nesterovNeedsMomentum(call: CheckedCall): ReturnType<Together> {
  if (!call.isTrue('nesterov')) return undefined;
  const [momentum, dampening] = [call.number('momentum'), call.number('dampening')];
  const isOther = call.kind('dampening') !== 'unknown' && dampening === undefined;
  if (momentum !== undefined && momentum <= 0) {
    return {
      parameter: 'nesterov',
      sentence: '`nesterov=True` needs `momentum` above 0, e.g. `momentum=0.9`',
    };
  }
  if (!isOther && (dampening === undefined || dampening === 0)) return undefined;
  return { parameter: 'nesterov', sentence: '`nesterov=True` needs `dampening=0`' };
}

const common: Checks = {
  names: optim(
    ...['ASGD', 'Adadelta', 'Adafactor', 'Adagrad', 'Adam', 'AdamW', 'Adamax', 'LBFGS', 'Muon'],
    ...['NAdam', 'Optimizer', 'RAdam', 'RMSprop', 'Rprop', 'SGD', 'SparseAdam'],
  ),
  takes: { params },
};

export default defineChecks(
  common,
  {
    names: optim(
      ...['ASGD', 'Adadelta', 'Adafactor', 'Adagrad', 'Adam', 'AdamW', 'Adamax', 'LBFGS', 'Muon'],
      ...['NAdam', 'RAdam', 'RMSprop', 'Rprop'],
    ),
    takes: { lr: notNegative },
  },
  {
    names: optim(
      ...['ASGD', 'Adadelta', 'Adafactor', 'Adagrad', 'Adam', 'AdamW', 'Adamax', 'Muon', 'NAdam'],
      ...['RAdam', 'RMSprop'],
    ),
    takes: { weight_decay: notNegative },
  },
  {
    names: optim('Adadelta', 'Adagrad', 'Adam', 'AdamW', 'Adamax', 'NAdam', 'RAdam', 'RMSprop'),
    takes: { eps: notNegative },
  },
  {
    names: optim('SGD'),
    takes: { lr: notNegativeOrNaN, momentum: notNegativeOrNaN, weight_decay: notNegativeOrNaN },
    together: [nesterovNeedsMomentum, fusedAlone],
  },
  { names: optim('Adam', 'AdamW'), takes: { betas: twoFloatDecays }, together: [fusedAlone] },
  { names: optim('Adamax', 'NAdam', 'RAdam', 'SparseAdam'), takes: { betas: twoDecays } },
  { names: optim('NAdam'), takes: { momentum_decay: notNegative } },
  {
    names: optim('SparseAdam'),
    takes: { lr: number({ above: 0 }), eps: number({ above: 0 }) },
  },
  {
    names: optim('Adagrad'),
    takes: { lr_decay: notNegative, initial_accumulator_value: notNegative },
    together: [fusedAlone],
  },
  { names: optim('Adadelta'), takes: { rho: number({ least: 0, most: 1 }) } },
  {
    names: optim('Adafactor'),
    takes: {
      beta2_decay: number({ most: 0 }),
      d: number({ least: 1 }),
      eps: firstOf([optional(notNegative), notNegative], 'two numbers, not negative'),
    },
  },
  { names: optim('RMSprop'), takes: { momentum: notNegative, alpha: notNegative } },
  {
    names: optim('Rprop'),
    takes: {
      etas: firstOf(
        [number({ above: 0, below: 1 }), number({ above: 1 })],
        'two numbers, the first between 0 and 1, the second above 1',
      ),
    },
  },
  {
    names: optim('Muon'),
    takes: { momentum: notNegative, adjust_lr_fn: optional(word('original', 'match_rms_adamw')) },
  },
  {
    names: optim('LBFGS'),
    together: [
      (call) => (call.isNone('max_eval') ? faultOf(call, { max_iter: number() }) : undefined),
      (call) => {
        const value = call.value('params');
        const groups = value?.kind === 'sequence' ? value.items : [];
        if (groups.length < 2 || !groups.every(({ kind }) => kind === 'dict')) return undefined;
        return { parameter: 'params', sentence: '`LBFGS` takes one group of parameters' };
      },
    ],
  },
  { names: optim('Optimizer'), takes: { defaults: ofKind('a dict of defaults', 'dict') } },
);
