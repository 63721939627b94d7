import {
  bestEpoch,
  findDivergence,
  findOverfitting,
  findPlateau,
  findUnderfitting,
  generalizationGap,
  replayKerasEarlyStopping,
  replayLightningEarlyStopping,
  smooth,
} from '../../engine/learningCurves/index.js';
import { show } from '../figure/figure.js';
import { alignedTo, type Curve, type Run, type Series } from './series.js';
import type { LearningCurvesState } from './state.js';

/** Something that a run shows at one step, or from one step to another. */
export interface Mark {
  readonly kind: 'best' | 'stop' | 'overfitting' | 'plateau' | 'divergence';
  readonly label: string;
  readonly from: number;
  /** The end of a stretch; the same as `from` for a single step. */
  readonly to: number;
}

export interface Findings {
  readonly marks: readonly Mark[];
  /** What was found and why, a sentence or two each. */
  readonly reading: readonly string[];
  /** Validation minus training loss at the steps of the validation; absent without both. */
  readonly gap: Series | undefined;
  /** Step and value of the lowest validation loss. */
  readonly best: { readonly step: number; readonly value: number } | undefined;
  /** The last step that early stopping would train. */
  readonly stop: number | undefined;
}

/** The curve as it is judged and drawn: smoothed where the state asks for it. */
export function smoothed(series: Series, weight: number): Series {
  return weight === 0 ? series : { ...series, values: smooth(series.values, weight) };
}

/** Judges a run by the engine's definitions, each with its source in the engine. */
export function findingsOf({ curves, stepName }: Run, state: LearningCurvesState): Findings {
  const of = (curve: Curve): Series | undefined => {
    const series = curves[curve];
    return series && smoothed(series, state.smoothing);
  };
  const train = of('trainLoss');
  const validation = of('validationLoss');
  const marks: Mark[] = [];
  const reading: string[] = [];
  const judged = validation ?? train;
  const which = validation ? 'validation' : 'training';
  let best: Findings['best'];
  let stop: number | undefined;
  if (judged && judged.values.length > 0) {
    const at = (index: number): number => judged.steps[index] ?? NaN;
    const say = (title: string, reason: string): void => {
      reading.push(`${title}: ${inSteps(reason, judged.steps, stepName)}`);
    };
    const lowest = bestEpoch(judged.values);
    if (lowest.found && lowest.index !== undefined) {
      best = { step: at(lowest.index), value: lowest.value };
      marks.push({
        kind: 'best',
        label: `best, ${stepName} ${show(best.step)}`,
        from: best.step,
        to: best.step,
      });
      reading.push(
        `Best: the ${which} loss is lowest at ${stepName} ${show(best.step)}, ${show(lowest.value)}.`,
      );
    }
    const early = replay(judged.values, state.stopping);
    if (early.found && early.index !== undefined) {
      stop = at(early.index);
      marks.push({
        kind: 'stop',
        label: `early stop, ${stepName} ${show(stop)}`,
        from: stop,
        to: stop,
      });
    }
    say(early.found ? 'Early stopping would stop' : 'Early stopping would not stop', early.reason);
    const divergence = [...(train ? [train] : []), ...(validation ? [validation] : [])].flatMap(
      (one) => {
        const finding = findDivergence(one.values);
        return finding.found && finding.index !== undefined
          ? [
              {
                step: one.steps[finding.index] ?? NaN,
                reason: inSteps(finding.reason, one.steps, stepName),
              },
            ]
          : [];
      },
    );
    const [first] = divergence.sort((a, b) => a.step - b.step);
    if (first) {
      marks.push({
        kind: 'divergence',
        label: `diverges, ${stepName} ${show(first.step)}`,
        from: first.step,
        to: first.step,
      });
      reading.push(`Divergence: ${first.reason}`);
    }
    const plateau = findPlateau(judged.values);
    if (plateau.found && plateau.index !== undefined) {
      const from = at(Math.max(0, plateau.start ?? 0));
      marks.push({ kind: 'plateau', label: 'plateau', from, to: at(plateau.index) });
      say('Plateau', plateau.reason);
    }
  }
  let gap: Series | undefined;
  if (train && validation && validation.values.length > 0) {
    const aligned = alignedTo(validation, train);
    const { steps } = validation;
    const widest = generalizationGap(aligned, validation.values);
    gap = { steps, values: widest.gap };
    if (widest.found) reading.push(`Gap: ${inSteps(widest.reason, steps, stepName)}`);
    // From the best epoch on: what rose before it has come down again.
    const start = Math.max(0, bestEpoch(validation.values).index ?? 0);
    const later = steps.subarray(start);
    const over = findOverfitting(aligned.subarray(start), validation.values.subarray(start));
    const reason = inSteps(over.reason, later, stepName);
    if (over.found) {
      const from = later[over.index ?? 0] ?? NaN;
      marks.push({ kind: 'overfitting', label: 'overfits', from, to: later.at(-1) ?? from });
    }
    reading.push(`${over.found ? 'Overfitting' : 'No overfitting'}: ${reason}`);
  }
  if (train && train.values.length > 0) {
    const under = findUnderfitting(train.values);
    const title = under.found ? 'Underfitting' : 'No underfitting';
    reading.push(`${title}: ${inSteps(under.reason, train.steps, stepName)}`);
  }
  return { marks, reading, gap, best, stop };
}

function replay(
  values: Float64Array,
  { rule, patience, minDelta }: LearningCurvesState['stopping'],
): ReturnType<typeof replayKerasEarlyStopping> {
  const params = { patience, min_delta: minDelta };
  return rule === 'keras'
    ? replayKerasEarlyStopping(values, params)
    : replayLightningEarlyStopping(values, params);
}

/** The engine counts from 0 in epochs; the log has its own steps. */
function inSteps(reason: string, steps: Float64Array, name: string): string {
  const step = (index: string): string => show(steps[Number(index)] ?? NaN);
  return reason
    .replace(
      /\bepoch (\d+)( to (\d+))?/g,
      (_, from: string, rest: string | undefined, to: string) =>
        rest === undefined ? `${name} ${step(from)}` : `${name} ${step(from)} to ${step(to)}`,
    )
    .replace(/-(?=\d)/g, '−');
}
