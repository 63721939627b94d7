import { attributeDefinitions, basesOf } from '../scopes/attributes.js';
import { callParts, argument } from '../syntax/callParts.js';
import { heldBy, isContainer } from './containers.js';
import type { Evaluator } from './evaluator.js';
import {
  asItself,
  keyOf,
  known,
  NOTHING,
  UNKNOWN,
  type Meaning,
  type Meanings,
} from './meaning.js';
import { knownName, ownModuleMember } from './modules.js';
import { returned } from './returned.js';
import { WRAPPERS } from './returnTypes.js';

export function attributeOf(meaning: Meaning, name: string, evaluator: Evaluator): Meanings {
  switch (meaning.kind) {
    case 'named': {
      if (meaning.name.endsWith('.__dict__')) return UNKNOWN;
      const kind = evaluator.knowledge.kind(meaning.name);
      const member = kind === 'class' ? evaluator.knowledge.member(meaning.name, name) : undefined;
      const path = member ?? `${meaning.name}.${name}`;
      if (kind === undefined || kind === 'class' || kind === 'module')
        return knownName(path, evaluator);
      if (evaluator.knowledge.canonical(path) !== undefined) return knownName(path, evaluator);
      // What functions and values have beyond that is Python's: `torch.__version__.split`.
      const value = kind === 'constant' ? returned(meaning.name, meaning, evaluator) : UNKNOWN;
      return value === UNKNOWN ? UNKNOWN : evaluator.attribute(value, name);
    }
    case 'instance': {
      if (name === 'module' && WRAPPERS.has(meaning.type)) return wrapped(meaning, evaluator);
      const held =
        isContainer(meaning.type) && meaning.call ? heldAs(meaning, name, evaluator) : UNKNOWN;
      if (held !== UNKNOWN) return held;
      const member = evaluator.knowledge.member(meaning.type, name);
      return member === undefined ? UNKNOWN : [{ kind: 'named', name: member, self: meaning }];
    }
    case 'ownClass':
    case 'ownInstance':
      return ownAttribute(meaning, name, evaluator.in(meaning.source));
    case 'ownModule':
      return ownModuleMember(meaning, name, evaluator);
    case 'mapping':
      return [{ kind: 'named', name: `builtins.dict.${name}`, self: meaning }];
    case 'items': {
      const index = meaning.items.length === 2 ? NAMED_ITEMS.indexOf(name) : -1;
      if (index >= 0 && !meaning.isEndless) return meaning.items[index] ?? UNKNOWN;
      return [{ kind: 'named', name: `builtins.list.${name}`, self: meaning }];
    }
    default:
      return UNKNOWN;
  }
}

/** The module that a Sequential of named modules holds under a name. */
function heldAs(
  container: Extract<Meaning, { kind: 'instance' }>,
  name: string,
  evaluator: Evaluator,
): Meanings {
  const [held] = known(heldBy(container, evaluator));
  return (held?.kind === 'mapping' ? held.entries?.get(name) : undefined) ?? UNKNOWN;
}

/** What the file itself says about the attribute of its own class, then what the bases say. */
function ownAttribute(
  meaning: Extract<Meaning, { kind: 'ownClass' | 'ownInstance' }>,
  name: string,
  evaluator: Evaluator,
  seen: ReadonlySet<string> = new Set(),
): Meanings {
  const { node } = meaning;
  const key = keyOf(meaning);
  if (seen.has(key)) return UNKNOWN;
  const isSuper = meaning.kind === 'ownInstance' && meaning.isSuper === true;
  const own = isSuper ? [] : attributeDefinitions(evaluator.source, node, name);
  if (own.length > 0) return boundTo(meaning, evaluator.ofDefinitions(own));
  for (const base of basesOf(node)) {
    const types = evaluator.of(base);
    for (const type of known(types)) {
      const found = inherited(type, meaning, name, new Set([...seen, key]), evaluator);
      if (found === UNKNOWN || found.length > 0) return found;
    }
    if (types === UNKNOWN) return UNKNOWN;
  }
  return UNKNOWN;
}

function inherited(
  base: Meaning,
  self: Meaning,
  name: string,
  seen: ReadonlySet<string>,
  evaluator: Evaluator,
): Meanings {
  if (base.kind === 'ownClass') {
    const own = { ...base, kind: 'ownInstance' } as const;
    const found = evaluator.deeper(() => ownAttribute(own, name, evaluator.in(base.source), seen));
    return boundTo(asItself(self), found);
  }
  if (base.kind !== 'named' || evaluator.knowledge.kind(base.name) !== 'class') return UNKNOWN;
  const member = evaluator.knowledge.member(base.name, name);
  return member === undefined ? NOTHING : [{ kind: 'named', name: member, self }];
}

/** What `DataParallel(model)` holds. */
export function wrapped(
  { call, type }: Extract<Meaning, { kind: 'instance' }>,
  evaluator: Evaluator,
): Meanings {
  if (!call) return UNKNOWN;
  const name = type.endsWith('AveragedModel') ? 'model' : 'module';
  const held = argument(callParts(call.source.text, call.node), 0, name);
  return held ? evaluator.in(call.source).of(held) : UNKNOWN;
}

/** The names of the items of what `topk` and its like return. */
const NAMED_ITEMS = ['values', 'indices'];

/** Methods of an object know what they were taken from. */
function boundTo(self: Meaning, found: Meanings): Meanings {
  if (found === UNKNOWN) return UNKNOWN;
  return found.map((one) => (one.kind === 'ownFunction' ? { ...one, self } : one));
}
