import { createRunner, initialState, MAX_STEPS, type OptimizerState } from '../optimizer/state.js';
import { baseLrOf, schedulerSteps } from './rates.js';
import type { Curve, ScheduleState } from './state.js';

/** The Optimizer Lab's state in which the curve's optimizer follows its schedulers. */
export function toOptimizer(curve: Curve, state: ScheduleState): OptimizerState {
  const { id, params, parameters } = curve.optimizer;
  const runner = createRunner(id, 0, { ...params, lr: baseLrOf(curve) });
  const steps = Math.min(MAX_STEPS, schedulerSteps(curve, state));
  return {
    ...initialState,
    steps,
    runners: [{ ...runner, written: { params: parameters }, schedulers: [...curve.schedulers] }],
    selected: 0,
  };
}
