import { shortNames } from './runnerNames.js';
import { runsOf, type Run } from './run.js';
import type { OptimizerState } from './state.js';

/** A line of the race table. */
export interface Entrant extends Pick<
  Run,
  'stepsToTarget' | 'bestLoss' | 'bestStep' | 'lastLoss' | 'divergedAt' | 'leftAt'
> {
  readonly name: string;
  readonly colour: number;
  /** Its place among the runners. */
  readonly index: number;
}

export type RaceColumn = 'name' | 'stepsToTarget' | 'bestLoss' | 'lastLoss' | 'divergedAt';

/** What became of every runner, in their order. */
export function raceOf(state: OptimizerState, runs = runsOf(state)): Entrant[] {
  const names = shortNames(state.runners);
  return runs.map((run, index) => ({
    ...run,
    name: names[index] ?? '',
    colour: state.runners[index]?.colour ?? 0,
    index,
  }));
}

/** Sorted by a column; what has no value there comes last either way, ties keep their order. */
export function sortRace(
  entrants: readonly Entrant[],
  by: RaceColumn,
  descending: boolean,
): Entrant[] {
  const sign = descending ? -1 : 1;
  return [...entrants].sort((a, b) => {
    const [one, other] = [a[by], b[by]];
    if (typeof one === 'string' || typeof other === 'string') {
      return sign * String(one).localeCompare(String(other), 'en');
    }
    const [known, otherKnown] = [isKnown(one), isKnown(other)];
    if (!known || !otherKnown) return Number(otherKnown) - Number(known);
    return sign * (Number(one) - Number(other));
  });
}

function isKnown(value: number | undefined): boolean {
  return value !== undefined && !Number.isNaN(value);
}
