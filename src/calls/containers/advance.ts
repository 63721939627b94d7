import type { Layer } from '../define.js';
import { Refusal, Unreadable } from '../refusals.js';
import type { Lengths } from '../shapes/length.js';
import { layerText } from './layerText.js';

/** What goes from one layer to the next. */
export interface State {
  readonly lengths: Lengths;
  readonly isFloat: boolean;
  /** The layer that gave several results, of which `lengths` are the first. */
  readonly tupleFrom?: Layer | undefined;
}

/** @throws {Refusal} where PyTorch would, {Unreadable} where it is not known. */
export function advance(layer: Layer, state: State): State {
  const { family } = layer;
  if (!family) throw new Unreadable(layer.text);
  if (family.unfit !== undefined) throw new Refusal(family.unfit);
  if (family.takesAll) return state;
  if (!family.output) throw new Unreadable(layer.text);
  if (state.tupleFrom) {
    throw new Refusal(`\`${layerText(state.tupleFrom)}\` gives a tuple, which it does not take`);
  }
  if (family.numbers === 'whole' && state.isFloat) {
    throw new Refusal('whole numbers expected, fractions come in');
  }
  return {
    lengths: layer.outputs(state.lengths),
    isFloat: state.isFloat || family.numbers !== undefined,
    tupleFrom: layer.givesTuple ? layer : undefined,
  };
}
