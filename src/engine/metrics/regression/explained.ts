/**
 * Which part of a deviance a model explains: 1 − own/null. Where the truth does not vary: with
 * `forceFinite` 1 if the model has no error and 0 if it has, else NaN and −∞.
 */
export function explainedPart(own: number, ofNull: number, forceFinite: boolean): number {
  if (!forceFinite || (own !== 0 && ofNull !== 0)) return 1 - own / ofNull;
  return own === 0 ? 1 : 0;
}
