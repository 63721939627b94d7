import { createRandom } from '../../../engine/random.js';
import { sigmoid } from '../../../engine/special/logistic.js';
import { classColumn, numberColumn } from '../../data/columnBuilder.js';
import type { Column, DataTable } from '../../data/table.js';

/** Data that come with the lab. */
export interface Sample {
  /** Stable: it is in saved states. */
  readonly id: string;
  readonly title: string;
  readonly columns: () => readonly Column[];
}

export function sampleTable({ title, columns }: Sample): DataTable {
  const all = [...columns()];
  const rows = all[0]?.categories?.codes.length ?? 0;
  return { name: title, rows, columns: all, firstLine: 0, problems: [] };
}

/** How the scores of a model are drawn. */
export interface ScoreOptions {
  readonly seed: number;
  readonly positives: number;
  readonly negatives: number;
  /** Distance of the two classes in what the model sees, in standard deviations. */
  readonly separation: number;
  /** What the log-odds are multiplied by; 1 gives calibrated probabilities, more an overconfident model. */
  readonly sharpness?: number;
  /** What is added to the log-odds after that. */
  readonly shift?: number;
}

/**
 * Probabilities that a model gives to two normal classes of equal variance, the positives first. With
 * the sharpness 1 and no shift they are the true ones, by Bayes' rule. Four decimals.
 */
export function drawScores(options: ScoreOptions): number[] {
  const { seed, positives, negatives, separation, sharpness = 1, shift = 0 } = options;
  const random = createRandom(seed);
  const prior = Math.log(positives / negatives);
  return Array.from({ length: positives + negatives }, (_, i) => {
    const seen = random.normal() + (i < positives ? separation : 0);
    const logit = separation * (seen - separation / 2) + prior;
    return Number(sigmoid(sharpness * logit + shift).toFixed(4));
  });
}

/** The true labels of such scores, `1` for the positives. */
export function binaryLabels({ positives, negatives }: ScoreOptions): Column {
  const codes = Array.from({ length: positives + negatives }, (_, i) => (i < positives ? 1 : 0));
  return classColumn('y_true', codes, ['0', '1']);
}

/** A sample of two classes and one model. */
export function defineScores(id: string, title: string, options: ScoreOptions): Sample {
  return {
    id,
    title,
    columns: () => [binaryLabels(options), numberColumn('y_score', drawScores(options))],
  };
}
