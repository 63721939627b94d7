import { EngineError } from '../../error.js';
import { rangeOf } from '../input/labels.js';

/** The labels of a binary problem, of which one counts as positive. */
export interface BinaryLabels {
  readonly labels: Int32Array;
  readonly positive: number;
}

/**
 * Which label counts as positive: the one asked for, or 1 where the labels are 0 and 1 or −1 and 1.
 *
 * @throws {EngineError} for labels that are others, or more than two, with no `pos_label`.
 */
export function positiveOf(labels: Int32Array, posLabel: number | null): BinaryLabels {
  if (posLabel !== null) return { labels, positive: posLabel };
  const { smallest, range } = rangeOf(labels);
  const largest = smallest + range - 1;
  const usual =
    (smallest >= 0 && largest <= 1) || (smallest === -1 && largest === -1) || isSigned(labels);
  if (!usual) {
    const span = `${smallest} to ${largest}`;
    const message = `pos_label must be given, as the labels are not 0 and 1 or -1 and 1 but ${span}, got null`;
    throw new EngineError('pos_label', message);
  }
  return { labels, positive: 1 };
}

function isSigned(labels: Int32Array): boolean {
  for (let i = labels.length - 1; i >= 0; i--) {
    if (labels[i] !== 1 && labels[i] !== -1) return false;
  }
  return true;
}
