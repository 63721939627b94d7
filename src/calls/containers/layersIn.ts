import type { Value } from '../../python/index.js';
import { Layer, type GivenCall } from '../define.js';
import { Unreadable } from '../refusals.js';

/** The layers in a container's arguments, in a list, a dict or an OrderedDict that is the only one. */
export function layersIn(call: GivenCall, values: readonly (Value | undefined)[]): Layer[] {
  const [spread] = call.spreads;
  if (spread !== undefined) throw new Unreadable(spread);
  const given = values.filter((value) => value !== undefined);
  const [only, ...others] = given;
  const held = only && others.length === 0 ? heldIn(only) : undefined;
  return (held ?? given).flatMap((value) => flattened(Layer.of(value, call)));
}

/** A Sequential's own layers instead of it. */
function flattened(layer: Layer): Layer[] {
  if (layer.leaf !== 'Sequential' || !layer.call) return [layer];
  return layer.call.spreads.length > 0 ? [layer] : layersIn(layer.call, layer.call.positional);
}

function heldIn(value: Value): readonly Value[] | undefined {
  if (value.kind === 'dict') return value.entries.map(([, layer]) => layer);
  if (value.kind === 'sequence') return value.items;
  if (value.kind !== 'call' || value.call.name !== 'collections.OrderedDict') return undefined;
  const { positional, keywords, spreads } = value.call.arguments;
  if (spreads.length > 0) return undefined;
  const [given] = positional;
  if (!given) return [...keywords.values()];
  if (given.kind === 'dict') return given.entries.map(([, layer]) => layer);
  if (given.kind !== 'sequence') return undefined;
  return given.items.map((pair) => (pair.kind === 'sequence' ? (pair.items[1] ?? pair) : pair));
}
