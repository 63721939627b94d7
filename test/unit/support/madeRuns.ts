import { createRandom, type Random } from '../../../src/engine/random.js';
import type { FindingKind } from '../../../src/labs/learningCurves/finding.js';

/** A run whose course is known: what has to be found in it, and what must not be. */
export interface KnownRun {
  readonly course: string;
  readonly noise: number;
  readonly epochs: number;
  readonly train: readonly number[];
  readonly validation: readonly number[];
  readonly finds: readonly FindingKind[];
  readonly not: readonly FindingKind[];
}

interface Course {
  readonly finds: readonly FindingKind[];
  readonly not: readonly FindingKind[];
  /** The losses at a part of the run in [0, 1]. */
  readonly train: (part: number) => number;
  readonly validation: (part: number) => number;
  /** Losses that are not as the course has them, by the place in the run. */
  readonly odd?: (i: number, epochs: number, loss: number) => number;
}

const decay = (from: number, to: number, speed: number) => (part: number) =>
  to + (from - to) * Math.exp(-part / speed);

/** An odd value in the middle. */
const isMiddle = (i: number, epochs: number): boolean => i === Math.floor(0.45 * epochs);

const courses: Readonly<Record<string, Course>> = {
  falling: {
    ...{ train: decay(2.3, 0.1, 0.7), validation: decay(2.4, 0.3, 0.7) },
    finds: ['stoppedTooSoon'],
    not: ['divergence', 'overfitting', 'plateau', 'converged', 'underfitting', 'spike', 'nan'],
  },
  converged: {
    ...{ train: decay(2.3, 0.1, 0.08), validation: decay(2.4, 0.2, 0.08) },
    finds: ['converged'],
    not: ['divergence', 'overfitting', 'plateau', 'stoppedTooSoon', 'underfitting', 'spike', 'nan'],
  },
  plateau: {
    ...{ train: decay(2.3, 1.8, 0.05), validation: decay(2.35, 1.85, 0.05) },
    finds: ['plateau'],
    not: ['divergence', 'overfitting', 'stoppedTooSoon', 'spike', 'nan'],
  },
  stuck: {
    ...{ train: () => 2.3, validation: () => 2.31 },
    finds: ['underfitting'],
    not: ['divergence', 'overfitting', 'converged', 'stoppedTooSoon', 'spike', 'nan'],
  },
  overfitting: {
    train: decay(2, 0.05, 0.25),
    validation: (part) => 0.6 + 1.6 * Math.exp(-part / 0.1) + Math.max(0, part - 0.3),
    finds: ['overfitting'],
    not: ['divergence', 'plateau', 'converged', 'stoppedTooSoon', 'underfitting', 'spike', 'nan'],
  },
  diverging: {
    train: (part) => (part < 0.5 ? decay(2.3, 0.3, 0.2)(part) : 0.46 * 20 ** (2 * (part - 0.5))),
    validation: (part) =>
      part < 0.5 ? decay(2.4, 0.4, 0.2)(part) : 0.56 * 20 ** (2 * (part - 0.5)),
    finds: ['divergence'],
    not: ['overfitting', 'plateau', 'converged', 'stoppedTooSoon', 'nan'],
  },
  spiking: {
    ...{ train: decay(2.3, 0.1, 0.2), validation: decay(2.4, 0.2, 0.2) },
    odd: (i, epochs, loss) => (isMiddle(i, epochs) ? 5 * loss : loss),
    finds: ['spike'],
    not: ['divergence', 'overfitting', 'plateau', 'underfitting', 'nan'],
  },
  broken: {
    ...{ train: decay(2.3, 0.1, 0.2), validation: decay(2.4, 0.2, 0.2) },
    odd: (i, epochs, loss) => (i >= Math.floor(0.7 * epochs) ? NaN : loss),
    finds: ['nan', 'divergence'],
    not: ['overfitting', 'plateau', 'converged', 'stoppedTooSoon', 'underfitting', 'spike'],
  },
  interrupted: {
    ...{ train: decay(2.3, 0.1, 0.2), validation: decay(2.4, 0.2, 0.2) },
    odd: (i, epochs, loss) => (isMiddle(i, epochs) ? NaN : loss),
    finds: ['nan'],
    not: ['divergence', 'overfitting', 'plateau', 'underfitting', 'spike'],
  },
};

function makeRun(course: string, noise: number, epochs: number, random: Random): KnownRun {
  const { train, validation, odd, finds, not } = courses[course] ?? { finds: [], not: [] };
  const list = (of: ((part: number) => number) | undefined): number[] =>
    Array.from({ length: epochs }, (_, i) => {
      const loss = (of?.(i / (epochs - 1)) ?? NaN) * Math.max(0.01, 1 + noise * random.normal());
      return Number((odd ? odd(i, epochs, loss) : loss).toPrecision(6));
    });
  return { course, noise, epochs, train: list(train), validation: list(validation), finds, not };
}

export const NOISES = [0, 0.02, 0.05, 0.1];
export const LENGTHS = [10, 20, 40, 100, 300, 1000, 2000];

/** Runs of every course, noise and length. */
export function* knownRuns(seeds: number): Generator<KnownRun> {
  const random = createRandom(15);
  for (const course of Object.keys(courses)) {
    for (const noise of NOISES) {
      for (const epochs of LENGTHS) {
        for (let seed = 0; seed < seeds; seed++) yield makeRun(course, noise, epochs, random);
      }
    }
  }
}

export function logOfRun({ train, validation }: KnownRun): string {
  const rows = train.map((loss, i) => `${i + 1},${loss},${validation[i] ?? ''}`);
  return ['epoch,train_loss,val_loss', ...rows].join('\n');
}
