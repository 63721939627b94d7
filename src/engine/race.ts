import { simulate, type Path, type SimulationOptions } from './simulate.js';

/** What a path came to. */
export interface Outcome {
  /** The first step at which the loss was at most the target; missing if it never was. */
  readonly stepsToTarget?: number;
  /** The least finite loss on the path, NaN if there is none, and the step at which it was met. */
  readonly bestLoss: number;
  readonly bestStep: number;
  /** The loss at the end. */
  readonly lastLoss: number;
  /** The first point whose coordinates or loss are not finite. */
  readonly divergedAt?: number;
}

/** Sums up a path against a target loss, e.g. the known minimum plus a tolerance. */
export function outcomeOf({ loss, divergedAt }: Path, target: number): Outcome {
  let bestLoss = NaN;
  let bestStep = 0;
  let stepsToTarget: number | undefined;
  for (let step = 0; step < loss.length; step++) {
    const value = loss[step]!;
    if (stepsToTarget === undefined && value <= target) stepsToTarget = step;
    if (Number.isFinite(value) && !(value >= bestLoss)) {
      bestLoss = value;
      bestStep = step;
    }
  }
  return {
    ...(stepsToTarget === undefined ? {} : { stepsToTarget }),
    bestLoss,
    bestStep,
    lastLoss: loss[loss.length - 1] ?? NaN,
    ...(divergedAt === undefined ? {} : { divergedAt }),
  };
}

/** What one runner of a race has of its own. */
export type Entrant = Pick<SimulationOptions, 'optimizer' | 'params' | 'schedule'>;

/** A runner's path and what it came to. */
export interface Finish extends Outcome {
  readonly entrant: Entrant;
  readonly path: Path;
}

/**
 * Runs several optimizers under the same conditions, noise and batches included.
 *
 * @param target the loss to be reached.
 * @returns one entry per entrant, in their order.
 * @throws what `simulate` throws.
 */
export function race(
  entrants: readonly Entrant[],
  conditions: Omit<SimulationOptions, keyof Entrant>,
  target: number,
): Finish[] {
  return entrants.map((entrant) => {
    const path = simulate({ ...conditions, ...entrant });
    return { entrant, path, ...outcomeOf(path, target) };
  });
}
