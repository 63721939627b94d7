import type { Demand, Puzzle, Unknown } from './unknown.js';

const MOST_ANSWERS = 2000;

/** Lengths by the unknowns that must have them. */
export type Answer = ReadonlyMap<Unknown, number>;

/** The ways to fulfill all demands; what no demand speaks of is left out. */
export function solve({ demands }: Puzzle): Answer[] {
  const answers: Answer[] = [];
  const follow = (at: number, answer: Answer): void => {
    const demand = demands[at];
    if (answers.length >= MOST_ANSWERS) return;
    if (demand) for (const next of fulfil(demand, answer)) follow(at + 1, next);
    else answers.push(answer);
  };
  follow(0, new Map());
  return answers;
}

const placesByValues = new WeakMap<readonly number[], ReadonlyMap<number, readonly number[]>>();

/** Where each value is. */
function placesOf(values: readonly number[]): ReadonlyMap<number, readonly number[]> {
  const known = placesByValues.get(values);
  if (known) return known;
  const places = new Map<number, number[]>();
  values.forEach((value, i) => {
    const all = places.get(value);
    if (all) all.push(i);
    else places.set(value, [i]);
  });
  placesByValues.set(values, places);
  return places;
}

function* fulfil({ factors, product }: Demand, answer: Answer): Generator<Answer> {
  const [factor, ...others] = factors;
  if (!factor) {
    if (product === 1) yield answer;
    return;
  }
  const { unknown, values } = factor;
  const { candidates = [] } = unknown;
  const chosen = answer.get(unknown) ?? unknown.bound;
  if (chosen !== undefined) {
    const value = values ? values[candidates.indexOf(chosen)] : chosen;
    if (value !== undefined && product % value === 0) {
      yield* fulfil({ factors: others, product: product / value }, answer);
    }
    return;
  }
  if (!values && others.length === 0) {
    yield new Map(answer).set(unknown, product);
    return;
  }
  const isLast = values !== undefined && others.length === 0;
  const places = isLast ? (placesOf(values).get(product) ?? []) : unknown.alive;
  for (const i of places) {
    const value = values ? values[i] : candidates[i];
    if (value === undefined || product % value !== 0 || !unknown.isAlive(i)) continue;
    const next = new Map(answer).set(unknown, candidates[i] ?? 0);
    yield* fulfil({ factors: others, product: product / value }, next);
  }
}
