import { EngineError } from '../../error.js';
import { wholeLabels, type NumericArray } from './arrays.js';
import { indexIn } from './labels.js';

/**
 * Classes that a caller names for the columns of a table of scores.
 *
 * @throws {EngineError} if they are not strictly ascending, or `yTrue` holds another.
 */
export function orderedClasses(labels: NumericArray, yTrue: Int32Array): Int32Array {
  const classes = wholeLabels('labels', labels);
  if (!classes.every((label, i) => i === 0 || label > classes[i - 1]!)) {
    const message = `labels must be ascending and differ from each other, got ${classes.join(', ')}`;
    throw new EngineError('labels', message);
  }
  requireKnown(classes, yTrue);
  return classes;
}

/** @throws {EngineError} if a label is not among the classes. */
export function requireKnown(classes: Int32Array, yTrue: Int32Array): void {
  const unknown = indexIn(classes, yTrue).indexOf(-1);
  if (unknown >= 0) {
    const message = `y_true must hold only the labels ${classes.join(', ')}, got ${yTrue[unknown]}`;
    throw new EngineError('y_true', message);
  }
}
