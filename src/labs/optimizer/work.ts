import { optimizers } from '../../engine/optimizers/index.js';
import { boundSurface, isKnown } from './run.js';
import type { OptimizerState } from './state.js';

/** What a step costs besides its evaluations, and what a plain surface or a sample of data does, in ms. */
const STEP = 1e-4;
const SAMPLE = 1e-5;

/** About how many milliseconds it takes to compute those runs of a state that are not known. */
export function estimatedMs(state: OptimizerState): number {
  const samples = boundSurface(state).data?.size ?? 10;
  return state.runners.reduce((sum, runner) => {
    if (isKnown(state, runner)) return sum;
    const { id, params } = runner;
    const optimizer = optimizers.get(id);
    const given = params['max_eval'] ?? params['max_iter'] ?? 20;
    const evaluations = optimizer.needs === 'closure' ? Number(given) : 1;
    return sum + state.steps * (STEP + 2 * evaluations * samples * SAMPLE);
  }, 0);
}
