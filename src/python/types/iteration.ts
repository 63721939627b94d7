import { REST } from '../scopes/definitions.js';
import { asList, heldBy, isContainer, onlyList } from './containers.js';
import { isOfData, itemsOfData } from './datasets.js';
import type { Evaluator } from './evaluator.js';
import {
  each,
  itemsOf,
  keyOf,
  known,
  NUMERIC,
  STRING,
  union,
  UNKNOWN,
  type Meaning,
  type Meanings,
} from './meaning.js';
import { attributeOf } from './members.js';
import { ownResult } from './results.js';
import { returned } from './returned.js';
import { isString, tensorFrom } from './tensors.js';

/** What iterating over something gives. */
export function itemsIn(values: Meanings, evaluator: Evaluator): Meanings {
  return each(evaluator.values(values), (meaning) => {
    const tensor = tensorFrom(meaning, evaluator.knowledge);
    if (tensor) return [tensor];
    if (isString(meaning)) return STRING;
    switch (meaning.kind) {
      case 'items':
        return union(meaning.items);
      case 'mapping':
        return meaning.keys;
      case 'instance': {
        if (meaning.type === 'torch.Size') return NUMERIC;
        if (isContainer(meaning.type)) return evaluator.items(heldBy(meaning, evaluator));
        if (isOfData(meaning.type)) return itemsOfData(meaning, evaluator);
        return iterated(meaning, evaluator);
      }
      case 'ownInstance':
        return iterated(meaning, evaluator);
      default:
        return UNKNOWN;
    }
  });
}

/** Objects that iterate over each other in a circle are of unknown items. */
function iterated(meaning: Meaning, evaluator: Evaluator): Meanings {
  return evaluator.once(`items of ${keyOf(meaning)}`, () => {
    const iterator = gives(meaning, '__iter__', evaluator);
    const isItself = known(iterator).some((one) => keyOf(one) === keyOf(meaning));
    return isItself ? gives(meaning, '__next__', evaluator) : evaluator.items(iterator);
  });
}

/** What a method without arguments gives. */
function gives(meaning: Meaning, name: string, evaluator: Evaluator): Meanings {
  return each(attributeOf(meaning, name, evaluator), (method) => {
    if (method.kind === 'ownFunction') return ownResult(method.node, evaluator.in(method.source));
    return method.kind === 'named' ? returned(method.name, meaning, evaluator) : UNKNOWN;
  });
}

/** The item of an unpacked value that a name in the target gets. */
export function part(value: Meanings, part: readonly number[], evaluator: Evaluator): Meanings {
  return part.reduce<Meanings>(
    (whole, index) =>
      each(evaluator.values(whole), (meaning) => {
        const list = onlyList(asList([meaning], evaluator));
        if (!list || list.isEndless) {
          const items = evaluator.items([meaning]);
          return index === REST && items !== UNKNOWN ? itemsOf([items], true) : items;
        }
        return index === REST
          ? itemsOf([union(list.items)], true)
          : (list.items.at(index) ?? UNKNOWN);
      }),
    value,
  );
}
