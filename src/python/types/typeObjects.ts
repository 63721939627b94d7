import type { Knowledge } from './knowledge.js';
import {
  each,
  instance,
  itemsOf,
  mappingOf,
  NUMERIC,
  STRING,
  union,
  UNKNOWN,
  type Meaning,
  type Meanings,
} from './meaning.js';
import type { TypeText } from './typeText.js';

const WRAPPERS = new Set(['Annotated', 'ClassVar', 'Final', 'NotRequired', 'Optional', 'Required']);

const COLLECTIONS = new Set(
  'Collection Generator Iterable Iterator List Sequence Set Tuple list set tuple'.split(' '),
);

const MAPPINGS = new Set(['Dict', 'Mapping', 'MutableMapping', 'OrderedDict', 'dict']);
const NUMBERS = /^(?:builtins\.)?(?:bool|float|int)$/;
const STRINGS = /^(?:builtins\.)?str$/;

/**
 * What objects of a type are.
 *
 * @param meaningOf what a dotted name in the type stands for.
 * @param self the object whose method or property has the type.
 */
export function objectsOfType(
  type: TypeText | undefined,
  knowledge: Knowledge,
  meaningOf: (path: string) => Meanings,
  self?: Meaning,
): Meanings {
  if (!type) return UNKNOWN;
  const { args } = type;
  const inner = (): Meanings[] => args.map((arg) => objectsOfType(arg, knowledge, meaningOf, self));
  const base = type.name.slice(type.name.lastIndexOf('.') + 1);
  if (type.name === 'None') return [];
  if (base === 'Self') return self ? [self] : UNKNOWN;
  if (WRAPPERS.has(base)) return inner()[0] ?? UNKNOWN;
  if (type.name === '|' || base === 'Union') return union(inner());
  if (args.length > 0) {
    if (MAPPINGS.has(base)) return mappingOf(...keysAndValues(inner()));
    if (!COLLECTIONS.has(base)) return UNKNOWN;
    const isEndless = !/^tuple$/i.test(base) || args.some(({ name }) => name === '...');
    return itemsOf(isEndless ? inner().slice(0, 1) : inner(), isEndless);
  }
  return each(meaningOf(type.name), (meaning) => {
    if (meaning.kind === 'named' && NUMBERS.test(meaning.name)) return NUMERIC;
    if (meaning.kind === 'named' && STRINGS.test(meaning.name)) return STRING;
    if (meaning.kind === 'ownClass') return [{ ...meaning, kind: 'ownInstance' }];
    const isClass = meaning.kind === 'named' && knowledge.kind(meaning.name) === 'class';
    return isClass ? [instance(meaning.name)] : UNKNOWN;
  });
}

function keysAndValues([keys = UNKNOWN, values = UNKNOWN]: readonly Meanings[]): [
  Meanings,
  Meanings,
] {
  return [keys, values];
}
