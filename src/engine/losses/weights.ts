import { EngineError } from '../error.js';

/**
 * The weight of each element: of a tensor with one number for all, one for each column or one for
 * each element, as PyTorch broadcasts it. Without a tensor every weight is 1.
 *
 * @throws {EngineError} if the tensor has another length.
 */
export function weightOf(
  name: string,
  weight: Float64Array | null,
  elements: number,
  columns: number,
): (element: number) => number {
  if (!weight) return () => 1;
  if (weight.length === elements) return (i) => weight[i]!;
  if (weight.length === columns) return (i) => weight[i % columns]!;
  if (weight.length === 1) return () => weight[0]!;
  const allowed = `1, ${columns} or ${elements} elements`;
  throw new EngineError(name, `${name} must have ${allowed}, got ${weight.length}`);
}

/** @throws {EngineError} unless there is one weight for each class, or no tensor. */
export function checkClassWeights(weight: Float64Array | null, classes: number): void {
  if (!weight || weight.length === classes) return;
  const allowed = `one element for each of ${classes} classes`;
  throw new EngineError('weight', `weight must have ${allowed}, got ${weight.length}`);
}

/** @throws {EngineError} unless the target is the index of a class. */
export function checkClass(target: number, classes: number): void {
  if (Number.isInteger(target) && target >= 0 && target < classes) return;
  const allowed = `a class from 0 to ${classes - 1}`;
  throw new EngineError('target', `target must be ${allowed}, got ${target}`);
}
