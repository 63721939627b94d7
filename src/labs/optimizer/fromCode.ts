import { optimizers } from '../../engine/optimizers/index.js';
import { outcomeOf } from '../../engine/race.js';
import { simulate } from '../../engine/simulate.js';
import { bindArguments, type Call } from '../../python/index.js';
import type { Lab } from '../lab.js';
import { paramsFromCall } from '../paramsFromCall.js';
import { boundSurface, simulationOf, targetOf } from './run.js';
import {
  createRunner,
  initialState,
  MAX_STEPS,
  problemOf,
  type OptimizerState,
  type Runner,
} from './state.js';

/** Numbers of steps that read well. */
const STEPS = [50, 100, 200, 500, 1000, 2000] as const;
/** Plain descent beside the opened optimizer takes its rate up to here, where the bowl still holds it. */
const SAFE_RATE = 0.09;

/** The optimizer of a call on the narrow bowl, beside plain gradient descent. */
export const fromCode: Lab<OptimizerState>['fromCode'] = (call) => {
  const { runner, notes } = runnerFromCall(call);
  const { lr } = optimizers.get(runner.id).create(runner.params);
  const descent = createRunner('sgd', 1, { lr: Math.min(lr, SAFE_RATE) });
  const isPlain = runner.id === 'sgd' && Object.keys(runner.params).every((name) => name === 'lr');
  const state = {
    ...initialState,
    runners: isPlain ? [runner] : [runner, descent],
    selected: 0,
  };
  return { state: { ...state, steps: enoughSteps(state, runner) }, notes };
};

function runnerFromCall(call: Pick<Call, 'name' | 'arguments'>): {
  readonly runner: Runner;
  readonly notes: readonly string[];
} {
  const optimizer = optimizers.get(call.name);
  const [form] = optimizer.forms;
  const bound = bindArguments(form?.signature ?? '', call.arguments);
  const { params, notes } = paramsFromCall(optimizer.params, bound);
  const written = Object.fromEntries([
    ...[...bound.values]
      .filter(([name]) => !Object.hasOwn(params, name))
      .map(([name, { text }]): [string, string] => [name, text]),
    ...call.arguments.spreads.map((text): [string, string] => [text, text]),
  ]);
  const problem = problemOf(optimizer.id, params);
  return {
    runner: {
      ...createRunner(optimizer.id, 0, problem === undefined ? params : {}),
      written: { params: 'model.parameters()', ...written },
    },
    notes: problem === undefined ? notes : [...notes, `${problem}: drawn with the defaults.`],
  };
}

/** As many steps as it takes the runner to arrive, and some more. */
function enoughSteps(state: OptimizerState, runner: Runner): number {
  const path = simulate(simulationOf({ ...state, steps: MAX_STEPS }, runner));
  const { stepsToTarget } = outcomeOf(path, targetOf(state, boundSurface(state)));
  if (stepsToTarget === undefined) return path.divergedAt === undefined ? MAX_STEPS : STEPS[0];
  return STEPS.find((steps) => steps >= 1.2 * stepsToTarget) ?? MAX_STEPS;
}
