import type { Layer } from '../define.js';
import { Refusal } from '../refusals.js';
import { Length, type Lengths } from '../shapes/length.js';
import { unlikeliness, usualSizes } from '../shapes/likely.js';
import { solve, type Answer } from '../shapes/solve.js';
import { Puzzle, Unknown } from '../shapes/unknown.js';
import { advance, type State } from './advance.js';

/** What comes of an input that goes all the way. */
export interface Flow {
  readonly input: Lengths;
  /** What each layer gives. */
  readonly states: readonly State[];
  /** Sizes that were chosen where others would do. */
  readonly assumed: readonly number[];
  /** Some of those others; empty where they are not limited. */
  readonly others: readonly (readonly number[])[];
}

/** A letter for each axis of an input that has one. */
export type Letters = readonly (string | undefined)[];

const MOST_TRIED = 40;
const MOST_OTHERS = 2;
/** Lengths that are searched, by number of axes. */
const LONGEST: Readonly<Record<number, readonly number[]>> = {
  1: [4096],
  2: [4096, 40_000],
  3: [4096, 40_000],
  4: [1024],
  5: [160],
};

/** The numbers of axes to try, with letters for them; the likeliest first. */
export function likelyAxes(layers: readonly Layer[]): Letters[] {
  const taken: Letters[] = layers.flatMap((layer) => layer.takes());
  const [first] = taken;
  if (!first) return [];
  const all = [...taken, first.slice(1)];
  for (let axes = 1; axes <= 6; axes++) {
    all.push(Array.from({ length: axes }, (_, i) => (i === 0 && axes > 1 ? 'N' : undefined)));
  }
  const byLength = new Map<number, Letters>();
  for (const letters of all) {
    if (!byLength.has(letters.length)) byLength.set(letters.length, letters);
  }
  return [...byLength.values()];
}

/** An input that goes through all of the layers, the likeliest one that a search finds. */
export function findInput(layers: readonly Layer[], likely: readonly Letters[]): Flow | undefined {
  for (const letters of likely) {
    const flow = findAmong(layers, letters);
    if (flow) return flow;
  }
  return undefined;
}

function findAmong(layers: readonly Layer[], letters: Letters): Flow | undefined {
  const usual = usualSizes(letters.length);
  const attempt = (candidates: readonly number[]): Posed | undefined =>
    pose(layers, letters, candidates);
  const first = attempt(usual);
  const quick = first && isLoose(first) ? answered(layers, first, usual) : undefined;
  if (quick) return quick;
  for (const longest of LONGEST[letters.length] ?? [64]) {
    const posed = attempt(Array.from({ length: longest }, (_, i) => i + 1));
    const flow = posed && answered(layers, posed, usual);
    if (flow) return flow;
  }
  return undefined;
}

/** Whether few candidates tell that several fit. */
function isLoose({ puzzle, unknowns }: Posed): boolean {
  const free = unknowns.filter(({ bound, isTouched }) => bound === undefined && isTouched);
  return puzzle.demands.length === 0 && free.every((one) => one.countAlive(2) > 1);
}

interface Posed {
  readonly puzzle: Puzzle;
  readonly unknowns: readonly Unknown[];
}

/** What an input of these axes must fulfill; `undefined` if no candidates do. */
function pose(
  layers: readonly Layer[],
  letters: Letters,
  candidates: readonly number[],
): Posed | undefined {
  const puzzle = new Puzzle();
  const unknowns = letters.map((letter) => new Unknown(puzzle, letter, candidates));
  const lengths = unknowns.map((unknown) => Length.unknown(unknown));
  return statesOf(layers, lengths) && { puzzle, unknowns };
}

function statesOf(layers: readonly Layer[], lengths: Lengths): State[] | undefined {
  const states: State[] = [];
  let state: State = { lengths, isFloat: false };
  try {
    for (const layer of layers) {
      state = advance(layer, state);
      states.push(state);
    }
  } catch (error) {
    if (error instanceof Refusal) return undefined;
    throw error;
  }
  return states;
}

/** The likeliest answer that holds when it is tried. */
function answered(
  layers: readonly Layer[],
  { puzzle, unknowns }: Posed,
  usual: readonly number[],
): Flow | undefined {
  const chosen = unknowns.filter(({ bound, isTouched }) => bound === undefined && isTouched);
  const asked = solve(puzzle).map((answer) => withFree(answer, chosen, usual));
  const cost = (answer: Answer): number =>
    unlikeliness(chosen.length === 0 ? [1] : sizesOf(answer, chosen), usual);
  const ranked = asked
    .map((answer) => ({ answer, cost: cost(answer) }))
    .sort((a, b) => a.cost - b.cost)
    .map(({ answer }) => answer)
    .slice(0, MOST_TRIED);
  for (const answer of ranked) {
    const input = unknowns.map((unknown) => lengthOf(unknown, answer, usual));
    const states = statesOf(layers, input);
    if (!states) continue;
    const isLimited = puzzle.demands.length > 0;
    const all = [answer, ...ranked.filter((one) => one !== answer)];
    const others = differing(all.map((one) => sizesOf(one, chosen))).slice(1);
    const isOnly = !isLimited && chosen.every((one) => one.countAlive(2) === 1);
    return {
      input,
      states,
      assumed: isOnly ? [] : sizesOf(answer, chosen),
      others: isLimited && !puzzle.isOpen ? others.slice(0, MOST_OTHERS) : [],
    };
  }
  return undefined;
}

/** Those whose shortest side no other before them has. */
function differing(all: readonly (readonly number[])[]): (readonly number[])[] {
  const seen = new Set<number>();
  return all.filter((sizes) => {
    const shortest = Math.min(...sizes);
    const isNew = !seen.has(shortest);
    seen.add(shortest);
    return isNew;
  });
}

function sizesOf(answer: Answer, chosen: readonly Unknown[]): number[] {
  return chosen.map((unknown) => answer.get(unknown) ?? NaN);
}

/** Chooses what no demand speaks of: one size for all, if they take it. */
function withFree(answer: Answer, chosen: readonly Unknown[], usual: readonly number[]): Answer {
  const free = chosen.filter((unknown) => !answer.has(unknown));
  if (free.length === 0) return answer;
  const takes = (unknown: Unknown, size: number): boolean => {
    const at = unknown.candidates?.indexOf(size) ?? -1;
    return at >= 0 && unknown.isAlive(at);
  };
  const smallest = free.flatMap(
    ({ candidates = [], alive: [first = 0] }) => candidates[first] ?? [],
  );
  const common = [...usual, ...smallest].find((size) => free.every((one) => takes(one, size)));
  const complete = new Map(answer);
  for (const unknown of free) {
    const own = usual.find((size) => takes(unknown, size));
    const first = unknown.candidates?.[unknown.alive[0] ?? 0] ?? 1;
    complete.set(unknown, common ?? own ?? first);
  }
  return complete;
}

/** Its letter where any length would do. */
function lengthOf(unknown: Unknown, answer: Answer, usual: readonly number[]): Length {
  const size = unknown.bound ?? answer.get(unknown);
  if (size !== undefined) return Length.of(size);
  return unknown.letter === undefined
    ? Length.of(usual[0] ?? 1)
    : Length.unknown(new Unknown(new Puzzle(), unknown.letter));
}
