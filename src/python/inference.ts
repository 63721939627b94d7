import type { SyntaxNode } from '@lezer/common';
import { BUILTINS } from './evaluateCall.js';
import { attributeDefinitions, basesOf, classAround, classOfSelf } from './attributes.js';
import { children } from './children.js';
import type { Definition } from './definitions.js';
import type { Knowledge } from './knowledge.js';
import { Fixpoint } from './fixpoint.js';
import type { Imported } from './importStatement.js';
import {
  areSame,
  each,
  instance,
  itemsOf,
  keyOf,
  union,
  type Meaning,
  type Meanings,
} from './meaning.js';
import { submodule } from './neighbors.js';
import { definitionsIn, lookUp } from './scopes.js';
import type { PythonSource } from './source.js';
import { areTensors, isNumber, isTensor, memberOfTensorsAlone, TENSOR } from './tensors.js';
import { objectsOfType } from './typeObjects.js';
import { typeText } from './typeComment.js';
import { parseType } from './typeText.js';

const NOTHING: Meanings = [];
const NUMBER: Meanings = [instance('builtins.float')];

/** Most expressions inside each other, and names that stand for names. */
const DEEPEST = 300;

/** A name with more definitions is as good as unknown. */
const MOST_DEFINITIONS = 200;

/** What the files that may import each other have in common. */
interface Shared {
  readonly names: Fixpoint<readonly Definition[], Meanings>;
  depth: number;
}

function newShared(): Shared {
  return {
    names: new Fixpoint<readonly Definition[], Meanings>(NOTHING, undefined, areSame),
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
export class Inference {
  readonly #settled = new Map<number, Meanings>();
  readonly #shared: Shared;
  #provisional = new Map<number, Meanings>();
  #round = 0;

  constructor(
    private readonly source: PythonSource,
    private readonly knowledge: Knowledge,
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

  /** What the attribute of something stands for. */
  attribute(object: Meanings, name: string): Meanings {
    const objects = this.#objects(object);
    const all = areTensors(objects) ? objects?.filter(isTensor) : objects;
    return each(all, (meaning) => this.#attributeOf(meaning, name));
  }

  /** Properties read: `x.grad` as the tensor that it gives. */
  #objects(meanings: Meanings): Meanings {
    return each(meanings, (meaning) => {
      if (meaning.kind !== 'named' || !meaning.self) return [meaning];
      const kind = this.knowledge.kind(meaning.name);
      if (kind === 'method' || kind === 'function') return [meaning];
      return this.#returned(meaning.name, meaning.self);
    });
  }

  #returned(name: string, self?: Meaning): Meanings {
    const returns = this.knowledge.returns(name);
    return returns === undefined
      ? undefined
      : objectsOfType(parseType(returns), this.knowledge, qualified, self);
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
      case 'MemberExpression':
        return this.#member(node);
      case 'CallExpression':
        return node.firstChild ? this.#call(node, node.firstChild) : undefined;
      case 'ParenthesizedExpression': {
        const inner = children(node).filter(({ name }) => !['(', ')', 'Comment'].includes(name));
        return inner.length === 1 && inner[0] ? this.of(inner[0]) : undefined;
      }
      case 'NamedExpression':
        return node.lastChild ? this.of(node.lastChild) : undefined;
      case 'ConditionalExpression': {
        const [whenTrue, , , , whenFalse] = children(node);
        return whenTrue && whenFalse && union([this.of(whenTrue), this.of(whenFalse)]);
      }
      case 'TupleExpression':
      case 'ArrayExpression': {
        const items = children(node).filter(({ name }) => !PUNCTUATION.has(name));
        if (items.length > 50 || items.some(({ name }) => name === '*')) return undefined;
        return itemsOf(
          items.map((item) => this.of(item)),
          false,
        );
      }
      case 'UnaryExpression':
        return node.firstChild?.name === 'not' ? NUMBER : this.#operands([node.lastChild]);
      case 'BinaryExpression':
        return this.#binary(node);
      default:
        return undefined;
    }
  }

  #binary(node: SyntaxNode): Meanings {
    const { firstChild: left, lastChild: right } = node;
    const operator = left?.nextSibling?.name;
    if (!left || !right) return undefined;
    if (operator === 'and' || operator === 'or') return union([this.of(left), this.of(right)]);
    if (operator === 'in' || operator === 'not' || operator === 'is') return NUMBER;
    return this.#operands([left, right]);
  }

  /** An operator gives a tensor where one side is a tensor, and says nothing where both are numbers. */
  #operands(sides: readonly (SyntaxNode | null)[]): Meanings {
    const all = sides.map((side) => (side ? this.#objects(this.of(side)) : undefined));
    if (all.some(areTensors)) return [TENSOR];
    return all.every((meanings) => meanings?.every(isNumber)) ? NUMBER : undefined;
  }

  #name(node: SyntaxNode, name: string): Meanings {
    const { definitions, stars } = lookUp(this.source, node, name);
    if (definitions.length > 0) return this.ofDefinitions(definitions);
    for (const module of stars) {
      const known = this.#fromStar(module, name);
      if (known) return known;
    }
    const isBuiltin = stars.length === 0 && BUILTINS.has(name);
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
    const declared = all.flatMap((one) => ('type' in one ? [this.#annotation(one.type)] : []))[0];
    const meanings = union(all.map((one) => narrowed(this.#definition(one), declared)));
    const isUpdated = all.some(({ kind }) => kind === 'updated');
    return isUpdated && !areTensors(meanings) && !meanings?.every(isNumber) ? undefined : meanings;
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
        return this.#part(this.#objects(this.of(definition.value)), definition.part);
      case 'declared':
        return this.#annotation(definition.type);
      case 'item':
        return this.#part(this.#items(this.of(definition.values)), definition.part);
      case 'entered':
        return each(this.of(definition.value), (meaning) =>
          meaning.kind === 'instance' || meaning.kind === 'ownInstance' ? [meaning] : undefined,
        );
      case 'updated':
        return NOTHING;
      case 'parameter': {
        if (definition.type) return this.#annotation(definition.type);
        const owner = classOfSelf(this.source.text, definition.name);
        return owner && [{ kind: 'ownInstance', node: owner, source: this.source }];
      }
      case 'class':
        return [{ kind: 'ownClass', node: definition.node, source: this.source }];
      case 'function':
        return [{ kind: 'ownFunction', node: definition.node, source: this.source }];
      case 'other':
        return undefined;
    }
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
      const meanings = this.attribute(this.of(object), name);
      if (this.of(object)?.some((meaning) => !isNumber(meaning))) return meanings;
      const member = memberOfTensorsAlone(this.source, this.knowledge, node, name);
      return member && [member];
    }
    return each(this.#objects(this.of(object)), (meaning) => {
      if (isTensor(meaning)) return [TENSOR];
      const isIndex = property.name === 'Number' && property.nextSibling?.name === ']';
      if (meaning.kind === 'items' && !meaning.isEndless) {
        return isIndex ? this.#part([meaning], [Number(this.#text(property))]) : undefined;
      }
      return isIndex ? this.#items([meaning]) : undefined;
    });
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
        const member = this.knowledge.member(meaning.type, name);
        return member === undefined ? undefined : [{ kind: 'named', name: member, self: meaning }];
      }
      case 'ownClass':
      case 'ownInstance':
        return this.in(meaning.source).#ownAttribute(meaning, name);
      case 'ownModule':
        return this.#ownModuleMember(meaning, name);
      default:
        return undefined;
    }
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
    if (own.length > 0) return this.ofDefinitions(own);
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
      return this.#deeper(() => this.in(base.source).#ownAttribute(own, name, seen));
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
    return each(this.#objects(this.of(callee)), (meaning) => this.#result(meaning, node));
  }

  #result(callee: Meaning, call: SyntaxNode): Meanings {
    switch (callee.kind) {
      case 'named':
        return this.#namedResult(callee.name, callee.self, call);
      case 'ownClass':
        return [{ ...callee, kind: 'ownInstance' }];
      case 'ownFunction':
        return this.in(callee.source).#ownResult(callee.node);
      case 'instance':
      case 'ownInstance': {
        const forward = this.#attributeOf(callee, 'forward');
        return each(forward, (method) => this.#result(method, call));
      }
      case 'items':
      case 'ownModule':
        return undefined;
    }
  }

  #namedResult(name: string, self: Meaning | undefined, call: SyntaxNode): Meanings {
    if (this.knowledge.kind(name) === 'class')
      return [instance(name, { node: call, source: this.source })];
    if (this.knowledge.returns(name) !== undefined) return this.#returned(name, self);
    const [first] = children(call.getChild('ArgList') ?? call).slice(1);
    if (name === 'builtins.enumerate' && first) {
      const pair = itemsOf([NUMBER, this.#items(this.of(first))], false);
      return itemsOf([pair], true);
    }
    return undefined;
  }

  #ownResult(node: SyntaxNode): Meanings {
    const type = node.getChild('TypeDef')?.lastChild;
    return type && node.firstChild?.name !== 'async' ? this.#annotation(type) : undefined;
  }

  /** What iterating over something, or indexing it, gives. */
  #items(values: Meanings): Meanings {
    return each(this.#objects(values), (meaning) => {
      if (isTensor(meaning)) return [TENSOR];
      if (meaning.kind === 'items') return union(meaning.items);
      return each(this.#attributeOf(meaning, '__iter__'), (method) =>
        method.kind === 'named' ? this.#items(this.#returned(method.name, meaning)) : undefined,
      );
    });
  }

  /** The item of an unpacked value that a name in the target gets. */
  #part(value: Meanings, part: readonly number[]): Meanings {
    return part.reduce<Meanings>(
      (whole, index) =>
        each(this.#objects(whole), (meaning) =>
          meaning.kind === 'items' && !meaning.isEndless
            ? meaning.items[index]
            : this.#items([meaning]),
        ),
      value,
    );
  }

  #annotation(node: SyntaxNode): Meanings {
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

const PUNCTUATION = new Set(['(', ')', '[', ']', ',', 'Comment']);

/** The names in the types that are known are qualified already. */
function qualified(path: string): Meanings {
  return [{ kind: 'named', name: path }];
}

/** What an annotated name is given tells more than its annotation where it is one object. */
function narrowed(given: Meanings, declared: Meanings): Meanings {
  return declared && (given?.length !== 1 || given.some(isNumber)) ? declared : given;
}
