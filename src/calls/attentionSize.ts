import { Refusal } from './refusals.js';

/**
 * Numbers that an attention learns over `features`: four projections and their offsets.
 *
 * @throws {Refusal} if the heads do not divide the features.
 */
export function attentionSize(
  features: number,
  heads: number,
  {
    bias,
    keys = features,
    values = features,
  }: { readonly bias: boolean; readonly keys?: number; readonly values?: number },
): number {
  headSize(features, heads);
  return features * (2 * features + keys + values) + (bias ? 4 * features : 0);
}

/** @throws {Refusal} if the heads do not divide the features. */
export function headSize(features: number, heads: number): number {
  if (features % heads !== 0) {
    throw new Refusal(`${features} features cannot be divided among ${heads} heads`);
  }
  return features / heads;
}
