import type { Rule } from './define.js';
import { kindOf } from './kind.js';
import { either, listOf, whole } from './vocabulary.js';

/** Sizes that no integer of PyTorch holds. */
const TOO_LARGE = 2 ** 63;

/** A size of a tensor's axis that is not the first, where a bool counts as 0 or 1. */
export const laterSize: Rule = {
  text: 'a whole number, not negative',
  takes: whole({ least: 0, below: TOO_LARGE }).takes,
};

/** The size of a tensor's first axis, where PyTorch takes no bool. */
export const leadingSize: Rule = {
  text: 'a whole number, not negative',
  takes: (value) => kindOf(value) !== 'bool' && laterSize.takes(value),
};

/** The size of a tensor, or the sizes of its axes. */
export const shape: Rule = {
  text: 'a whole number, not negative, or a list of these',
  takes: either(leadingSize, listOf(laterSize)).takes,
};

/** Sizes of the axes behind others. */
export const laterShape: Rule = {
  text: shape.text,
  takes: (value) => {
    const kind = kindOf(value);
    if (kind === 'dict' && value.kind === 'dict') return value.entries.length === 0;
    if (kind === 'str' && value.kind === 'literal') return value.value === '';
    return kind === 'set' || either(laterSize, listOf(laterSize)).takes(value);
  },
};
