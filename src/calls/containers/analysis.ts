import type { Layer } from '../define.js';
import { Refusal, Unreadable } from '../refusals.js';
import { Length } from '../shapes/length.js';
import { Puzzle, Unknown } from '../shapes/unknown.js';
import { advance, type State } from './advance.js';

/** Inputs of more axes are treated alike by every layer. */
const MOST_AXES = 10;
const FARTHEST_AXIS = 6;

export interface Fault {
  /** The place of the layer that takes nothing of what can come. */
  readonly at: number;
  readonly refusal: Refusal;
}

/** What must hold for every input at all. */
export interface Analysis {
  /** Proved to be refused, whatever goes in. */
  readonly fault: Fault | undefined;
  /** How many layers are known before the first of which nothing is. */
  readonly known: number;
  /** Numbers of axes that an input may have to go through those. */
  readonly axes: ReadonlySet<number>;
  /** Why an input of some number of axes is refused, by that number. */
  readonly refused: ReadonlyMap<number, Fault>;
}

interface Candidate {
  readonly axes: number;
  readonly state: State;
}

/** Follows all inputs at once, each length being anything until a layer fixes it. */
export function analyze(layers: readonly Layer[], preferred: readonly number[]): Analysis {
  let states = anything();
  let known: number | undefined;
  let axes = new Set<number>();
  const refused = new Map<number, Fault>();
  const isLimited = layers.every((layer) => !looksFar(layer));
  for (const [at, layer] of layers.entries()) {
    const next = step(layer, states);
    if (next === 'unknown') {
      known ??= at;
      if (known === at) axes = new Set(states.map((one) => one.axes));
      states = anything();
      continue;
    }
    if (known === undefined) {
      for (const [count, refusal] of next.refused) refused.set(count, { at, refusal });
    }
    if (next.states.length === 0 && isLimited) {
      if (known === undefined) axes = new Set(states.map((one) => one.axes));
      const refusal = pick(next.refused, preferred);
      return { fault: { at, refusal }, known: Math.min(known ?? at, at), axes, refused };
    }
    states = next.states;
  }
  if (known === undefined) axes = new Set(states.map((one) => one.axes));
  return { fault: undefined, known: known ?? layers.length, axes, refused };
}

function step(layer: Layer, states: readonly Candidate[]) {
  const refused = new Map<number, Refusal>();
  const next: Candidate[] = [];
  for (const { axes, state } of states) {
    try {
      next.push({ axes, state: advance(layer, state) });
    } catch (error) {
      if (error instanceof Unreadable) return 'unknown';
      if (!(error instanceof Refusal)) throw error;
      refused.set(axes, error);
    }
  }
  return { states: next, refused };
}

function anything(): Candidate[] {
  return Array.from({ length: MOST_AXES + 1 }, (_, axes) => {
    const puzzle = new Puzzle();
    const lengths = Array.from({ length: axes }, () => Length.unknown(new Unknown(puzzle)));
    return { axes, state: { lengths, isFloat: false } };
  });
}

/** The reason that fits the input that people give. */
function pick(refused: ReadonlyMap<number, Refusal>, preferred: readonly number[]): Refusal {
  const axes = preferred.find((count) => refused.has(count));
  const chosen = axes === undefined ? [...refused.values()].at(-1) : refused.get(axes);
  return chosen ?? new Refusal('no input goes through');
}

/** Whether it names an axis that inputs of few axes do not have. */
function looksFar(layer: Layer): boolean {
  return ['dim', 'start_dim', 'end_dim'].some((name) => {
    try {
      const value = layer.call?.value(name);
      return (
        value?.kind === 'literal' &&
        typeof value.value === 'number' &&
        Math.abs(value.value) > FARTHEST_AXIS
      );
    } catch (error) {
      if (error instanceof Unreadable) return false;
      throw error;
    }
  });
}
