import { percent as percentOf, probability, show } from '../../figure/formatNumber.js';
import type { Counts } from '../binary.js';

/** E.g. `8.25 %`; `–` where there is nothing to divide by. */
export function percent(part: number): string {
  return percentOf(part);
}

/** A score in [0, 1] with three decimals; `–` where it is not defined. */
export function score(value: number): string {
  return probability(value);
}

/** A count, or a sum of weights. */
export function amount(value: number): string {
  return show(value);
}

/** `B is larger by 0.0213`, from B − A. */
export function ahead(difference: number, model: string): string {
  return `${model} is ${difference >= 0 ? 'ahead' : 'behind'} by ${score(Math.abs(difference))}`;
}

/** How many were called positive, and how many of them are. */
export function calledPositive({ tp, fp }: Counts): string {
  if (tp + fp === 0) return 'no row is called positive';
  if (tp + fp === 1) return `the one row called positive ${tp === 1 ? 'is' : 'is not'}`;
  return `of ${amount(tp + fp)} rows called positive ${amount(tp)} are`;
}
