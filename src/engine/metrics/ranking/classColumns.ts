import { EngineError } from '../../error.js';
import { columnsOf } from '../input/arrays.js';
import { indexIn } from '../input/labels.js';
import { withSortedSides, type SortedSides } from './sortedSides.js';

/** A problem of several classes, with a column of scores for each. */
export interface ClassColumns {
  readonly labels: Int32Array;
  /** Row by row, shape (n, classes). */
  readonly scores: Float64Array;
  readonly classes: Int32Array;
  readonly weights: Float64Array | null;
}

/** @throws {EngineError} if there are not as many columns as classes. */
export function requireColumns({ labels, scores, classes }: ClassColumns): void {
  const columns = columnsOf('y_score', scores, labels.length);
  if (columns !== classes.length) {
    const message = `y_score must have one column for each of the ${classes.length} classes, got ${columns}`;
    throw new EngineError('y_score', message);
  }
}

/** The scores of one class. */
export function columnOf({ scores, classes }: ClassColumns, column: number): Float64Array {
  const values = new Float64Array(scores.length / classes.length);
  for (let i = 0; i < values.length; i++) values[i] = scores[i * classes.length + column]!;
  return values;
}

/** Each class against all others. */
export function oneVsRest(
  columns: ClassColumns,
  scoreOf: (sides: SortedSides) => number,
): Float64Array {
  const { labels, classes, weights } = columns;
  return Float64Array.from(classes, (positive, column) =>
    withSortedSides({ labels, positive }, columnOf(columns, column), weights, scoreOf),
  );
}

/** All cells of the table as one problem: is this the sample's class? */
export function allCells(
  { labels, scores, classes, weights }: ClassColumns,
  scoreOf: (sides: SortedSides) => number,
): number {
  const places = indexIn(classes, labels);
  const many = classes.length;
  const isClass = new Int32Array(scores.length);
  for (let i = 0; i < places.length; i++) isClass[i * many + places[i]!] = 1;
  const repeated = weights && new Float64Array(scores.length);
  if (repeated)
    for (let i = 0; i < weights.length; i++) repeated.fill(weights[i]!, i * many, (i + 1) * many);
  return withSortedSides({ labels: isClass, positive: 1 }, scores, repeated, scoreOf);
}

/** The mean of the classes' scores, or the mean weighted by how much of the samples a class is. */
export function averageClasses(
  values: Float64Array,
  { labels, classes, weights }: ClassColumns,
  average: 'macro' | 'weighted',
): number {
  if (average === 'macro') return values.reduce((sum, value) => sum + value, 0) / values.length;
  const sizes = new Float64Array(classes.length);
  indexIn(classes, labels).forEach((place, i) => (sizes[place]! += weights ? weights[i]! : 1));
  let [total, all] = [0, 0];
  values.forEach((value, i) => {
    if (sizes[i] !== 0) total += value * sizes[i]!;
    all += sizes[i]!;
  });
  return total / all;
}
