import type { Curve, ScheduleState } from '../../src/labs/schedule/state.js';

/** A curve and what its card can do with it. */
export interface CurveCardOptions {
  readonly curve: Curve;
  readonly state: ScheduleState;
  readonly selected: boolean;
  readonly select: () => void;
  readonly remove: () => void;
  readonly change: (change: Partial<Curve>) => void;
  readonly refuse: (problem: string) => void;
  /** Opens the Optimizer Lab with it. */
  readonly race: () => void;
}
