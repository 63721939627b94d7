import type { Value } from '../../../python/index.js';
import { defineChecks, faultOf, type Rule, type Together } from '../define.js';
import { isNumeric, isTrue, kindOf } from '../kind.js';
import { either, listOf, number, ofKind, optional, whole, within, word } from '../vocabulary.js';

const schedules = (...leaves: readonly string[]): string[] =>
  leaves.map((leaf) => `torch.optim.${leaf === 'SWALR' ? 'swa_utils' : 'lr_scheduler'}.${leaf}`);

const anOptimizer = ofKind('an optimizer');
const anyNumber = number();
/** What Python's `float` takes. */
const numeric: Rule = {
  text: anyNumber.text,
  takes: (value) => anyNumber.takes(value) || isNumeric(value),
};
const perGroup: Rule = {
  text: 'a number, or a list of one for each parameter group',
  takes: either(anyNumber, filledListOf(anyNumber)).takes,
};

function filledListOf(rule: Rule): Rule {
  const list = listOf(rule);
  return {
    text: list.text,
    takes: (value) => list.takes(value) && !(value.kind === 'sequence' && value.items.length === 0),
  };
}

/** A number for each group of parameters: as many as the optimizer has, where the code shows it. */
const asManyAsGroups =
  (...parameters: readonly string[]): Together =>
  (call) => {
    const groups = groupsOf(call.value('optimizer'));
    if (groups === undefined) return undefined;
    for (const parameter of parameters) {
      const items = call.items(parameter);
      if (!items || items.length === groups) continue;
      const sentence = `\`${parameter}\` has ${items.length} values, the optimizer ${groups} parameter ${groups === 1 ? 'group' : 'groups'}`;
      return { parameter, sentence };
    }
    return undefined;
  };

/** How many groups of parameters an optimizer has that the code makes of a list of dicts. */
function groupsOf(optimizer: Value | undefined): number | undefined {
  if (optimizer?.kind !== 'call' || !/^torch\.optim\.[A-Z]\w*$/.test(optimizer.call.name)) {
    return undefined;
  }
  const { positional, keywords, spreads } = optimizer.call.arguments;
  const params = spreads.length === 0 ? (positional[0] ?? keywords.get('params')) : undefined;
  if (params?.kind !== 'sequence' || params.isArray) return undefined;
  return params.items.length > 0 && params.items.every(({ kind }) => kind === 'dict')
    ? params.items.length
    : undefined;
}

const WITHOUT_MOMENTUM = new Set(
  ['ASGD', 'Adadelta', 'Adafactor', 'Adagrad', 'LBFGS', 'Rprop'].map(
    (leaf) => `torch.optim.${leaf}`,
  ),
);

const momentumToCycle: Together = (call) => {
  const optimizer = call.value('optimizer');
  if (!call.isTrue('cycle_momentum') || optimizer?.kind !== 'call') return undefined;
  const { name } = optimizer.call;
  if (!WITHOUT_MOMENTUM.has(name)) return undefined;
  return {
    parameter: 'cycle_momentum',
    sentence: `\`${name.slice(name.lastIndexOf('.') + 1)}\` has no momentum to cycle; give \`cycle_momentum=False\``,
  };
};

/** Momenta count only where they are cycled from the first step on. */
const cycled =
  (...parameters: readonly string[]): Together =>
  (call) => {
    if (!call.isTrue('cycle_momentum') || call.number('last_epoch') !== -1) return undefined;
    return faultOf(call, Object.fromEntries(parameters.map((name) => [name, perGroup])));
  };

const enoughSteps: Together = (call) => {
  if (!call.isNone('total_steps')) return undefined;
  for (const parameter of ['epochs', 'steps_per_epoch']) {
    if (call.isNone(parameter)) {
      const sentence = 'give `total_steps`, or both `epochs` and `steps_per_epoch`';
      return { parameter: 'total_steps', sentence };
    }
  }
  const steps = whole({ least: 1 });
  return faultOf(call, { epochs: steps, steps_per_epoch: steps });
};

const schedulers: Rule = {
  text: 'a list of schedulers',
  takes: (value) => {
    if (value.kind !== 'sequence') return kindOf(value) === 'unknown';
    if (value.isArray) return false;
    return value.items.length > 0 && value.items.every((item) => kindOf(item) === 'unknown');
  },
};

const noPlateau: Together = (call) => {
  const name = 'torch.optim.lr_scheduler.ReduceLROnPlateau';
  const has = call
    .items('schedulers')
    ?.some((item) => item.kind === 'call' && item.call.name === name);
  if (!has) return undefined;
  return {
    parameter: 'schedulers',
    sentence: '`schedulers` cannot hold `ReduceLROnPlateau`, whose step takes a metric',
  };
};

const oneMilestoneBetween: Together = (call) => {
  const [made, milestones] = [call.items('schedulers'), call.items('milestones')];
  if (!made || !milestones || milestones.length === made.length - 1) return undefined;
  return {
    parameter: 'milestones',
    sentence: `${made.length} schedulers need ${made.length - 1} milestones, got ${milestones.length}`,
  };
};

const momenta = ['base_momentum', 'max_momentum'];
const anneal = { anneal_strategy: word('cos', 'linear') };

export default defineChecks(
  {
    names: schedules(
      ...['ConstantLR', 'CosineAnnealingLR', 'CosineAnnealingWarmRestarts', 'CyclicLR'],
      ...['ExponentialLR', 'LRScheduler', 'LambdaLR', 'LinearLR', 'MultiStepLR'],
      ...['MultiplicativeLR', 'OneCycleLR', 'PolynomialLR', 'SWALR', 'StepLR'],
    ),
    takes: { optimizer: anOptimizer, last_epoch: anyNumber },
  },
  { names: schedules('ReduceLROnPlateau', 'SequentialLR'), takes: { optimizer: anOptimizer } },
  { names: schedules('ConstantLR'), takes: { factor: number({ least: 0, most: 1 }, false) } },
  {
    names: schedules('LinearLR'),
    takes: {
      start_factor: number({ above: 0, most: 1 }, false),
      end_factor: number({ least: 0, most: 1 }, false),
    },
  },
  {
    names: schedules('CosineAnnealingWarmRestarts'),
    takes: { T_0: whole({ least: 1 }), T_mult: whole({ least: 1 }), eta_min: anyNumber },
  },
  { names: schedules('MultiStepLR'), takes: { milestones: hashables() } },
  { names: schedules('MultiplicativeLR'), takes: { lr_lambda: functions() } },
  { names: schedules('LambdaLR'), takes: { lr_lambda: functions() } },
  {
    names: schedules('LambdaLR', 'MultiplicativeLR'),
    together: [asManyAsGroups('lr_lambda')],
  },
  {
    names: schedules('OneCycleLR'),
    takes: {
      total_steps: optional(whole({ least: 1 })),
      pct_start: {
        text: 'a float from 0 to 1',
        takes: (value) =>
          !['int', 'bool'].includes(kindOf(value)) &&
          number({ least: 0, most: 1 }, false).takes(value),
      },
      max_lr: perGroup,
      ...anneal,
    },
    together: [
      enoughSteps,
      cycled(...momenta),
      momentumToCycle,
      asManyAsGroups('max_lr'),
      (call) => {
        if (call.number('last_epoch') !== -1) return undefined;
        for (const parameter of ['div_factor', 'final_div_factor']) {
          const value = call.value(parameter);
          if (!value || !call.gives(parameter)) continue;
          if (anyNumber.takes(value) && call.number(parameter) !== 0) continue;
          const sentence = `\`${parameter}\` must be a number but 0, got \`${value.text}\``;
          return { parameter, sentence };
        }
        return undefined;
      },
    ],
  },
  {
    names: schedules('CyclicLR'),
    takes: {
      max_lr: perGroup,
      step_size_up: numeric,
      step_size_down: optional(numeric),
      scale_fn: ofKind('a function', 'None'),
    },
    together: [
      (call) => {
        const mode = word('triangular', 'triangular2', 'exp_range');
        return call.isNone('scale_fn') ? faultOf(call, { mode }) : undefined;
      },
      (call) => {
        const up = call.number('step_size_up');
        const down = call.isNone('step_size_down') ? up : call.number('step_size_down');
        if (up === undefined || down === undefined || up + down !== 0) return undefined;
        return { parameter: 'step_size_up', sentence: 'a cycle needs more than 0 steps' };
      },
      cycled(...momenta),
      momentumToCycle,
      asManyAsGroups('base_lr', 'max_lr'),
    ],
  },
  {
    names: schedules('ReduceLROnPlateau'),
    takes: {
      mode: word('min', 'max'),
      threshold_mode: word('rel', 'abs'),
      factor: number({ below: 1 }, false),
      min_lr: { text: perGroup.text, takes: (value) => isTrue(value) !== false || !isList(value) },
    },
    together: [asManyAsGroups('min_lr')],
  },
  {
    names: schedules('SequentialLR'),
    takes: { schedulers, milestones: listOf(within({})), last_epoch: anyNumber },
    together: [noPlateau, oneMilestoneBetween],
  },
  {
    names: schedules('ChainedScheduler'),
    takes: { schedulers },
    together: [
      noPlateau,
      (call) => (call.isTrue('optimizer') ? faultOf(call, { optimizer: anOptimizer }) : undefined),
    ],
  },
  {
    names: ['torch.optim.swa_utils.AveragedModel'],
    together: [
      (call) =>
        call.isSome('avg_fn') && call.isSome('multi_avg_fn')
          ? {
              parameter: 'multi_avg_fn',
              sentence: '`avg_fn` and `multi_avg_fn` exclude each other',
            }
          : undefined,
    ],
  },
  {
    names: schedules('SWALR'),
    takes: { swa_lr: perGroup, anneal_epochs: whole({ least: 0 }), ...anneal },
    together: [asManyAsGroups('swa_lr')],
  },
);

/** Anything that can be gone through; its items can be counted. */
function hashables(): Rule {
  const isHashable = (value: Value): boolean => !['list', 'set', 'dict'].includes(kindOf(value));
  return {
    text: 'a list of epochs',
    takes: (value) =>
      value.kind === 'sequence'
        ? value.items.every(isHashable)
        : !['int', 'float', 'bool'].includes(kindOf(value)),
  };
}

function isList(value: Value): boolean {
  return value.kind === 'sequence' && value.brackets !== 'set';
}

/** A function, or a list of one for each group. */
function functions(): Rule {
  const isFunction = (value: Value): boolean => kindOf(value) === 'unknown';
  return {
    text: 'a function of the epoch, or a list of one for each parameter group',
    takes: (value) =>
      value.kind === 'sequence' && value.brackets !== 'set' && !value.isArray
        ? value.items.length > 0 && value.items.every(isFunction)
        : isFunction(value),
  };
}
