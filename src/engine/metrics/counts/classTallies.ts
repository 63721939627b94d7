import { distinctLabels, indexIn } from '../input/labels.js';
import { countDense, type LabelPairs, type PairCounts } from './pairCounts.js';

/** For each class: how often it was right, how often it was true, how often it was predicted. */
export interface ClassTallies {
  /** Ascending, unless chosen. */
  readonly classes: Int32Array;
  readonly correct: Float64Array;
  readonly actual: Float64Array;
  readonly predicted: Float64Array;
}

/** Tallies each class; the sums are of weights where samples have weights. Takes little room. */
export function tallyClasses(pairs: LabelPairs): ClassTallies {
  const dense = countDense(pairs);
  if (dense) return fromPairs(dense);
  const { yTrue, yPred, weights } = pairs;
  const classes = distinctLabels(yTrue, yPred);
  const [rows, columns] = [indexIn(classes, yTrue), indexIn(classes, yPred)];
  const tallies = emptyTallies(classes);
  const { correct, actual, predicted } = tallies;
  for (let i = 0; i < rows.length; i++) {
    const [row, column] = [rows[i]!, columns[i]!];
    const weight = weights ? weights[i]! : 1;
    if (row === column) correct[row]! += weight;
    actual[row]! += weight;
    predicted[column]! += weight;
  }
  return tallies;
}

function emptyTallies(classes: Int32Array): ClassTallies {
  return {
    classes,
    correct: new Float64Array(classes.length),
    actual: new Float64Array(classes.length),
    predicted: new Float64Array(classes.length),
  };
}

function fromPairs({ classes, matrix }: PairCounts): ClassTallies {
  const tallies = emptyTallies(classes);
  for (let row = 0; row < classes.length; row++) {
    for (let column = 0; column < classes.length; column++) {
      const many = matrix[row * classes.length + column]!;
      if (row === column) tallies.correct[row] = many;
      tallies.actual[row]! += many;
      tallies.predicted[column]! += many;
    }
  }
  return tallies;
}

/** The tallies of a choice of classes, in its order; a class that does not occur has zeros. */
export function selectTallies(tallies: ClassTallies, labels: Int32Array): ClassTallies {
  const selected = emptyTallies(labels);
  indexIn(tallies.classes, labels).forEach((place, i) => {
    if (place < 0) return;
    selected.correct[i] = tallies.correct[place]!;
    selected.actual[i] = tallies.actual[place]!;
    selected.predicted[i] = tallies.predicted[place]!;
  });
  return selected;
}
