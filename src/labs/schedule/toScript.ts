import { schedules } from '../../engine/schedules/index.js';
import { usualSpelling } from '../../libraries/spelling.js';
import type { Lab } from '../lab.js';
import { metricValues } from './metric.js';
import { leaves } from './node.js';
import { curveLabel } from './label.js';
import { ratesOf, schedulerSteps, watches } from './rates.js';
import type { Curve, ScheduleState } from './state.js';
import { optimizerLine, statementsOf } from './toCode.js';
import { definitionsOf } from './transformersScript.js';

/** A longer run is printed in as many evenly spaced steps or somewhat more. */
const PRINTED = 500;

const PARAMETERS = '[torch.zeros(1, 1, requires_grad=True)]';

/** The rate at every step of every curve's scheduler, and the momentum where it is driven. */
export const toScript: Lab<ScheduleState>['toScript'] = (state) => {
  const drawn = state.curves.filter((curve) => ratesOf(curve, state).lr.length > 0);
  const blocks = drawn.map((curve) => blockOf(curve, state));
  const nodes = drawn.flatMap(({ schedulers }) => schedulers.flatMap(leaves));
  const names = nodes.flatMap(({ id }) => schedules.get(id).forms.map(({ name }) => name));
  const transformers = definitionsOf(
    names.flatMap((name) => (name.startsWith('transformers.') ? [lastName(name)] : [])),
  );
  const lambdas = nodes.flatMap(({ functions }) => Object.values(functions)).join(' ');
  const code = [...transformers, lambdas].join(' ');
  const imports = [
    ...(/\bmath\./.test(code) ? ['import math\n'] : []),
    ...(/\bnp\./.test(code) ? ['import numpy as np'] : []),
    'import torch',
    ...(blocks.some((block) => block.includes('optim.')) ? ['from torch import optim'] : []),
    'from torch.optim import lr_scheduler',
    ...(names.some((name) => name.includes('swa_utils'))
      ? ['from torch.optim import swa_utils']
      : []),
  ];
  return {
    python: `${imports.join('\n')}

${transformers.map((definition) => `\n${definition}\n`).join('')}
${run(state)}

${metricLine(drawn, state)}${blocks.join('\n')}`,
    prints: drawn.flatMap((curve) => {
      const { lr, momentum } = ratesOf(curve, state);
      const label = printedLabel(curve, state);
      return [
        { label, values: every(lr) },
        ...(momentum ? [{ label: `${label}, momentum`, values: every(momentum) }] : []),
      ];
    }),
    tolerance: 1e-12,
  };
};

function blockOf(curve: Curve, state: ScheduleState): string {
  const { lr, momentum, problem } = ratesOf(curve, state);
  const spell = (name: string): string =>
    name.startsWith('transformers.')
      ? lastName(name)
      : usualSpelling(name)
          .replace('torch.optim.swa_utils', 'swa_utils')
          .replace('optim.swa_utils', 'swa_utils');
  const { lines, stepped } = statementsOf(curve, {
    spell,
    optimizer: 'optimizer',
    keepTexts: false,
  });
  const extra = [
    ...(stride(lr.length) > 1 ? [`, every=${stride(lr.length)}`] : []),
    ...(momentum ? [', momentum=True'] : []),
    ...(watches(curve.schedulers) ? [', metrics=metrics'] : []),
  ];
  const raises = problem === undefined ? [] : ['# One step more, and PyTorch raises.'];
  const label = JSON.stringify(printedLabel(curve, state));
  return [
    optimizerLine(curve, spell, PARAMETERS),
    ...lines,
    ...raises,
    `run(${label}, optimizer, [${stepped.join(', ')}], steps=${lr.length}${extra.join('')})`,
    '',
  ].join('\n');
}

/** What every ReduceLROnPlateau of the script is shown. */
function metricLine(curves: readonly Curve[], state: ScheduleState): string {
  const followers = curves.filter(({ schedulers }) => watches(schedulers));
  if (followers.length === 0) return '';
  const count = Math.max(...followers.map((curve) => schedulerSteps(curve, state)));
  return `metrics = [${metricValues(state.metric, count).join(', ')}]\n\n`;
}

/** The function of the script that steps and prints, no larger than these curves need. */
function run(state: ScheduleState): string {
  const all = state.curves.map((curve) => ({ curve, ...ratesOf(curve, state) }));
  const follows = all.some(({ curve }) => watches(curve.schedulers));
  const drives = all.some(({ momentum }) => momentum);
  const closure = all.some(({ curve }) => curve.optimizer.id === 'lbfgs') ? 'lambda: 0.0' : '';
  const parameters = [
    'label, optimizer, schedulers, steps, every=1',
    ...(drives ? ['momentum=False'] : []),
    ...(follows ? ['metrics=None'] : []),
  ].join(', ');
  return `def run(${parameters}):
    group = optimizer.param_groups[0]
    rates${drives ? ', momenta = [], []' : ' = []'}
    for step in range(steps):
        if step > 0:
            for scheduler in schedulers:
${
  follows
    ? `                if isinstance(scheduler, lr_scheduler.ReduceLROnPlateau):
                    scheduler.step(metrics[step - 1])
                else:
                    scheduler.step()`
    : '                scheduler.step()'
}
        rates.append(group["lr"])
${drives ? '        momenta.append(group["betas"][0] if "betas" in group else group.get("momentum"))\n' : ''}        optimizer.step(${closure})
    print(label, *rates[::every], sep="\\t")
${drives ? '    if momentum:\n        print(f"{label}, momentum", *momenta[::every], sep="\\t")\n' : ''}`;
}

/** Every console can print it. */
function printedLabel(curve: Curve, { curves }: ScheduleState): string {
  return curveLabel(curve, curves).replace(/→/g, '->').replace(/·/g, '*').replace(/−/g, '-');
}

function stride(length: number): number {
  return Math.ceil(length / PRINTED);
}

function every(values: Float64Array): Float64Array {
  const step = stride(values.length);
  return values.filter((_, i) => i % step === 0);
}

function lastName(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1);
}
