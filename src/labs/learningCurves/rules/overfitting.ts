import { bestEpoch } from '../../../engine/learningCurves/index.js';
import { finiteOf, median, noiseOf, stretchesOf, trendOf } from './robust.js';

/** Prechelt's generalization loss above which a model overfits, as a part of the lowest validation loss. */
const RISE = 0.05;
const SURE = 2.5;
/** The rise has to last for this part of the run, and for so many values. */
const PART = 0.08;
const FEWEST = 2;
/** So much of what follows the best value has to be above it. */
const MOSTLY = 0.75;

/** The trend of a training loss that falls, of 5 % by chance. */
const SURELY_FALLING = 1.64;

/** How far a validation loss has to rise over a flat training loss, as a multiple of the usual margin. */
const PLAIN = 3;

export interface Overfitting {
  /** Places in the curve: the best value, and the last. */
  readonly from: number;
  readonly to: number;
  readonly best: number;
  readonly end: number;
  readonly trainAtBest: number;
  readonly trainAtEnd: number;
}

/**
 * Whether the validation loss rises after its best value and stays above it to the end, while the training loss
 * goes on falling or stays at its floor.
 *
 * Source: the generalization loss of Prechelt 1998, "Early Stopping — But When?"; that it has to last is this
 * lab's own.
 *
 * @param train the training loss at each value of the validation.
 */
export function overfittingOf(
  train: Float64Array,
  validation: Float64Array,
): Overfitting | undefined {
  const isBoth = validation.map((value, i) => value + (train[i] ?? NaN));
  const { places, values } = stretchesOf(
    finiteOf(isBoth.map((sum, i) => (Number.isFinite(sum) ? (validation[i] ?? NaN) : NaN))),
  );
  const trained = Float64Array.from(places, (place) => train[place] ?? NaN);
  const at = bestEpoch(values).index;
  if (at === undefined) return undefined;
  const after = values.subarray(at + 1);
  const window = Math.max(FEWEST, Math.ceil(PART * values.length));
  if (after.length < window) return undefined;
  const best = values[at] ?? NaN;
  // The lowest value is low by chance too: what it is compared by is the level around it.
  const half = Math.min(2, Math.floor(values.length / 12));
  const level = median(values.subarray(Math.max(0, at - half), at + half + 1));
  const end = median(after.subarray(-window));
  const noise = noiseOf(values);
  const scale = best > 0 ? best : Math.max(...values) - best;
  const margin = Math.max(RISE * scale, SURE * noise);
  const above = after.filter((value) => value > level + margin / 2).length;
  const trainAtBest = median(trained.subarray(Math.max(0, at - Math.max(1, half)), at + half + 1));
  const trainAtEnd = median(trained.subarray(-window));
  const isLasting =
    end - level > margin &&
    above >= MOSTLY * after.length * Math.min(1, 0.5 + window / after.length);
  const trainNoise = noiseOf(trained);
  const isTrained = trainAtBest - trainAtEnd > trainNoise && trendOf(trained).z < -SURELY_FALLING;
  // A training loss that has reached its floor cannot fall on: then a rise has to be plainer.
  const isAtFloor =
    trainAtEnd - trainAtBest <= Math.max(trainNoise, RISE * Math.abs(trainAtBest)) &&
    end - level > PLAIN * margin;
  if (!isLasting || !(isTrained || isAtFloor)) return undefined;
  return {
    from: places[at] ?? 0,
    to: places.at(-1) ?? 0,
    ...{ best, end, trainAtBest, trainAtEnd },
  };
}
