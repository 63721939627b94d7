import {
  classificationReport,
  type ClassificationReport,
} from '../../engine/metrics/classificationReport.js';
import { confusionMatrix } from '../../engine/metrics/confusionMatrix.js';
import { rankScores } from '../../engine/metrics/ranking/rankScores.js';
import { rankModel, type RankedModel } from './binary.js';
import type { ClassProblem } from './problem.js';

/** All that the pictures of several classes are drawn from. */
export interface ClassAnalysis extends ClassProblem {
  /** Counts or sums of weights, true class by predicted class; shape (k, k). */
  readonly matrix: Float64Array;
  readonly report: ClassificationReport;
  /** Each class against the rest; empty without probabilities. */
  readonly oneVsRest: readonly RankedModel[];
}

/** @throws {EngineError} if all weights are 0. */
export function analyseClasses(problem: ClassProblem): ClassAnalysis {
  const { classes, yTrue, yPred, weights, scores } = problem;
  const labels = Int32Array.from(classes, (_, i) => i);
  const { matrix } = confusionMatrix(yTrue, yPred, { labels, sample_weight: weights });
  const report = classificationReport(yTrue, yPred, {
    labels,
    target_names: classes,
    sample_weight: weights,
  });
  const oneVsRest = scores.map((column, i) => {
    const truth = yTrue.map((label) => (label === i ? 1 : 0));
    const ranking = rankScores(truth, column, { pos_label: 1, sample_weight: weights });
    return rankModel({ model: classes[i] ?? '', yTrue: truth, scores: column, weights }, ranking);
  });
  return { ...problem, matrix, report, oneVsRest };
}

/** Two classes that are taken for each other. */
export interface Confusion {
  readonly truth: number;
  readonly prediction: number;
  readonly count: number;
  /** Part of the true class. */
  readonly share: number;
}

/** The cells beside the diagonal that are not empty, the largest first. */
export function confusions({ matrix, classes }: ClassAnalysis): Confusion[] {
  const size = classes.length;
  return [...matrix]
    .map((count, cell) => {
      const truth = Math.floor(cell / size);
      const row = matrix.subarray(truth * size, (truth + 1) * size);
      const sum = row.reduce((all, one) => all + one, 0);
      return { truth, prediction: cell % size, count, share: count / sum };
    })
    .filter(({ truth, prediction, count }) => truth !== prediction && count > 0)
    .sort((one, other) => other.count - one.count);
}

/**
 * The classes in an order that puts those side by side that are taken for each other: a chain from the
 * most confused pair on, whose either end grows by the class that is most confused with it.
 */
export function orderByConfusion({ matrix, classes }: ClassAnalysis): number[] {
  const size = classes.length;
  const shareOf = (row: number, column: number): number => {
    const sum = matrix.subarray(row * size, (row + 1) * size).reduce((all, one) => all + one, 0);
    return sum > 0 ? (matrix[row * size + column] ?? 0) / sum : 0;
  };
  const near = (a: number, b: number): number => shareOf(a, b) + shareOf(b, a);
  const free = new Set(classes.map((_, i) => i));
  const pick = (end: number): { next: number; nearness: number } => {
    let [next, nearness] = [-1, -1];
    for (const one of free) {
      const value = near(end, one);
      if (value > nearness) [next, nearness] = [one, value];
    }
    return { next, nearness };
  };
  let [first, best] = [0, -1];
  for (const one of free) {
    for (const other of free) {
      if (one !== other && near(one, other) > best) [first, best] = [one, near(one, other)];
    }
  }
  const chain = [first];
  free.delete(first);
  while (free.size > 0) {
    const front = pick(chain[0] ?? 0);
    const back = pick(chain.at(-1) ?? 0);
    if (front.nearness > back.nearness) chain.unshift(front.next);
    else chain.push(back.next);
    free.delete(front.nearness > back.nearness ? front.next : back.next);
  }
  return chain;
}
