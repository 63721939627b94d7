import type { Lab } from '../lab.js';
import { analyse, thresholdOf } from './analysis.js';
import type { BinaryAnalysis } from './binary.js';
import { callNamed, type MetricCall } from './calls.js';
import { attempt } from '../data/loaded.js';
import { loadInline } from './data.js';
import { knownArguments } from './knownArguments.js';
import type { MetricsState } from './state.js';

/** The call for the chosen measure, at the threshold where it takes classes. */
export const toCode: Lab<MetricsState>['toCode'] = (state, spell) => {
  const { call } = state;
  const spec = callNamed(call.name);
  const guess = guessCode(state, spec);
  const operands = spec.guess === 'preds' ? [guess, call.truth] : [call.truth, guess];
  const known = knownArguments(spec).flatMap(({ name, write }) => {
    const value = write(state);
    return value === undefined ? [] : [`${name}=${value}`];
  });
  return `${spell(spec.name)}(${[...operands, ...call.rest, ...known].join(', ')})`;
};

/** The expression of what is compared with the truth. */
function guessCode(state: MetricsState, spec: MetricCall): string {
  const { scores, prediction, cast } = state.call;
  if (spec.takes === 'scores') return scores ?? prediction ?? 'y_score';
  if (prediction !== null) return prediction;
  if (scores === null || !hasScores(state)) return 'y_pred';
  if (spec.hasThreshold) return scores;
  const isOperand = /^[\w.]+(\([^()]*\)|\[[^[\]]*\])*$/.test(scores);
  return `(${isOperand ? scores : `(${scores})`} >= ${thresholdInUse(state)})${cast}`;
}

/** The threshold that is shown; one half where the data are not at hand. */
function thresholdInUse(state: MetricsState): number {
  if (state.threshold !== null) return state.threshold;
  const analysis = analysisInline(state);
  return analysis === undefined || analysis === 'classes' ? 0.5 : thresholdOf(state, analysis);
}

/** Whether classes follow from scores, as far as is known without a file. */
function hasScores(state: MetricsState): boolean {
  const analysis = analysisInline(state);
  if (analysis === undefined) return state.columns?.score !== null;
  return analysis !== 'classes';
}

function analysisInline(state: MetricsState): BinaryAnalysis | 'classes' | undefined {
  const loaded = loadInline(state.data);
  if (loaded === undefined || 'problem' in loaded) return undefined;
  const analysis = attempt(() => analyse(loaded.table, state));
  if ('problem' in analysis) return undefined;
  return analysis.kind === 'binary' ? analysis : 'classes';
}
