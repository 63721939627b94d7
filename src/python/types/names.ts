import { attributeDefinitions, classOfClassMethod, classOfSelf } from '../scopes/attributes.js';
import type { Definition } from '../scopes/definitions.js';
import { reaching } from '../scopes/reaching.js';
import { lookUp } from '../scopes/scopes.js';
import type { SyntaxNode } from '../syntax/nodes.js';
import { decorationOf } from '../syntax/ownFunctions.js';
import { INFERRED_BUILTINS } from './builtinCalls.js';
import { onlyList } from './containers.js';
import type { Evaluator } from './evaluator.js';
import { part } from './iteration.js';
import {
  areAll,
  each,
  NOTHING,
  only,
  union,
  UNKNOWN,
  type Meaning,
  type Meanings,
} from './meaning.js';
import { attributeOf } from './members.js';
import { globalOf, imported, isForeign, knownName } from './modules.js';
import { ownResult } from './results.js';
import { areTensors, isNumeric } from './tensors.js';

export function nameAt(node: SyntaxNode, name: string, evaluator: Evaluator): Meanings {
  const { definitions, stars } = lookUp(evaluator.source, node, name);
  if (definitions.length > 0) {
    return evaluator.ofDefinitions(reaching(evaluator.source, node, definitions));
  }
  for (const module of stars) {
    const found = fromStar(module, name, evaluator);
    if (found !== UNKNOWN) return found;
  }
  const isBuiltin =
    stars.every((module) => isForeign(module, evaluator)) && INFERRED_BUILTINS.has(name);
  return isBuiltin ? [{ kind: 'named', name: `builtins.${name}` }] : UNKNOWN;
}

function fromStar(module: string, name: string, evaluator: Evaluator): Meanings {
  const path = `${module}.${name}`;
  if (evaluator.knowledge.canonical(path) !== undefined) return knownName(path, evaluator);
  const file = isForeign(module, evaluator)
    ? undefined
    : evaluator.source.neighbors?.module(module);
  return file ? globalOf(file, name, evaluator) : UNKNOWN;
}

export function meaningsOf(all: readonly Definition[], evaluator: Evaluator): Meanings {
  const first = all.filter(({ isFallback }) => !isFallback);
  const areImports = first.length > 0 && first.every(({ kind }) => kind === 'import');
  if (areImports && first.length < all.length) return firstKnown(all, evaluator);
  const declared = all.flatMap((one): Meanings[] =>
    (one.kind === 'value' || one.kind === 'declared') && one.type
      ? [evaluator.annotated(one.type)]
      : [],
  );
  const set = all.filter(({ kind }) => kind !== 'updated');
  const meanings = union(
    set.map((one) => narrowed(definition(one, evaluator), declared[0] ?? UNKNOWN)),
  );
  return all.length > set.length ? updated(meanings, all, evaluator) : meanings;
}

/** What a name stands for after `name += value`. */
function updated(before: Meanings, all: readonly Definition[], evaluator: Evaluator): Meanings {
  const { knowledge } = evaluator;
  if (areTensors(before, knowledge)) return before;
  const values = all.flatMap((one): Meanings[] =>
    one.kind === 'updated' ? [evaluator.values(evaluator.of(one.value))] : [],
  );
  const isNumber = (one: Meanings): boolean => areAll(one, isNumeric);
  if (isNumber(before) && values.every((one) => areTensors(one, knowledge) || isNumber(one))) {
    return union([before, ...values]);
  }
  const isGrown = onlyList(before) && values.every((one) => onlyList(one));
  return isGrown || (before !== UNKNOWN && before.length === 0) ? before : UNKNOWN;
}

/** `try: from a import x` with `except: from b import x` or `x = None`. */
function firstKnown(definitions: readonly Definition[], evaluator: Evaluator): Meanings {
  for (const one of definitions) {
    const meanings: Meanings = one.kind === 'import' ? imported(one, evaluator) : UNKNOWN;
    if (areAll(meanings, (meaning) => isKnown(meaning, evaluator))) return meanings;
  }
  return UNKNOWN;
}

function isKnown(meaning: Meaning, evaluator: Evaluator): boolean {
  return meaning.kind !== 'named' || evaluator.knowledge.canonical(meaning.name) !== undefined;
}

function definition(definition: Definition, evaluator: Evaluator): Meanings {
  switch (definition.kind) {
    case 'import':
      return imported(definition, evaluator);
    case 'value':
      return part(evaluator.values(evaluator.of(definition.value)), definition.part, evaluator);
    case 'declared':
      return evaluator.annotated(definition.type);
    case 'item':
      return part(evaluator.items(evaluator.of(definition.values)), definition.part, evaluator);
    case 'entered':
      return each(evaluator.of(definition.value), (meaning) =>
        meaning.kind === 'instance'
          ? [meaning]
          : meaning.kind === 'ownInstance'
            ? entered(meaning, evaluator)
            : UNKNOWN,
      );
    case 'updated':
      return NOTHING;
    case 'parameter': {
      if (definition.type) return evaluator.annotated(definition.type);
      const owner = classOfSelf(evaluator.source.text, definition.name);
      if (owner) return [{ kind: 'ownInstance', node: owner, source: evaluator.source }];
      const itself = classOfClassMethod(evaluator.source.text, definition.name);
      return itself ? [{ kind: 'ownClass', node: itself, source: evaluator.source }] : UNKNOWN;
    }
    case 'class':
      return [{ kind: 'ownClass', node: definition.node, source: evaluator.source }];
    case 'function':
      return functionOf(definition.node, evaluator);
    case 'other':
      return UNKNOWN;
  }
}

/** A function; for a property what it gives, and for its setter nothing. */
function functionOf(node: SyntaxNode, evaluator: Evaluator): Meanings {
  switch (decorationOf(evaluator.source.text, node)) {
    case 'function':
      return [{ kind: 'ownFunction', node, source: evaluator.source }];
    case 'property':
      return ownResult(node, evaluator);
    case 'setter':
      return NOTHING;
    case 'other':
      return UNKNOWN;
  }
}

function entered(self: Extract<Meaning, { kind: 'ownInstance' }>, evaluator: Evaluator): Meanings {
  const own = attributeDefinitions(self.source, self.node, '__enter__');
  if (own.length === 0) return [self];
  return each(attributeOf(self, '__enter__', evaluator), (method) =>
    evaluator.result(method, self.node),
  );
}

/** What an annotated name is given tells more than its annotation where it is one object. */
function narrowed(given: Meanings, declared: Meanings): Meanings {
  if (declared === UNKNOWN) return given;
  const object = only(given);
  return !object || isNumeric(object) ? declared : given;
}
