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
import { each, union, type Meaning, type Meanings } from './meaning.js';
import { attributeOf } from './members.js';
import { globalOf, imported, isForeign, knownName } from './modules.js';
import { ownResult } from './results.js';
import { areTensors, isNumeric } from './tensors.js';

const NOTHING: Meanings = [];

export function nameAt(node: SyntaxNode, name: string, evaluator: Evaluator): Meanings {
  const { definitions, stars } = lookUp(evaluator.source, node, name);
  if (definitions.length > 0) {
    return evaluator.ofDefinitions(reaching(evaluator.source, node, definitions));
  }
  for (const module of stars) {
    const known = fromStar(module, name, evaluator);
    if (known) return known;
  }
  const isBuiltin =
    stars.every((module) => isForeign(module, evaluator)) && INFERRED_BUILTINS.has(name);
  return isBuiltin ? [{ kind: 'named', name: `builtins.${name}` }] : undefined;
}

function fromStar(module: string, name: string, evaluator: Evaluator): Meanings {
  const path = `${module}.${name}`;
  if (evaluator.knowledge.canonical(path) !== undefined) return knownName(path, evaluator);
  const file = isForeign(module, evaluator)
    ? undefined
    : evaluator.source.neighbors?.module(module);
  return file && globalOf(file, name, evaluator);
}

export function meaningsOf(all: readonly Definition[], evaluator: Evaluator): Meanings {
  const first = all.filter(({ isFallback }) => !isFallback);
  const areImports = first.length > 0 && first.every(({ kind }) => kind === 'import');
  if (areImports && first.length < all.length) return firstKnown(all, evaluator);
  const declared = all.flatMap((one) =>
    (one.kind === 'value' || one.kind === 'declared') && one.type
      ? [evaluator.annotated(one.type)]
      : [],
  )[0];
  const set = all.filter(({ kind }) => kind !== 'updated');
  const meanings = union(set.map((one) => narrowed(definition(one, evaluator), declared)));
  return all.length > set.length ? updated(meanings, all, evaluator) : meanings;
}

/** What a name stands for after `name += value`. */
function updated(before: Meanings, all: readonly Definition[], evaluator: Evaluator): Meanings {
  const { knowledge } = evaluator;
  if (areTensors(before, knowledge)) return before;
  const values = all.flatMap((one) =>
    one.kind === 'updated' ? [evaluator.values(evaluator.of(one.value))] : [],
  );
  const areTensorsOrNumbers = values.every(
    (one) => areTensors(one, knowledge) || one?.every(isNumeric),
  );
  if (before?.every(isNumeric) && areTensorsOrNumbers) {
    return union([before, ...values]);
  }
  const isGrown = onlyList(before) && values.every((one) => onlyList(one));
  return isGrown || before?.length === 0 ? before : undefined;
}

/** `try: from a import x` with `except: from b import x` or `x = None`. */
function firstKnown(definitions: readonly Definition[], evaluator: Evaluator): Meanings {
  for (const one of definitions) {
    const meanings = one.kind === 'import' ? imported(one, evaluator) : undefined;
    if (meanings?.every((meaning) => isKnown(meaning, evaluator))) return meanings;
  }
  return undefined;
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
            : undefined,
      );
    case 'updated':
      return NOTHING;
    case 'parameter': {
      if (definition.type) return evaluator.annotated(definition.type);
      const owner = classOfSelf(evaluator.source.text, definition.name);
      if (owner) return [{ kind: 'ownInstance', node: owner, source: evaluator.source }];
      const itself = classOfClassMethod(evaluator.source.text, definition.name);
      return itself && [{ kind: 'ownClass', node: itself, source: evaluator.source }];
    }
    case 'class':
      return [{ kind: 'ownClass', node: definition.node, source: evaluator.source }];
    case 'function':
      return functionOf(definition.node, evaluator);
    case 'other':
      return undefined;
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
      return undefined;
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
  return declared && (given?.length !== 1 || given.some(isNumeric)) ? declared : given;
}
