import { optimizers } from '../../engine/optimizers/index.js';
import {
  curveOf,
  defaultOptimizer,
  stateOf,
  torchOptimizers,
  type ScheduleState,
} from '../schedule/state.js';
import { node, type ScheduleNode } from '../schedule/node.js';
import type { OptimizerState, Runner } from './state.js';

/** What a runner without a schedule is given to begin with: a fall to zero over the whole run. */
function wholeRun(steps: number): readonly ScheduleNode[] {
  return [node('cosine_annealing_lr', { T_max: steps })];
}

/** The Schedule Lab's state that shows the schedule of a runner. */
export function toSchedule({ steps }: OptimizerState, runner: Runner): ScheduleState {
  const { id, params, written, every } = runner;
  const { lr, ...others } = params;
  const known = torchOptimizers.some((one) => one.id === id);
  const schedulers = runner.schedulers.length > 0 ? runner.schedulers : wholeRun(steps);
  const base = curveOf(schedulers[0] ?? node('constant_lr'));
  return stateOf(
    [
      {
        ...base,
        optimizer: {
          ...defaultOptimizer,
          ...(known && { id, params: others }),
          lr: typeof lr === 'number' ? lr : optimizers.get(id).create(params).lr,
          parameters: written['params'] ?? defaultOptimizer.parameters,
        },
        schedulers: [...schedulers],
        every: every === 1 ? 'batch' : 'epoch',
      },
    ],
    { steps, stepsPerEpoch: every, axis: every === 1 ? 'steps' : 'epochs' },
  );
}
