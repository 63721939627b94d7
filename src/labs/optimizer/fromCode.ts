import * as v from 'valibot';
import { optimizers } from '../../engine/optimizers/index.js';
import type { ParamValues } from '../../engine/params.js';
import { schedules } from '../../engine/schedules/index.js';
import { bindArguments, spreadTexts, type Call } from '../../python/index.js';
import type { Lab } from '../lab.js';
import { listed, paramsFromCall } from '../paramsFromCall.js';
import { codeSchema } from '../schedule/codeSchema.js';
import { hasPlaceholders, stepsByBatch, undrawable } from '../schedule/node.js';
import { schedulersOf } from '../schedule/schedulersOf.js';
import { spanOf } from '../schedule/span.js';
import { fittedTo } from './fit.js';
import {
  createRunner,
  initialState,
  MAX_STEPS,
  MODEL_PARAMETERS,
  problemOf,
  type OptimizerState,
  type Runner,
} from './state.js';

/** The optimizer of a call with its schedulers, on a narrow bowl that is scaled to its rate. */
export const fromCode: Lab<OptimizerState>['fromCode'] = (call, file) => {
  const { runner, notes } = runnerFromCall(call);
  const fitted = fittedTo(runner);
  const state = { ...initialState, ...fitted, runners: [runner], selected: 0 };
  const read = schedulersOf(call, file).filter(({ node }) => undrawable(node) === undefined);
  if (read.length === 0) return { state, notes };

  const schedulers = read.map(({ node }) => node);
  const span = Math.max(...schedulers.map(spanOf));
  const isByBatch = read.some(({ pace, node }) =>
    pace === undefined ? stepsByBatch(node) : pace === 'batch',
  );
  const every = isByBatch ? 1 : Math.max(1, Math.ceil(fitted.steps / span));
  const names = listed(schedulers.map(({ id }) => schedules.get(id).label));
  const step = every === 1 ? 'after every step' : `every ${every} steps`;
  const placed = schedulers.some(hasPlaceholders)
    ? ', with placeholders for what is not known'
    : '';
  return {
    state: {
      ...state,
      runners: [{ ...runner, schedulers, every }],
      steps: Math.min(MAX_STEPS, span * every),
    },
    notes: [
      ...notes,
      `${names}: stepped ${step} here${placed}; of what it changes, the rate alone is followed.`,
    ],
  };
};

function runnerFromCall(call: Pick<Call, 'name' | 'arguments'>): {
  readonly runner: Runner;
  readonly notes: readonly string[];
} {
  const optimizer = optimizers.get(call.name);
  const bound = bindArguments(optimizer.forms[0]?.signature ?? '', call.arguments);
  const { params, notes, unknown, assumed } = paramsFromCall(optimizer.params, bound);
  const { taken, left } = compatible(optimizer.id, params);
  const problem = problemOf(optimizer.id, params);
  const texts = [
    ...[...bound.values]
      .filter(([name]) => !Object.hasOwn(taken, name))
      .map(([name, { text }]) => ({ name, text })),
    ...spreadTexts(call.arguments).map((text) => ({ name: text, text })),
  ];
  const long = texts.filter(({ text }) => !v.is(codeSchema, text));
  const written = texts.filter(({ text }) => v.is(codeSchema, text));
  // With placeholders among them, it is not certain that the settings do not go together.
  const isCertain = unknown.length === 0 && bound.spreads.length === 0;
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
      ...(problem === undefined
        ? []
        : [`${isCertain ? `${problem}: drawn` : 'Drawn'} without ${listed(left.map(quoted))}.`]),
      ...long.map(
        ({ name }) => `\`${name}\` is too long to be kept: write it in again after a replacement.`,
      ),
    ],
  };
}

/** As many of the settings as go together, the later ones left out first. */
function compatible(
  id: string,
  params: ParamValues,
): { readonly taken: ParamValues; readonly left: readonly string[] } {
  if (problemOf(id, params) === undefined) return { taken: params, left: [] };
  const names = Object.keys(params).reverse();
  for (const name of names) {
    const taken = without(params, [name]);
    if (problemOf(id, taken) === undefined) return { taken, left: [name] };
  }
  const { lr } = params;
  const own = lr === undefined ? {} : { lr };
  const taken = problemOf(id, own) === undefined ? own : {};
  return { taken, left: Object.keys(params).filter((name) => !(name in taken)) };
}

function without(params: ParamValues, names: readonly string[]): ParamValues {
  return Object.fromEntries(Object.entries(params).filter(([name]) => !names.includes(name)));
}

function quoted(name: string): string {
  return `\`${name}\``;
}
