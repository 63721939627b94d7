/** How a log is read whose steps repeat: as one run, the last of the repeated steps, or the last part alone. */
export const RESUME_READINGS = ['join', 'last', 'separate'] as const;
export type ResumeReading = (typeof RESUME_READINGS)[number];

/** Where a log begins again at an earlier step. */
export interface Resume {
  /** The row that begins again. */
  readonly row: number;
  /** The step that it begins with, as the log has it. */
  readonly step: number;
  /** The last step before. */
  readonly before: number;
}

export interface Resumed {
  readonly resumes: readonly Resume[];
  readonly reading: ResumeReading;
  /** The step of each row as it is shown; NaN where the row is left out. */
  readonly steps: Float64Array;
}

/** More returns than this, or than this part of the rows, are no resumes but rows in no order. */
const MOST_RESUMES = 200;
const MOST_PART = 0.05;
/** So many steps tell how far apart they are. */
const MOST_DISTANCES = 10_000;

/**
 * Where the steps of a log go back, and its steps as one run.
 *
 * @param logged the rows that have a value of a curve.
 * @param curves what is shown of the log.
 * @param loss the loss that is judged, which tells a run that goes on from one that begins anew.
 * @param wanted how to read it; the likeliest if none.
 */
export function resume(
  steps: Float64Array,
  logged: Int32Array,
  curves: readonly Float64Array[],
  loss: Float64Array | undefined,
  wanted: ResumeReading | null,
): Resumed | undefined {
  const resumes = returns(steps, logged, curves);
  if (
    resumes.length === 0 ||
    resumes.length > Math.max(1, Math.min(MOST_RESUMES, MOST_PART * logged.length))
  ) {
    return undefined;
  }
  const reading = wanted ?? likeliest(steps, logged, loss, resumes);
  return { resumes, reading, steps: joinedSteps(steps, logged, resumes, reading) };
}

/** Where a curve goes back to a step that it has been at or before; each curve has steps of its own. */
function returns(
  steps: Float64Array,
  logged: Int32Array,
  curves: readonly Float64Array[],
): Resume[] {
  const resumes: Resume[] = [];
  const last = curves.map(() => -Infinity);
  for (const row of logged) {
    const step = steps[row] ?? NaN;
    if (!Number.isFinite(step)) continue;
    let before = -Infinity;
    for (const [i, values] of curves.entries()) {
      if (!Number.isNaN(values[row])) before = Math.max(before, last[i] ?? -Infinity);
    }
    if (step < before) {
      resumes.push({ row, step, before: Math.max(...last) });
      if (resumes.length > MOST_RESUMES) return resumes;
      // The other curves go back along with it.
      last.fill(-Infinity);
    }
    for (const [i, values] of curves.entries()) {
      if (!Number.isNaN(values[row])) last[i] = step;
    }
  }
  return resumes;
}

function likeliest(
  steps: Float64Array,
  logged: Int32Array,
  loss: Float64Array | undefined,
  resumes: readonly Resume[],
): ResumeReading {
  const first = steps[logged[0] ?? 0] ?? 0;
  const [again] = resumes;
  if (!again || again.step > first) return 'last';
  const isNumber = (row: number): boolean => Number.isFinite(loss?.[row]);
  const valueOf = (row: number | undefined): number => loss?.[row ?? -1] ?? NaN;
  const start = valueOf(logged.find(isNumber));
  const before = valueOf(logged.findLast((row) => row < again.row && isNumber(row)));
  const after = valueOf(logged.find((row) => row >= again.row && isNumber(row)));
  return Math.abs(after - before) < Math.abs(after - start) ? 'join' : 'separate';
}

function joinedSteps(
  steps: Float64Array,
  logged: Int32Array,
  resumes: readonly Resume[],
  reading: ResumeReading,
): Float64Array {
  const shown = steps.slice();
  if (reading === 'separate') {
    shown.fill(NaN, 0, resumes.at(-1)?.row ?? 0);
  } else if (reading === 'last') {
    for (const { row, step } of resumes) {
      for (let before = 0; before < row; before++) {
        if ((steps[before] ?? NaN) >= step) shown[before] = NaN;
      }
    }
  } else {
    const spacing = usualSpacing(steps, logged);
    let shift = 0;
    resumes.forEach(({ row, step, before }, i) => {
      shift += before - step + spacing;
      const end = resumes[i + 1]?.row ?? shown.length;
      for (let at = row; at < end; at++) shown[at] = (steps[at] ?? NaN) + shift;
    });
  }
  return shown;
}

/** The distance that most steps have from the one before. */
function usualSpacing(steps: Float64Array, logged: Int32Array): number {
  const distances: number[] = [];
  for (let i = 1; i < Math.min(logged.length, MOST_DISTANCES); i++) {
    const distance = (steps[logged[i] ?? 0] ?? NaN) - (steps[logged[i - 1] ?? 0] ?? NaN);
    if (distance > 0) distances.push(distance);
  }
  distances.sort((a, b) => a - b);
  return distances[distances.length >> 1] ?? 1;
}
