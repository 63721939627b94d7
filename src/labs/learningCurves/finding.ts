import type { Curve } from './series.js';

export const FINDING_KINDS = [
  'best',
  'overfitting',
  'underfitting',
  'plateau',
  'divergence',
  'nan',
  'converged',
  'stop',
  'stoppedTooSoon',
  'spike',
  'resume',
] as const;
export type FindingKind = (typeof FINDING_KINDS)[number];

/** Something that a run shows at one step, or from one step to another. */
export interface Finding {
  readonly kind: FindingKind;
  readonly curve: Curve | undefined;
  /** Steps as the log has them; the same for a single one. */
  readonly from: number;
  readonly to: number;
  /** The rule that found it. */
  readonly rule: string;
  /** The numbers that the rule went by. */
  readonly values: Readonly<Record<string, number>>;
}
