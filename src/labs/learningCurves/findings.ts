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
import { show } from '../figure/formatNumber.js';
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
  readonly stepName: string;
  /** What is amiss, in a few words each. */
  readonly verdict: readonly string[];
  readonly marks: readonly Mark[];
  /** What was found and why, a sentence or two each: what is amiss first. */
  readonly reading: readonly string[];
  /** Validation less training loss at the steps of the validation; absent without both. */
  readonly gap: { readonly series: Series; readonly reading: readonly string[] } | undefined;
  /** Step and value of the lowest validation loss, or training loss where there is no other. */
  readonly best: { readonly step: number; readonly value: number } | undefined;
  /** The last step that early stopping would train. */
  readonly stop: number | undefined;
}

/** A mark, if there is one, and what is said of it. */
interface Found {
  /** What is amiss, in a few words. */
  readonly verdict?: string;
  readonly mark?: Mark;
  readonly sentence: string;
}

/** The curve as it is judged and drawn: smoothed where the state asks for it. */
export function smoothed(series: Series, weight: number): Series {
  return weight === 0 ? series : { ...series, values: smooth(series.values, weight) };
}

/** Judges a run by the engine's definitions, each with its source in the engine. */
export function findingsOf({ curves, stepName }: Run, state: LearningCurvesState): Findings {
  const of = (curve: Curve): Series | undefined => {
    const series = curves[curve];
    return series && series.values.length > 0 ? smoothed(series, state.smoothing) : undefined;
  };
  const train = of('trainLoss');
  const validation = of('validationLoss');
  const judged = validation ?? train;
  const overfitting = train && validation && overfit(train, validation, stepName);
  const overfits = overfitting?.verdict !== undefined;
  const isRise = overfits && validation?.values.every(Number.isFinite) === true;
  const divergence = diverges(train, isRise ? undefined : validation, stepName);
  // What overfits or diverges does not improve for that reason, and is not short of training either.
  const isSettled = !overfits && !divergence;
  const found = [
    divergence,
    overfitting,
    isSettled && train ? underfits(train, stepName) : undefined,
    isSettled && judged ? stagnates(judged, stepName) : undefined,
    judged && bestOf(judged, validation ? 'validation' : 'training', stepName),
    judged && stopped(judged, state.stopping, stepName),
  ].filter((one) => one !== undefined);
  const isAmiss = ({ verdict }: Found): boolean => verdict !== undefined;
  const ordered = [...found.filter(isAmiss), ...found.filter((one) => !isAmiss(one))];
  const markOf = (kind: Mark['kind']): Mark | undefined =>
    found.find(({ mark }) => mark?.kind === kind)?.mark;
  const best = markOf('best')?.from;
  return {
    stepName,
    verdict: found.flatMap(({ verdict }) => verdict ?? []),
    marks: found.flatMap(({ mark }) => mark ?? []),
    reading: ordered.map(({ sentence }) => sentence),
    gap: train && validation && gapOf(train, validation, stepName),
    best: judged && best !== undefined ? { step: best, value: lowestOf(judged) } : undefined,
    stop: markOf('stop')?.from,
  };
}

function lowestOf({ values }: Series): number {
  return bestEpoch(values).value;
}

function bestOf({ steps, values }: Series, which: string, name: string): Found | undefined {
  const { index, value } = bestEpoch(values);
  if (index === undefined) return undefined;
  const step = steps[index] ?? NaN;
  return {
    mark: { kind: 'best', label: `best, ${name} ${show(step)}`, from: step, to: step },
    sentence: `Best: the ${which} loss is lowest at ${name} ${show(step)}, ${show(value)}.`,
  };
}

function stopped(
  { steps, values }: Series,
  { rule, patience, minDelta }: LearningCurvesState['stopping'],
  name: string,
): Found {
  const params = { patience, min_delta: minDelta };
  const early =
    rule === 'keras'
      ? replayKerasEarlyStopping(values, params)
      : replayLightningEarlyStopping(values, params);
  const reason = inSteps(early.reason, steps, name);
  if (early.index === undefined) {
    return { sentence: `Early stopping would not stop: ${reason}` };
  }
  const step = steps[early.index] ?? NaN;
  return {
    mark: { kind: 'stop', label: `early stop, ${name} ${show(step)}`, from: step, to: step },
    sentence: `Early stopping would stop at ${name} ${show(step)}: ${reason}`,
  };
}

/** The first of the curves to diverge. */
function diverges(
  train: Series | undefined,
  validation: Series | undefined,
  name: string,
): Found | undefined {
  const [first] = [train, validation]
    .flatMap((series) => {
      const finding = series && findDivergence(series.values);
      return series && finding?.index !== undefined
        ? [
            {
              step: series.steps[finding.index] ?? NaN,
              reason: inSteps(finding.reason, series.steps, name),
            },
          ]
        : [];
    })
    .sort((one, other) => one.step - other.step);
  if (!first) return undefined;
  const { step, reason } = first;
  const verdict = `diverges at ${name} ${show(step)}`;
  return {
    verdict,
    mark: { kind: 'divergence', label: verdict, from: step, to: step },
    sentence: `Divergence: ${reason}`,
  };
}

function stagnates({ steps, values }: Series, name: string): Found | undefined {
  const { found, index, start = 0, reason } = findPlateau(values);
  if (!found || index === undefined) return undefined;
  const from = steps[Math.max(0, start)] ?? NaN;
  const verdict = `plateau from ${name} ${show(from)}`;
  return {
    verdict,
    mark: { kind: 'plateau', label: verdict, from, to: steps[index] ?? NaN },
    sentence: `Plateau: ${inSteps(reason, steps, name)}`,
  };
}

function overfit(train: Series, validation: Series, name: string): Found {
  // From the best epoch on: what rose before it has come down again.
  const start = Math.max(0, bestEpoch(validation.values).index ?? 0);
  const steps = validation.steps.subarray(start);
  const aligned = alignedTo(validation, train).subarray(start);
  const { found, index, reason } = findOverfitting(aligned, validation.values.subarray(start));
  const sentence = inSteps(reason, steps, name);
  if (!found) return { sentence: `No overfitting: ${sentence}` };
  const from = steps[index ?? 0] ?? NaN;
  const verdict = `overfits from ${name} ${show(from)}`;
  return {
    verdict,
    mark: { kind: 'overfitting', label: verdict, from, to: steps.at(-1) ?? from },
    sentence: `Overfitting: ${sentence}`,
  };
}

function underfits({ steps, values }: Series, name: string): Found {
  const { found, reason } = findUnderfitting(values);
  const title = found ? 'Underfitting' : 'No underfitting';
  return {
    ...(found && { verdict: 'stopped too soon' }),
    sentence: `${title}: ${inSteps(reason, steps, name)}`,
  };
}

function gapOf(train: Series, validation: Series, name: string): Findings['gap'] {
  const { steps, values } = validation;
  const { found, gap, reason } = generalizationGap(alignedTo(validation, train), values);
  return { series: { steps, values: gap }, reading: found ? [inSteps(reason, steps, name)] : [] };
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
    .replace(/\bepochs\b/g, /epoch/i.test(name) ? 'epochs' : 'values')
    .replace(/-(?=\d)/g, '−');
}
