import { classAround, nodeNames, type SyntaxNode } from '../syntax/nodes.js';
import {
  attributeDefinitions,
  basesOf,
  classOfClassMethod,
  classOfSelf,
} from '../scopes/attributes.js';
import {
  asMapping,
  INFERRED_BUILTINS,
  resultOfBuiltin,
  resultOfContainer,
} from './builtinCalls.js';
import { argument, callParts, type CallParts } from '../syntax/callParts.js';
import { children } from '../syntax/children.js';
import {
  binary,
  comprehension,
  dictionary,
  operands,
  pairs,
  partsOf,
  unwrapped,
} from './compound.js';
import { asList, heldBy, isContainer, listOf, onlyList, withGrown } from './containers.js';
import { isOfData, itemsOfData } from './datasets.js';
import { REST, type Definition } from '../scopes/definitions.js';
import type { Evaluator } from './evaluator.js';
import { Fixpoint } from './fixpoint.js';
import type { Knowledge } from './knowledge.js';
import {
  areSame,
  each,
  instance,
  itemsOf,
  keyOf,
  mappingOf,
  NUMBER,
  STRING,
  union,
  type InFile,
  type Meaning,
  type Meanings,
} from './meaning.js';
import { submodule, type Imported } from '../syntax/importStatement.js';
import { indexed } from './indexing.js';
import { decorationOf, resultsOf } from '../syntax/ownFunctions.js';
import { reaching } from '../scopes/reaching.js';
import { givenBack, returnType, typeByArguments, typeOfLayer, WRAPPERS } from './returnTypes.js';
import { definitionsIn, lookUp } from '../scopes/scopes.js';
import type { PythonSource } from '../syntax/source.js';
import {
  areTensors,
  isNumber,
  isString,
  isTensor,
  memberOfTensorsAlone,
  TENSOR,
} from './tensors.js';
import { typeText } from '../syntax/typeComment.js';
import { objectsOfType } from './typeObjects.js';
import { parseType } from './typeText.js';

const NOTHING: Meanings = [];

/** Most expressions inside each other, and names that stand for names. */
const DEEPEST = 300;

/** A name with more definitions is as good as unknown. */
const MOST_DEFINITIONS = 200;

/** What tensors have too: of a tensor or a number it may be either's. */
const MEMBERS_OF_NUMBERS = new Set(['conjugate', 'imag', 'real']);

/** What the files that may import each other have in common. */
interface Shared {
  readonly names: Fixpoint<readonly Definition[] | string, Meanings>;
  depth: number;
}

function newShared(): Shared {
  return {
    names: new Fixpoint<readonly Definition[] | string, Meanings>(NOTHING, undefined, areSame),
    depth: 0,
  };
}

const newInferences = () => new Map<Knowledge, Inference>();

/** The inference over a file, kept as long as its text stays the same. */
export function inferenceOf(source: PythonSource, knowledge: Knowledge): Inference {
  const byKnowledge = source.remember(newInferences);
  let inference = byKnowledge.get(knowledge);
  if (!inference) byKnowledge.set(knowledge, (inference = new Inference(source, knowledge)));
  return inference;
}

/** Finds what the expressions of a file stand for. Never throws; what it cannot tell is unknown. */
export class Inference implements Evaluator {
  readonly #settled = new Map<number, Meanings>();
  readonly #shared: Shared;
  #provisional = new Map<number, Meanings>();
  #round = 0;

  constructor(
    readonly source: PythonSource,
    readonly knowledge: Knowledge,
  ) {
    this.#shared = source.neighbors?.circle.remember(newShared) ?? newShared();
  }

  /** Finds what the expressions of another file stand for. */
  in(source: PythonSource): Inference {
    return source === this.source ? this : inferenceOf(source, this.knowledge);
  }

  /** What an expression stands for. */
  of(node: SyntaxNode): Meanings {
    const key = node.from * (this.source.text.length + 1) + node.to;
    const remembered = this.#remembered();
    if (this.#settled.has(key)) return this.#settled.get(key);
    if (remembered.has(key)) return remembered.get(key);
    const meanings = this.#deeper(() => this.#expression(node));
    remembered.set(key, meanings);
    return meanings;
  }

  /** What the round that goes on has found, since the next one may find something else. */
  #remembered(): Map<number, Meanings> {
    const { round } = this.#shared.names;
    if (round === 0) return this.#settled;
    if (round !== this.#round) this.#provisional = new Map();
    this.#round = round;
    return this.#provisional;
  }

  #deeper(question: () => Meanings): Meanings {
    if (this.#shared.depth >= DEEPEST) return undefined;
    this.#shared.depth++;
    const meanings = question();
    this.#shared.depth--;
    return meanings;
  }

  once(question: string, ask: () => Meanings): Meanings {
    const key = `${question} in ${this.source.neighbors?.path ?? ''}`;
    return this.#shared.names.answer(key, () => this.#deeper(ask));
  }

  /** What the attribute of something stands for. */
  attribute(object: Meanings, name: string): Meanings {
    const objects = this.values(object);
    const isTensorsOwn = areTensors(objects) && !MEMBERS_OF_NUMBERS.has(name);
    const all = isTensorsOwn ? objects?.filter(isTensor) : objects;
    return each(all, (meaning) => this.#attributeOf(meaning, name));
  }

  /** Properties read: `x.grad` as the tensor that it gives. */
  values(meanings: Meanings): Meanings {
    return each(meanings, (meaning) => {
      if (meaning.kind !== 'named' || !meaning.self) return [meaning];
      if (meaning.name.startsWith('builtins.')) return [meaning];
      const kind = this.knowledge.kind(meaning.name);
      if (kind === 'method' || kind === 'function') return [meaning];
      return this.#returned(meaning.name, meaning.self);
    });
  }

  #returned(name: string, self?: Meaning): Meanings {
    const returns = returnType(this.knowledge, name);
    return returns === undefined ? undefined : this.#ofType(returns, self);
  }

  #ofType(type: string, self?: Meaning): Meanings {
    return objectsOfType(parseType(type), this.knowledge, qualified, self && asItself(self));
  }

  /** Dotted names, e.g. of a decorator, whose parts lie side by side. */
  path(root: SyntaxNode, attributes: readonly string[]): Meanings {
    return attributes.reduce((object, name) => this.attribute(object, name), this.of(root));
  }

  #text(node: SyntaxNode): string {
    return this.source.text.slice(node.from, node.to);
  }

  #expression(node: SyntaxNode): Meanings {
    switch (node.name) {
      case 'VariableName':
        return this.#name(node, this.#text(node));
      case 'Number':
      case 'Boolean':
        return NUMBER;
      case 'None':
        return NOTHING;
      case 'String':
      case 'FormatString':
      case 'ContinuedString':
        return STRING;
      case 'MemberExpression':
        return this.#member(node);
      case 'CallExpression':
        // Broken code is read as a call of what it is behind.
        if (!node.firstChild || node.lastChild?.firstChild?.type.isError !== false)
          return undefined;
        return this.#call(node, node.firstChild);
      case 'ParenthesizedExpression': {
        const inner = children(node).filter(({ name }) => !BRACKETS.has(name));
        return inner.length === 1 && inner[0] ? this.of(inner[0]) : undefined;
      }
      case 'NamedExpression':
        return node.lastChild ? this.of(node.lastChild) : undefined;
      case 'ConditionalExpression': {
        const [whenTrue, , condition, , whenFalse] = children(node);
        if (!whenTrue || !condition || !whenFalse) return undefined;
        return unwrapped(node, this) ?? union([this.of(whenTrue), this.of(whenFalse)]);
      }
      case 'ReturnStatement':
      case 'YieldStatement':
      case 'TupleExpression':
        return listOf(partsOf(node), this);
      case 'ArrayExpression':
        return this.once(`list ${node.from}`, () =>
          withGrown(listOf(partsOf(node), this), node, this),
        );
      case 'ArrayComprehensionExpression':
        return this.once(`list ${node.from}`, () =>
          withGrown(comprehension(node, this), node, this),
        );
      case 'ArgList':
      case 'ComprehensionExpression':
      case 'SetComprehensionExpression':
        return comprehension(node, this);
      case 'DictionaryComprehensionExpression': {
        const [, key, , value] = children(node);
        return key && value && mappingOf(this.of(key), this.of(value));
      }
      case 'DictionaryExpression':
        return this.once(`dict ${node.from}`, () => withGrown(dictionary(node, this), node, this));
      case 'LambdaExpression':
        return [{ kind: 'ownFunction', node, source: this.source }];
      case 'UnaryExpression':
        return node.firstChild?.name === 'not' ? NUMBER : operands([node.lastChild], this);
      case 'BinaryExpression':
        return binary(node, this);
      default:
        return undefined;
    }
  }

  #name(node: SyntaxNode, name: string): Meanings {
    const { definitions, stars } = lookUp(this.source, node, name);
    if (definitions.length > 0) {
      return this.ofDefinitions(reaching(this.source, node, definitions));
    }
    for (const module of stars) {
      const known = this.#fromStar(module, name);
      if (known) return known;
    }
    const isBuiltin =
      stars.every((module) => this.#isForeign(module)) && INFERRED_BUILTINS.has(name);
    return isBuiltin ? [{ kind: 'named', name: `builtins.${name}` }] : undefined;
  }

  #fromStar(module: string, name: string): Meanings {
    const path = `${module}.${name}`;
    if (this.knowledge.canonical(path) !== undefined) return this.#named(path);
    const file = this.#isForeign(module) ? undefined : this.source.neighbors?.module(module);
    return file && this.#global(file, name);
  }

  /** What a name of a file's outermost scope stands for. */
  #global(file: PythonSource, name: string): Meanings {
    const there = this.in(file);
    return this.#deeper(() => there.#name(file.tree.topNode, name));
  }

  /** Whether a module belongs to one of the packages that are known. */
  #isForeign(module: string): boolean {
    const root = module.slice(0, (module + '.').indexOf('.'));
    return root !== '' && this.knowledge.kind(root) === 'module';
  }

  /** What an import stands for: a known name, or one of the user's other files. */
  imported({ path, module, member }: Omit<Imported, 'local'>): Meanings {
    if (!this.#isForeign(module)) {
      const own = this.#ownImport(module, member);
      if (own) return own;
    }
    return path === undefined ? undefined : this.#named(path);
  }

  #ownImport(module: string, member: string | undefined): Meanings {
    const { neighbors } = this.source;
    if (!neighbors) return undefined;
    const whole: Meaning = { kind: 'ownModule', name: module, source: this.source };
    if (member !== undefined) return this.#ownModuleMember(whole, member);
    return neighbors.has(module) ? [whole] : undefined;
  }

  #ownModuleMember(
    { name, source }: Extract<Meaning, { kind: 'ownModule' }>,
    member: string,
  ): Meanings {
    const file = source.neighbors?.module(name);
    const isBound = file && definitionsIn(file, file.tree.topNode, member).length > 0;
    const inner = submodule(name, member);
    if (!isBound && source.neighbors?.has(inner)) {
      return [{ kind: 'ownModule', name: inner, source }];
    }
    return file && this.#global(file, member);
  }

  /** What a name stands for that is defined so. */
  ofDefinitions(all: readonly Definition[]): Meanings {
    return all.length > MOST_DEFINITIONS
      ? undefined
      : this.#shared.names.answer(all, () => this.#union(all));
  }

  #union(all: readonly Definition[]): Meanings {
    const first = all.filter(({ isFallback }) => !isFallback);
    const areImports = first.length > 0 && first.every(({ kind }) => kind === 'import');
    if (areImports && first.length < all.length) return this.#firstKnown(all);
    const declared = all.flatMap((one) =>
      (one.kind === 'value' || one.kind === 'declared') && one.type
        ? [this.annotated(one.type)]
        : [],
    )[0];
    const set = all.filter(({ kind }) => kind !== 'updated');
    const meanings = union(set.map((one) => narrowed(this.#definition(one), declared)));
    return all.length > set.length ? this.#updated(meanings, all) : meanings;
  }

  /** What a name stands for after `name += value`. */
  #updated(before: Meanings, all: readonly Definition[]): Meanings {
    if (areTensors(before)) return before;
    const values = all.flatMap((one) =>
      one.kind === 'updated' ? [this.values(this.of(one.value))] : [],
    );
    if (before?.every(isNumber) && values.every((one) => areTensors(one) || one?.every(isNumber))) {
      return union([before, ...values]);
    }
    const isGrown = onlyList(before) && values.every((one) => onlyList(one));
    return isGrown || before?.length === 0 ? before : undefined;
  }

  /** `try: from a import x` with `except: from b import x` or `x = None`. */
  #firstKnown(definitions: readonly Definition[]): Meanings {
    for (const one of definitions) {
      const meanings = one.kind === 'import' ? this.imported(one) : undefined;
      if (meanings?.every((meaning) => this.#isKnown(meaning))) return meanings;
    }
    return undefined;
  }

  #isKnown(meaning: Meaning): boolean {
    return meaning.kind !== 'named' || this.knowledge.canonical(meaning.name) !== undefined;
  }

  #definition(definition: Definition): Meanings {
    switch (definition.kind) {
      case 'import':
        return this.imported(definition);
      case 'value':
        return this.#part(this.values(this.of(definition.value)), definition.part);
      case 'declared':
        return this.annotated(definition.type);
      case 'item':
        return this.#part(this.items(this.of(definition.values)), definition.part);
      case 'entered':
        return each(this.of(definition.value), (meaning) =>
          meaning.kind === 'instance'
            ? [meaning]
            : meaning.kind === 'ownInstance'
              ? this.#entered(meaning)
              : undefined,
        );
      case 'updated':
        return NOTHING;
      case 'parameter': {
        if (definition.type) return this.annotated(definition.type);
        const owner = classOfSelf(this.source.text, definition.name);
        if (owner) return [{ kind: 'ownInstance', node: owner, source: this.source }];
        const itself = classOfClassMethod(this.source.text, definition.name);
        return itself && [{ kind: 'ownClass', node: itself, source: this.source }];
      }
      case 'class':
        return [{ kind: 'ownClass', node: definition.node, source: this.source }];
      case 'function':
        return this.#function(definition.node);
      case 'other':
        return undefined;
    }
  }

  /** A function; for a property what it gives, and for its setter nothing. */
  #function(node: SyntaxNode): Meanings {
    switch (decorationOf(this.source.text, node)) {
      case 'function':
        return [{ kind: 'ownFunction', node, source: this.source }];
      case 'property':
        return this.#ownResult(node);
      case 'setter':
        return NOTHING;
      case 'other':
        return undefined;
    }
  }

  #entered(self: Extract<Meaning, { kind: 'ownInstance' }>): Meanings {
    const own = attributeDefinitions(self.source, self.node, '__enter__');
    if (own.length === 0) return [self];
    return each(this.#attributeOf(self, '__enter__'), (method) => this.result(method, self.node));
  }

  /** A name where it is known, under its usual form. */
  #named(path: string): Meanings {
    return [{ kind: 'named', name: this.knowledge.canonical(path) ?? path }];
  }

  #member(node: SyntaxNode): Meanings {
    const [object, opening, property] = children(node);
    if (!object || !property) return undefined;
    if (opening?.name === '.') {
      if (property.name !== 'PropertyName') return undefined;
      const name = this.#text(property);
      const objects = this.of(object);
      if (objects) return this.attribute(objects, name);
      const member = memberOfTensorsAlone(this.source, this.knowledge, node, name);
      return member && [member];
    }
    return each(this.values(this.of(object)), (meaning) => indexed(meaning, node, property, this));
  }

  #attributeOf(meaning: Meaning, name: string): Meanings {
    switch (meaning.kind) {
      case 'named': {
        if (meaning.name.endsWith('.__dict__')) return undefined;
        const kind = this.knowledge.kind(meaning.name);
        const member = kind === 'class' ? this.knowledge.member(meaning.name, name) : undefined;
        const path = member ?? `${meaning.name}.${name}`;
        if (kind === undefined || kind === 'class' || kind === 'module') return this.#named(path);
        if (this.knowledge.canonical(path) !== undefined) return this.#named(path);
        // What functions and values have beyond that is Python's: `torch.__version__.split`.
        const value = kind === 'constant' ? this.#returned(meaning.name, meaning) : undefined;
        return value && this.attribute(value, name);
      }
      case 'instance': {
        if (name === 'module' && WRAPPERS.has(meaning.type)) return this.#wrapped(meaning);
        const held =
          isContainer(meaning.type) && meaning.call ? this.#heldAs(meaning, name) : undefined;
        if (held) return held;
        const member = this.knowledge.member(meaning.type, name);
        return member === undefined ? undefined : [{ kind: 'named', name: member, self: meaning }];
      }
      case 'ownClass':
      case 'ownInstance':
        return this.in(meaning.source).#ownAttribute(meaning, name);
      case 'ownModule':
        return this.#ownModuleMember(meaning, name);
      case 'mapping':
        return [{ kind: 'named', name: `builtins.dict.${name}`, self: meaning }];
      case 'items': {
        const index = meaning.items.length === 2 ? NAMED_ITEMS.indexOf(name) : -1;
        if (index >= 0 && !meaning.isEndless) return meaning.items[index];
        return [{ kind: 'named', name: `builtins.list.${name}`, self: meaning }];
      }
      default:
        return undefined;
    }
  }

  /** What `DataParallel(model)` holds. */
  #wrapped({ call, type }: Extract<Meaning, { kind: 'instance' }>): Meanings {
    if (!call) return undefined;
    const name = type.endsWith('AveragedModel') ? 'model' : 'module';
    const held = argument(callParts(call.source.text, call.node), 0, name);
    return held && this.in(call.source).of(held);
  }

  /** The module that a Sequential of named modules holds under a name. */
  #heldAs(container: Extract<Meaning, { kind: 'instance' }>, name: string): Meanings {
    const [held] = heldBy(container, this) ?? [];
    return held?.kind === 'mapping' ? held.entries?.get(name) : undefined;
  }

  /** What the file itself says about the attribute of its own class, then what the bases say. */
  #ownAttribute(
    meaning: Extract<Meaning, { kind: 'ownClass' | 'ownInstance' }>,
    name: string,
    seen: ReadonlySet<string> = new Set(),
  ): Meanings {
    const { node } = meaning;
    const key = keyOf(meaning);
    if (seen.has(key)) return undefined;
    const isSuper = meaning.kind === 'ownInstance' && meaning.isSuper === true;
    const own = isSuper ? [] : attributeDefinitions(this.source, node, name);
    if (own.length > 0) return boundTo(meaning, this.ofDefinitions(own));
    for (const base of basesOf(node)) {
      for (const type of this.of(base) ?? []) {
        const found = this.#inherited(type, meaning, name, new Set([...seen, key]));
        if (found === undefined || found.length > 0) return found;
      }
      if (this.of(base) === undefined) return undefined;
    }
    return undefined;
  }

  #inherited(base: Meaning, self: Meaning, name: string, seen: ReadonlySet<string>): Meanings {
    if (base.kind === 'ownClass') {
      const own = { ...base, kind: 'ownInstance' } as const;
      const found = this.#deeper(() => this.in(base.source).#ownAttribute(own, name, seen));
      return boundTo(asItself(self), found);
    }
    if (base.kind !== 'named' || this.knowledge.kind(base.name) !== 'class') return undefined;
    const member = this.knowledge.member(base.name, name);
    return member === undefined ? NOTHING : [{ kind: 'named', name: member, self }];
  }

  #call(node: SyntaxNode, callee: SyntaxNode): Meanings {
    if (callee.name === 'VariableName' && this.#text(callee) === 'super') {
      const self = classAround(node);
      return self && [{ kind: 'ownInstance', node: self, source: this.source, isSuper: true }];
    }
    return each(this.values(this.of(callee)), (meaning) => this.result(meaning, node));
  }

  result(callee: Meaning, call: SyntaxNode): Meanings {
    switch (callee.kind) {
      case 'named':
        return this.#namedResult(callee.name, callee.self, call);
      case 'ownClass':
        return [{ ...callee, kind: 'ownInstance' }];
      case 'ownFunction':
        return each(this.in(callee.source).#ownResult(callee.node), (one) => {
          const { self } = callee;
          const isOwn = one.kind === 'ownInstance' && self?.kind === 'ownInstance' && !one.isSuper;
          return [isOwn && this.#isMethodOf(callee, one) ? asItself(self) : one];
        });
      case 'partial':
        return this.in(callee.call.source).result(callee.callee, callee.call.node);
      case 'instance':
        return this.#given(callee, call);
      case 'ownInstance': {
        const own = this.#attributeOf(callee, '__call__');
        if (own && own.length > 0) return each(own, (one) => this.result(one, call));
        if (!this.#isModule(callee)) return undefined;
        return each(this.#attributeOf(callee, 'forward'), (one) => this.result(one, call));
      }
      case 'items':
      case 'mapping':
      case 'ownModule':
        return undefined;
    }
  }

  /** Whether calling an object of a class calls its `forward`. */
  #isModule(self: Meaning): boolean {
    const all = this.#attributeOf(self, 'parameters') ?? [];
    return all.some((one) => one.kind === 'named' && one.name === 'torch.nn.Module.parameters');
  }

  #isMethodOf(method: InFile, owner: InFile): boolean {
    const around = method.source === owner.source ? classAround(method.node) : undefined;
    return around?.from === owner.node.from;
  }

  /** What an object of torch gives when it is called: what its `forward` gives. */
  #given(callee: Extract<Meaning, { kind: 'instance' }>, call: SyntaxNode): Meanings {
    const { type, call: made } = callee;
    const byLayer = typeOfLayer(type, made && callParts(made.source.text, made.node));
    if (byLayer !== undefined) return byLayer === '' ? undefined : this.#ofType(byLayer);
    const next = WRAPPERS.has(type)
      ? this.#wrapped(callee)
      : type === 'torch.nn.Sequential'
        ? this.#last(callee)
        : undefined;
    if (next && made) {
      const { node, source } = made;
      const question = `given ${node.from} ${node.to}`;
      return this.in(source).once(question, () => each(next, (one) => this.result(one, call)));
    }
    return each(this.#attributeOf(callee, 'forward'), (method) => this.result(method, call));
  }

  /** The last module of a Sequential. */
  #last(sequential: Extract<Meaning, { kind: 'instance' }>): Meanings {
    const [held] = heldBy(sequential, this) ?? [];
    if (held?.kind === 'items') return held.isEndless ? union(held.items) : held.items.at(-1);
    return held?.kind === 'mapping' ? [...(held.entries?.values() ?? [])].at(-1) : undefined;
  }

  #namedResult(name: string, self: Meaning | undefined, call: SyntaxNode): Meanings {
    if (this.knowledge.kind(name) === 'class') {
      return [instance(name, { node: call, source: this.source })];
    }
    const parts = callParts(this.source.text, call);
    if (name.startsWith('builtins.')) {
      return resultOfBuiltin(name.slice('builtins.'.length), self, parts, this);
    }
    const given = givenBack(name, parts);
    if (given) return this.of(given);
    const special = this.#special(name, parts, call);
    if (special) return special;
    if (self?.kind === 'instance' && isContainer(self.type)) {
      const held = resultOfContainer(self, name.slice(name.lastIndexOf('.') + 1), parts, this);
      if (held) return held;
    }
    const type = typeByArguments(name, parts, (index) => this.#isNumber(parts, index));
    if (type !== undefined) return type === '' ? undefined : this.#ofType(type, self);
    return this.#returned(name, self);
  }

  #isNumber({ positional }: CallParts, index: number): boolean | undefined {
    const node = positional[index]?.node;
    const meanings = node && this.values(this.of(node));
    if (!meanings || meanings.length === 0) return undefined;
    return meanings.every(isNumber) ? true : meanings.every(isTensor) ? false : undefined;
  }

  /** Functions of Python's library that make something of what they are given. */
  #special(name: string, parts: CallParts, call: SyntaxNode): Meanings {
    const [first, second] = parts.positional;
    if (!first || first.isStarred) return undefined;
    switch (name) {
      case 'functools.partial': {
        const [callee, ...others] = this.of(first.node) ?? [];
        const isCallee =
          callee?.kind === 'named' || callee?.kind === 'ownClass' || callee?.kind === 'ownFunction';
        return isCallee && others.length === 0
          ? [{ kind: 'partial', callee, call: { node: call, source: this.source } }]
          : undefined;
      }
      case 'collections.OrderedDict':
        return pairs(first.node, this) ?? asMapping(this.of(first.node));
      case 'typing.cast':
        return second && this.annotated(first.node);
      case 'torch.utils.data.random_split':
        return itemsOf([[instance('torch.utils.data.Subset')]], true);
      default:
        return undefined;
    }
  }

  /** What a call of a function of the file gives: what it returns, if that is declared or can be told. */
  #ownResult(node: SyntaxNode): Meanings {
    return this.once(`result ${node.from}`, () => {
      if (node.name === 'LambdaExpression')
        return node.lastChild ? this.of(node.lastChild) : undefined;
      if (node.firstChild?.name === 'async') return undefined;
      const type = node.getChild('TypeDef')?.lastChild;
      const declared = type && this.annotated(type);
      if (declared && declared.length > 0) return declared;
      const { returned, yielded, isAbstract } = resultsOf(this.source, node);
      if (isAbstract || returned.length + yielded.length > MOST_DEFINITIONS) return undefined;
      if (yielded.length > 0) return itemsOf([union(yielded.map((one) => this.of(one)))], true);
      return union(returned.map((one) => this.of(one)));
    });
  }

  /** What iterating over something gives. */
  items(values: Meanings): Meanings {
    return each(this.values(values), (meaning) => {
      if (isTensor(meaning)) return [TENSOR];
      if (isString(meaning)) return STRING;
      switch (meaning.kind) {
        case 'items':
          return union(meaning.items);
        case 'mapping':
          return meaning.keys;
        case 'instance': {
          if (meaning.type === 'torch.Size') return NUMBER;
          if (isContainer(meaning.type)) return this.items(heldBy(meaning, this));
          if (isOfData(meaning.type)) return itemsOfData(meaning, this);
          return this.#iterated(meaning);
        }
        case 'ownInstance':
          return this.#iterated(meaning);
        default:
          return undefined;
      }
    });
  }

  /** Objects that iterate over each other in a circle are of unknown items. */
  #iterated(meaning: Meaning): Meanings {
    return this.once(`items of ${keyOf(meaning)}`, () => {
      const iterator = this.#gives(meaning, '__iter__');
      const isItself = iterator?.some((one) => keyOf(one) === keyOf(meaning));
      return isItself ? this.#gives(meaning, '__next__') : this.items(iterator);
    });
  }

  /** What a method without arguments gives. */
  #gives(meaning: Meaning, name: string): Meanings {
    return each(this.#attributeOf(meaning, name), (method) => {
      if (method.kind === 'ownFunction') return this.in(method.source).#ownResult(method.node);
      return method.kind === 'named' ? this.#returned(method.name, meaning) : undefined;
    });
  }

  /** The item of an unpacked value that a name in the target gets. */
  #part(value: Meanings, part: readonly number[]): Meanings {
    return part.reduce<Meanings>(
      (whole, index) =>
        each(this.values(whole), (meaning) => {
          const list = onlyList(asList([meaning], this));
          if (!list || list.isEndless) {
            const items = this.items([meaning]);
            return index === REST ? items && itemsOf([items], true) : items;
          }
          return index === REST ? itemsOf([union(list.items)], true) : list.items.at(index);
        }),
      value,
    );
  }

  annotated(node: SyntaxNode): Meanings {
    const text = typeText(this.source.text, node) ?? '';
    return objectsOfType(parseType(text), this.knowledge, (path) => {
      const [root = '', ...attributes] = path.split('.');
      return attributes.reduce(
        (object, name) => this.attribute(object, name),
        this.#deeper(() => this.#name(node, root)),
      );
    });
  }
}

const BRACKETS = nodeNames('(', ')', 'Comment');

/** The names of the items of what `topk` and its like return. */
const NAMED_ITEMS = ['values', 'indices'];

/** An object that its own `super()` stands for. */
function asItself(meaning: Meaning): Meaning {
  return meaning.kind === 'ownInstance'
    ? { kind: 'ownInstance', node: meaning.node, source: meaning.source }
    : meaning;
}

/** Methods of an object know what they were taken from. */
function boundTo(self: Meaning, found: Meanings): Meanings {
  return found?.map((one) => (one.kind === 'ownFunction' ? { ...one, self } : one));
}

/** The names in the types that are known are qualified already. */
function qualified(path: string): Meanings {
  return [{ kind: 'named', name: path }];
}

/** What an annotated name is given tells more than its annotation where it is one object. */
function narrowed(given: Meanings, declared: Meanings): Meanings {
  return declared && (given?.length !== 1 || given.some(isNumber)) ? declared : given;
}
