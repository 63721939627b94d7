import type { Value } from '../python/index.js';
import { countIn } from './callArguments.js';
import type { GivenCall, Shape } from './define.js';
import { Unreadable } from './refusals.js';

/** Functions that are given the sizes of a new tensor. */
const NEW_TENSORS = new Set(
  ['empty', 'ones', 'rand', 'randn', 'zeros'].map((name) => `torch.${name}`),
);

/** The sizes of a tensor that a call is given where the code shows them: that of a layer, or a new one. */
export function tensorShape(call: GivenCall, name: string): Shape | undefined {
  try {
    const value = call.value(name);
    return value && shapeOf(value, call);
  } catch (error) {
    if (error instanceof Unreadable) return undefined;
    throw error;
  }
}

function shapeOf(value: Value, outer: GivenCall): Shape | undefined {
  if (value.kind === 'attribute') {
    const { object } = value;
    const tensors = outer.familyOf(object.name)?.tensors?.(outer.inside(object)) ?? {};
    return Object.hasOwn(tensors, value.name) ? tensors[value.name] : undefined;
  }
  if (value.kind !== 'call') return undefined;
  const { name, arguments: given } = value.call;
  const [first] = given.positional;
  if (name === 'torch.nn.Parameter') return first && shapeOf(first, outer);
  if (!NEW_TENSORS.has(name) || given.spreads.length > 0 || !first) return undefined;
  const sizes = first.kind === 'sequence' ? first.items : given.positional;
  return sizes.map((size) => countIn('size', size, 0));
}
