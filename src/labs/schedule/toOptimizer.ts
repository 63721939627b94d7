import { createRunner, initialState, MAX_STEPS, type OptimizerState } from '../optimizer/state.js';
import { baseLrOf, batchesPerStep } from './rates.js';
import type { Curve, ScheduleState } from './state.js';

/** The Optimizer Lab's state in which the curve's optimizer follows its schedulers. */
export function toOptimizer(curve: Curve, state: ScheduleState): OptimizerState {
  const { id, params, parameters } = curve.optimizer;
  const runner = createRunner(id, 0, { ...params, lr: baseLrOf(curve) });
  const every = Math.min(MAX_STEPS, batchesPerStep(curve, state));
  const { schedulers } = curve;
  return {
    ...initialState,
    steps: Math.min(MAX_STEPS, state.steps),
    runners: [{ ...runner, written: { params: parameters }, schedulers, every }],
    selected: 0,
  };
}
