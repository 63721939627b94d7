import { EngineError } from '../../error.js';
import {
  columnsOf,
  finiteNumbers,
  requireSamples,
  wholeLabels,
  type NumericArray,
} from '../input/arrays.js';
import { distinctLabels, indexIn } from '../input/labels.js';
import { requireKnown } from '../input/orderedClasses.js';
import { checkWeights } from '../input/weights.js';

/** Labels as places of columns, with a probability for each class. */
export interface ClassProbabilities {
  /** The column of each sample's class. */
  readonly places: Int32Array;
  /** Row by row, shape (n, columns). */
  readonly probabilities: Float64Array;
  readonly columns: number;
  readonly weights: Float64Array | null;
  /** The distance of 1 from the next number, in the precision of the input. */
  readonly epsilon: number;
  readonly warnings: readonly string[];
}

/**
 * Checks labels against probabilities.
 *
 * @param yProba shape (n), of the larger of two labels, or row by row, shape (n, classes).
 * @throws {EngineError} for probabilities outside [0, 1], labels outside `labels`, fewer than two
 *   classes, or not as many columns as classes.
 */
export function checkProbabilities(
  yTrue: NumericArray,
  yProba: NumericArray,
  labels: NumericArray | null,
  sampleWeight: NumericArray | null,
): ClassProbabilities {
  requireSamples('y_true', yTrue);
  const given = withinUnit(yProba);
  const columns = columnsOf('y_proba', given, yTrue.length);
  const weights = checkWeights(sampleWeight, yTrue.length);
  const truth = wholeLabels('y_true', yTrue);
  const named = labels === null ? null : wholeLabels('labels', labels);
  const classes = distinctLabels(named ?? truth);
  if (named) requireKnown(classes, truth);
  if (classes.length < 2) {
    const message = `labels must name at least two classes where y_true holds one, got ${classes.join()}`;
    throw new EngineError('labels', message);
  }
  if (classes.length !== Math.max(2, columns)) {
    const message = `y_proba must have one column for each of the ${classes.length} classes, got ${columns}`;
    throw new EngineError('y_proba', message);
  }
  const warnings: string[] = [];
  if (named?.some((label, i) => label !== classes[i])) {
    warnings.push(`labels are taken in ascending order: ${classes.join(', ')}`);
  }
  const epsilon = yProba instanceof Float32Array ? 2 ** -23 : 2 ** -52;
  const probabilities = columns === 1 ? bothColumns(given) : given;
  if (!sumToOne(probabilities, classes.length, epsilon)) {
    warnings.push('y_proba does not sum to 1 in each row');
  }
  const places = indexIn(classes, truth);
  return { places, probabilities, columns: classes.length, weights, epsilon, warnings };
}

/** @throws {EngineError} if a probability is outside [0, 1]. */
export function withinUnit(yProba: NumericArray, name = 'y_proba'): Float64Array {
  const probabilities = finiteNumbers(name, yProba);
  for (let i = 0; i < probabilities.length; i++) {
    const value = probabilities[i]!;
    if (value < 0 || value > 1) {
      throw new EngineError(name, `${name} must be in [0, 1], got ${value} at index ${i}`);
    }
  }
  return probabilities;
}

/** The probabilities of the smaller and the larger label, from the latter alone. */
export function bothColumns(ofLarger: Float64Array): Float64Array {
  const both = new Float64Array(2 * ofLarger.length);
  for (let i = 0; i < ofLarger.length; i++) {
    both[2 * i] = 1 - ofLarger[i]!;
    both[2 * i + 1] = ofLarger[i]!;
  }
  return both;
}

function sumToOne(probabilities: Float64Array, columns: number, epsilon: number): boolean {
  for (let row = 0; row < probabilities.length; row += columns) {
    let sum = 0;
    for (let column = 0; column < columns; column++) sum += probabilities[row + column]!;
    if (Math.abs(sum - 1) > 1e-8 + Math.sqrt(epsilon)) return false;
  }
  return true;
}

/** −log of each sample's probability for its class, kept from 0 and 1 by epsilon. */
export function logLosses({
  places,
  probabilities,
  columns,
  epsilon,
}: ClassProbabilities): Float64Array {
  const losses = new Float64Array(places.length);
  for (let i = 0; i < losses.length; i++) {
    const probability = probabilities[i * columns + places[i]!]!;
    losses[i] = -Math.log(Math.min(Math.max(probability, epsilon), 1 - epsilon));
  }
  return losses;
}

/** The squared distance of each sample's probabilities from those that would be right. */
export function squaredDistances({
  places,
  probabilities,
  columns,
}: Pick<ClassProbabilities, 'places' | 'probabilities' | 'columns'>): Float64Array {
  const distances = new Float64Array(places.length);
  for (let i = 0; i < distances.length; i++) {
    let total = 0;
    for (let column = 0; column < columns; column++) {
      const right = column === places[i] ? 1 : 0;
      total += (right - probabilities[i * columns + column]!) ** 2;
    }
    distances[i] = total;
  }
  return distances;
}

/** Every row the part of the samples that each class is, so what is known without a model. */
export function priorsOf({ places, columns, weights }: ClassProbabilities): Float64Array {
  const shares = new Float64Array(columns);
  let all = 0;
  for (let i = 0; i < places.length; i++) {
    const weight = weights ? weights[i]! : 1;
    shares[places[i]!]! += weight;
    all += weight;
  }
  const rows = new Float64Array(places.length * columns);
  for (let i = 0; i < rows.length; i++) rows[i] = shares[i % columns]! / all;
  return rows;
}
