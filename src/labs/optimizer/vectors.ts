import { pointAt, type Run } from './run.js';
import { pathTraces } from './pathsFigure.js';
import type { OptimizerState } from './state.js';
import type { Trace } from './traces.js';

/** One arrow at the present point. */
export interface StepArrow {
  /** Down the gradient, against the optimizer's velocity, or to the next point. */
  readonly kind: 'gradient' | 'momentum' | 'step';
  readonly x: number;
  readonly y: number;
  /** Its norm. */
  readonly norm: number;
  /** How long it is to be drawn, 0 to 1: the cube root of its part of the longest of the whole run. */
  readonly size: number;
}

/** What a step of the selected run is made of. */
export interface StepVectors {
  readonly trace: Trace;
  readonly arrows: readonly StepArrow[];
}

/** Reads off the vectors of each step of the selected run; `undefined` after its last. */
export function stepVectors(
  state: OptimizerState,
  runs: readonly Run[],
): (step: number) => StepVectors | undefined {
  const run = runs[state.selected];
  const trace = pathTraces(state, runs)[state.selected];
  if (!run?.path.vectors || !trace) return () => undefined;
  const { path, vectors, lr } = run.path;
  let series: readonly Series[] | undefined;
  return (step) => {
    if (step >= lr.length) return undefined;
    series ??= seriesOf(path, vectors);
    const arrows = series.flatMap(({ kind, values, sign, longest }): StepArrow[] => {
      const [right, up] = pointAt(values, step);
      const [x, y] = [sign * right, sign * up];
      const norm = Math.hypot(x, y);
      if (!(norm > 0 && norm < Infinity)) return [];
      return [{ kind, x, y, norm, size: Math.cbrt(norm / longest) }];
    });
    return { trace, arrows };
  };
}

/** The vectors of one kind for every step. */
interface Series {
  readonly kind: StepArrow['kind'];
  readonly values: Float64Array;
  /** −1 where the arrow points against the values. */
  readonly sign: 1 | -1;
  readonly longest: number;
}

function seriesOf(
  path: Float64Array,
  { gradient, velocity }: NonNullable<Run['path']['vectors']>,
): readonly Series[] {
  const moves = path.slice(2).map((value, i) => value - (path[i] ?? NaN));
  return [
    { kind: 'gradient', values: gradient, sign: -1, longest: largestNorm(gradient) },
    { kind: 'momentum', values: velocity, sign: -1, longest: largestNorm(velocity) },
    { kind: 'step', values: moves, sign: 1, longest: largestNorm(moves) },
  ];
}

function largestNorm(values: Float64Array): number {
  let largest = 0;
  for (let step = 0; step < values.length / 2; step++) {
    const norm = Math.hypot(...pointAt(values, step));
    if (norm > largest && norm < Infinity) largest = norm;
  }
  return largest;
}
