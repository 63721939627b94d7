import { bisect } from '../numeric/bisect.js';
import { gaussianMean } from '../numeric/gaussianMean.js';
import type { BoundActivation } from './define.js';

/** An interval of x from `from` to `to`, which may be ±∞; a single point where both are the same. */
export interface Interval {
  readonly from: number;
  readonly to: number;
}

/** What can be said of an activation with its parameters fixed; every number computed from f, f′, f″. */
export interface Facts {
  /** The bounds of f; one that is not attained is only approached. ±∞ where f is unbounded. */
  readonly range: {
    readonly inf: number;
    readonly sup: number;
    readonly infAttained: boolean;
    readonly supAttained: boolean;
  };
  /** Mean and variance of f(Z) for a standard normal Z, to 1e-10 or better. */
  readonly mean: number;
  readonly variance: number;
  /** |mean| ≤ 1e-9: the outputs of a layer with standard normal inputs average to 0. */
  readonly zeroCentred: boolean;
  /** Whether f never falls, never rises, or neither; steps of 1e-12 do not count. */
  readonly monotone: 'increasing' | 'decreasing' | 'constant' | 'no';
  /** f′ → 0 on that side (the definition of Gulcehre et al. 2016, "Noisy Activation Functions"). */
  readonly saturates: { readonly left: boolean; readonly right: boolean };
  /** Where f′ is exactly 0, ascending: no gradient passes. Rounding in the tails does not count. */
  readonly dead: readonly Interval[];
  /**
   * The largest |f′| with its sign, and the x nearest 0 where it is reached or approached (±∞ where
   * only the tail approaches it).
   */
  readonly steepest: { readonly slope: number; readonly at: number };
  /** Where f(x) = x, ascending; an end may be missing itself where f jumps there. */
  readonly fixedPoints: readonly Interval[];
}

const CENTRED = 1e-9;
const FAR = 1e100; // every tail has long reached its limit, and its cube is still finite
const UNBOUNDED = 1e50;
const NOISE = 1e-13;

/** A stretch between neighboring kinks, on which f is analytic, and samples inside it, ascending. */
interface Piece extends Interval {
  readonly samples: Float64Array;
}

/**
 * Computes the facts of an activation, e.g. `facts(activations.get('torch.nn.GELU').with())`.
 *
 * Between kinks (and 0, where ELU and similar functions change their formula) the functions are analytic. So a
 * slope of 0 throughout the samples of a piece means a constant, and a slope that rounds to 0 only
 * far out does not. Extremes, steepest points and fixed points are found as changes of sign between
 * samples 0.05 apart.
 */
export function facts(activation: BoundActivation): Facts {
  const { f, df, d2f } = activation;
  const cuts = [...new Set([...activation.kinks, 0])].sort((a, b) => a - b);
  const ends = [-Infinity, ...cuts, Infinity];
  const pieces = ends.slice(1).map((to, i) => piece(ends[i]!, to));
  const dead = pieces.filter(({ samples }) => samples.every((x) => df(x) === 0));
  const mean = gaussianMean(f, cuts);
  return {
    range: range(f, df, cuts, pieces, dead),
    mean,
    variance: gaussianMean((x) => (f(x) - mean) ** 2, cuts),
    zeroCentred: Math.abs(mean) <= CENTRED,
    monotone: monotone(f, cuts, pieces),
    saturates: { left: Math.abs(df(-FAR)) < NOISE, right: Math.abs(df(FAR)) < NOISE },
    dead: merged(dead),
    steepest: steepest(df, d2f, cuts, pieces),
    fixedPoints: fixedPoints(f, cuts, pieces),
  };
}

function range(
  f: (x: number) => number,
  df: (x: number) => number,
  cuts: readonly number[],
  pieces: readonly Piece[],
  dead: readonly Interval[],
): Facts['range'] {
  const found = cuts.flatMap((cut) => [
    { value: f(cut), attained: true },
    ...sides(f, cut).map((value) => ({ value, attained: false })),
  ]);
  for (const part of pieces) {
    for (const at of signChanges(df, part, () => NOISE))
      found.push({ value: f(at), attained: true });
  }
  for (const end of [-Infinity, Infinity]) {
    const value = f(end < 0 ? -FAR : FAR);
    const attained = dead.some(({ from, to }) => from === end || to === end);
    found.push({
      value: Math.abs(value) > UNBOUNDED ? Math.sign(value) * Infinity : value,
      attained,
    });
  }
  const inf = Math.min(...found.map(({ value }) => value));
  const sup = Math.max(...found.map(({ value }) => value));
  const reaches = (bound: number): boolean =>
    found.some(({ value, attained }) => attained && Math.abs(value - bound) <= NOISE);
  return { inf: inf + 0, sup: sup + 0, infAttained: reaches(inf), supAttained: reaches(sup) };
}

function monotone(
  f: (x: number) => number,
  cuts: readonly number[],
  pieces: readonly Piece[],
): Facts['monotone'] {
  const points = [...cuts, ...pieces.flatMap(({ samples }) => [...samples])];
  const values = points.sort((a, b) => a - b).map(f);
  let rises = false;
  let falls = false;
  for (let i = 1; i < values.length; i++) {
    const step = values[i]! - values[i - 1]!;
    const least = 1e-12 * Math.max(1, Math.abs(values[i]!));
    rises ||= step > least;
    falls ||= step < -least;
  }
  if (rises) return falls ? 'no' : 'increasing';
  return falls ? 'decreasing' : 'constant';
}

function steepest(
  df: (x: number) => number,
  d2f: (x: number) => number,
  cuts: readonly number[],
  pieces: readonly Piece[],
): Facts['steepest'] {
  const found = cuts.flatMap((at) => sides(df, at).map((slope) => ({ slope, at })));
  for (const part of pieces) {
    for (const at of signChanges(d2f, part, () => NOISE)) found.push({ slope: df(at), at });
  }
  found.push({ slope: df(-FAR), at: -Infinity }, { slope: df(FAR), at: Infinity });
  return found.reduce((best, other) => {
    const lead = Math.abs(other.slope) - Math.abs(best.slope);
    const level = Math.abs(lead) <= NOISE * Math.abs(best.slope);
    const better = level ? Math.abs(other.at) < Math.abs(best.at) : lead > 0;
    return better ? other : best;
  });
}

function fixedPoints(
  f: (x: number) => number,
  cuts: readonly number[],
  pieces: readonly Piece[],
): Interval[] {
  const lead = (x: number): number => f(x) - x;
  const noise = (x: number): number => NOISE * Math.abs(x);
  const found: Interval[] = cuts
    .filter((cut) => Math.abs(lead(cut)) <= noise(cut))
    .map((cut) => ({ from: cut, to: cut }));
  for (const part of pieces) {
    if (part.samples.every((x) => Math.abs(lead(x)) <= 4e-16 * Math.abs(x))) found.push(part);
    else for (const at of signChanges(lead, part, noise)) found.push({ from: at, to: at });
  }
  return merged(found);
}

/** The limits of g from the left and from the right of x, free of the step's own error to first order. */
function sides(g: (x: number) => number, x: number): [number, number] {
  const step = Math.max(1, Math.abs(x)) * 2 ** -30;
  return [2 * g(x - step) - g(x - 2 * step), 2 * g(x + step) - g(x + 2 * step)];
}

/** Where g changes its sign inside the piece; values no larger than the noise have none. */
function signChanges(
  g: (x: number) => number,
  { samples }: Piece,
  noise: (x: number) => number,
): number[] {
  const found: number[] = [];
  let last = NaN;
  for (const x of samples) {
    const value = g(x);
    if (Math.abs(value) <= noise(x)) continue;
    if (Math.sign(value) === -Math.sign(g(last))) found.push(bisect(g, last, x));
    last = x;
  }
  return found;
}

function piece(from: number, to: number): Piece {
  const points: number[] = [];
  const length = Math.min(to - from, 50);
  const start = from === -Infinity ? to : from;
  const towards = from === -Infinity ? -1 : 1;
  const count = Math.max(200, Math.ceil(length / 0.05));
  points.push(start + towards * length * 1e-6);
  for (let i = 1; i < count; i++) points.push(start + (towards * length * i) / count);
  for (let far = 64; far < Math.min(to - from, 1e6); far *= 2) points.push(start + towards * far);
  return { from, to, samples: Float64Array.from(points).sort() };
}

/** Joins intervals that touch. */
function merged(intervals: readonly Interval[]): Interval[] {
  const sorted = [...intervals].sort((a, b) => a.from - b.from || a.to - b.to);
  const joined: Interval[] = [];
  for (const { from, to } of sorted) {
    const last = joined.at(-1);
    if (last && last.to >= from)
      joined[joined.length - 1] = { from: last.from, to: Math.max(to, last.to) };
    else joined.push({ from, to });
  }
  return joined;
}
