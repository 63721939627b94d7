import * as v from 'valibot';
import { optimizers } from '../../engine/optimizers/index.js';
import { outcomeOf } from '../../engine/race.js';
import { schedules } from '../../engine/schedules/index.js';
import { simulate } from '../../engine/simulate.js';
import { bindArguments, spreadTexts, type Call } from '../../python/index.js';
import type { Lab } from '../lab.js';
import { paramsFromCall } from '../paramsFromCall.js';
import { Recent } from '../recent.js';
import { codeSchema } from '../schedule/codeSchema.js';
import { stepsByBatch } from '../schedule/node.js';
import { schedulersOf } from '../schedule/schedulersOf.js';
import { spanOf } from '../schedule/span.js';
import { boundSurface, simulationOf, targetOf } from './run.js';
import {
  createRunner,
  initialState,
  MAX_STEPS,
  MODEL_PARAMETERS,
  problemOf,
  type OptimizerState,
  type Runner,
} from './state.js';

/** Numbers of steps that read well. */
const STEPS = [50, 100, 200, 500, 1000, 2000] as const;
/** Plain descent beside the opened optimizer takes its rate up to here, where the bowl still holds it. */
const SAFE_RATE = 0.09;

/** The steps of calls that were read before: those of a file or two. */
const enough = new Recent<number>(64);

/** The optimizer of a call with its schedulers, on the narrow bowl beside plain gradient descent. */
export const fromCode: Lab<OptimizerState>['fromCode'] = (call, file) => {
  const { runner, notes } = runnerFromCall(call);
  const read = schedulersOf(call, file);
  const { lr } = optimizers.get(runner.id).create(runner.params);
  const descent = createRunner('sgd', 1, { lr: Math.min(lr, SAFE_RATE) });
  const isPlain = runner.id === 'sgd' && Object.keys(runner.params).every((name) => name === 'lr');
  const isAlone = isPlain && read.length === 0;
  const state = { ...initialState, runners: [runner, ...(isAlone ? [] : [descent])], selected: 0 };
  const enough = enoughSteps(state, runner);
  if (read.length === 0) return { state: { ...state, steps: enough }, notes };

  const schedulers = read.map(({ node }) => node);
  const span = Math.max(...schedulers.map(spanOf));
  const every = schedulers.some(stepsByBatch) ? 1 : Math.max(1, Math.ceil(enough / span));
  const names = schedulers.map(({ id }) => schedules.get(id).label).join(' and ');
  const step = every === 1 ? 'after every step' : `every ${every} steps`;
  return {
    state: {
      ...state,
      runners: [{ ...runner, schedulers, every }, descent],
      steps: Math.min(MAX_STEPS, span * every),
    },
    notes: [
      ...notes,
      ...read.flatMap((one) => one.notes),
      `${names}: stepped ${step} here; of what it changes, the rate alone is followed.`,
    ],
  };
};

function runnerFromCall(call: Pick<Call, 'name' | 'arguments'>): {
  readonly runner: Runner;
  readonly notes: readonly string[];
} {
  const optimizer = optimizers.get(call.name);
  const bound = bindArguments(optimizer.forms[0]?.signature ?? '', call.arguments);
  const { params, notes, assumed } = paramsFromCall(optimizer.params, bound);
  const problem = problemOf(optimizer.id, params);
  const taken = problem === undefined ? params : {};
  const texts = [
    ...[...bound.values]
      .filter(([name]) => !Object.hasOwn(taken, name))
      .map(([name, { text }]) => ({ name, text })),
    ...spreadTexts(call.arguments).map((text) => ({ name: text, text })),
  ];
  const long = texts.filter(({ text }) => !v.is(codeSchema, text));
  const written = texts.filter(({ text }) => v.is(codeSchema, text));
  return {
    runner: {
      ...createRunner(optimizer.id, 0, taken),
      written: {
        ...MODEL_PARAMETERS,
        ...Object.fromEntries(written.map(({ name, text }) => [name, text])),
      },
    },
    notes: [
      ...assumed,
      ...notes,
      ...(problem === undefined ? [] : [`${problem}: drawn with the defaults.`]),
      ...long.map(
        ({ name }) => `\`${name}\` is too long to be kept: write it in again after a replacement.`,
      ),
    ],
  };
}

/** As many steps as it takes the runner to arrive at a constant rate, and some more. */
function enoughSteps(state: OptimizerState, runner: Runner): number {
  const { id, params } = runner;
  return enough.get(JSON.stringify([id, params]), () => stepsToArrive(state, runner));
}

function stepsToArrive(state: OptimizerState, runner: Runner): number {
  const path = simulate(simulationOf({ ...state, steps: MAX_STEPS }, runner));
  const { stepsToTarget } = outcomeOf(path, targetOf(state, boundSurface(state)));
  if (stepsToTarget === undefined) return path.divergedAt === undefined ? MAX_STEPS : STEPS[0];
  return STEPS.find((steps) => steps >= 1.2 * stepsToTarget) ?? MAX_STEPS;
}
