import { requireLength, requireSamples, wholeLabels, type NumericArray } from '../input/arrays.js';
import { distinctLabels, indexIn, rangeOf } from '../input/labels.js';
import { checkWeights } from '../input/weights.js';

/** Two columns of labels that fit each other, with their weights. */
export interface LabelPairs {
  readonly yTrue: Int32Array;
  readonly yPred: Int32Array;
  readonly weights: Float64Array | null;
}

/** @throws {EngineError} for no samples, other lengths, labels or weights that are refused. */
export function checkPairs(
  yTrue: NumericArray,
  yPred: NumericArray,
  sampleWeight: NumericArray | null,
  [trueName, predName]: readonly [string, string] = ['y_true', 'y_pred'],
): LabelPairs {
  requireSamples(trueName, yTrue);
  requireLength(predName, yPred, yTrue.length);
  return {
    yTrue: wholeLabels(trueName, yTrue),
    yPred: wholeLabels(predName, yPred),
    weights: checkWeights(sampleWeight, yTrue.length),
  };
}

/** How often each label was predicted for each label. */
export interface PairCounts {
  /** The labels that occur, ascending. */
  readonly classes: Int32Array;
  /** Row by row, a row a true label; sums of weights where samples have weights. */
  readonly matrix: Float64Array;
}

/** Labels that span no more whole numbers than this are counted as they are. */
const DENSE = 256;

/** Counts the pairs. Takes room for the square of the number of labels. */
export function countPairs(pairs: LabelPairs): PairCounts {
  const dense = countDense(pairs);
  if (dense) return dense;
  const { yTrue, yPred, weights } = pairs;
  const classes = distinctLabels(yTrue, yPred);
  const [rows, columns] = [indexIn(classes, yTrue), indexIn(classes, yPred)];
  const matrix = new Float64Array(classes.length ** 2);
  for (let i = 0; i < rows.length; i++) {
    matrix[rows[i]! * classes.length + columns[i]!]! += weights ? weights[i]! : 1;
  }
  return { classes, matrix };
}

/** Counts samples without weights whose labels are close together; nothing for others. */
export function countDense({ yTrue, yPred, weights }: LabelPairs): PairCounts | undefined {
  if (weights) return undefined;
  const small = countSmall(yTrue, yPred);
  if (small) return withoutAbsent(small, 0, SMALL);
  const { smallest, range } = rangeOf(yTrue, yPred);
  if (range > DENSE) return undefined;
  return withoutAbsent(countFrom(yTrue, yPred, smallest, range), smallest, range);
}

/** Labels of up to four bits have the quickest count. */
const SMALL = 16;

/**
 * Counts labels in [0, 16), or nothing if there are others. Four tables take turns, so that no
 * increment waits for the one before it.
 */
function countSmall(yTrue: Int32Array, yPred: Int32Array): Int32Array | undefined {
  const table = new Int32Array(1024);
  let seen = 0;
  let i = 0;
  for (const last = yTrue.length - 3; i < last; i += 4) {
    const a = yTrue[i]!;
    const b = yPred[i]!;
    const c = yTrue[i + 1]!;
    const d = yPred[i + 1]!;
    const e = yTrue[i + 2]!;
    const f = yPred[i + 2]!;
    const g = yTrue[i + 3]!;
    const h = yPred[i + 3]!;
    seen |= a | b | c | d | e | f | g | h;
    table[((a << 4) | b) & 255]!++;
    table[(((c << 4) | d) & 255) + 256]!++;
    table[(((e << 4) | f) & 255) + 512]!++;
    table[(((g << 4) | h) & 255) + 768]!++;
  }
  for (; i < yTrue.length; i++) {
    seen |= yTrue[i]! | yPred[i]!;
    table[((yTrue[i]! << 4) | yPred[i]!) & 255]!++;
  }
  if ((seen & ~15) !== 0) return undefined;
  for (let cell = 0; cell < 256; cell++) {
    table[cell]! += table[cell + 256]! + table[cell + 512]! + table[cell + 768]!;
  }
  return table.subarray(0, 256);
}

function countFrom(
  yTrue: Int32Array,
  yPred: Int32Array,
  smallest: number,
  range: number,
): Int32Array {
  const table = new Int32Array(range * range);
  const offset = smallest * range + smallest;
  for (let i = 0; i < yTrue.length; i++) table[yTrue[i]! * range + yPred[i]! - offset]!++;
  return table;
}

/** Leaves out the rows and columns of labels that occur in neither. */
function withoutAbsent(table: Int32Array, smallest: number, range: number): PairCounts {
  const present: number[] = [];
  for (let label = 0; label < range; label++) {
    let found = false;
    for (let other = 0; other < range && !found; other++) {
      found = table[label * range + other] !== 0 || table[other * range + label] !== 0;
    }
    if (found) present.push(label);
  }
  const matrix = new Float64Array(present.length ** 2);
  let cell = 0;
  for (const row of present) {
    for (const column of present) matrix[cell++] = table[row * range + column]!;
  }
  return { classes: Int32Array.from(present, (label) => label + smallest), matrix };
}

/** Matrix and classes for a choice of labels; a label that does not occur has zeros. */
export function selectPairs({ classes, matrix }: PairCounts, labels: Int32Array): Float64Array {
  const places = indexIn(classes, labels);
  const selected = new Float64Array(labels.length ** 2);
  let cell = 0;
  for (const row of places) {
    for (const column of places) {
      selected[cell++] = row < 0 || column < 0 ? 0 : matrix[row * classes.length + column]!;
    }
  }
  return selected;
}
