import type { Definition } from '../scopes/definitions.js';
import { children } from '../syntax/children.js';
import type { Imported } from '../syntax/importStatement.js';
import { classAround, nodeNames, type SyntaxNode } from '../syntax/nodes.js';
import type { PythonSource } from '../syntax/source.js';
import { typeText } from '../syntax/typeComment.js';
import { binary, comprehension, dictionary, operands, partsOf, unwrapped } from './compound.js';
import { listOf, withGrown } from './containers.js';
import { MOST_DEFINITIONS, type Evaluator } from './evaluator.js';
import { Fixpoint } from './fixpoint.js';
import { indexed } from './indexing.js';
import { itemsIn } from './iteration.js';
import type { Knowledge } from './knowledge.js';
import {
  areSame,
  each,
  known,
  mappingOf,
  NOTHING,
  NUMERIC,
  STRING,
  union,
  UNKNOWN,
  type Meaning,
  type Meanings,
} from './meaning.js';
import { attributeOf } from './members.js';
import { imported } from './modules.js';
import { meaningsOf, nameAt } from './names.js';
import { resultOf } from './results.js';
import { returned } from './returned.js';
import { areTensors, isTensor, memberOfTensorsAlone } from './tensors.js';
import { objectsOfType } from './typeObjects.js';
import { parseType } from './typeText.js';

/** Most expressions inside each other, and names that stand for names. */
const DEEPEST = 300;

/** What tensors have too: of a tensor or a number it may be either's. */
const MEMBERS_OF_NUMBERS = new Set(['conjugate', 'imag', 'real']);

/** What the files that may import each other have in common. */
interface Shared {
  readonly names: Fixpoint<readonly Definition[] | string, Meanings>;
  depth: number;
}

function newShared(): Shared {
  return {
    names: new Fixpoint<readonly Definition[] | string, Meanings>(NOTHING, UNKNOWN, areSame),
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
    const found = this.#settled.get(key) ?? remembered.get(key);
    if (found !== undefined) return found;
    const meanings = this.deeper(() => this.#expression(node));
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

  deeper(question: () => Meanings): Meanings {
    if (this.#shared.depth >= DEEPEST) return UNKNOWN;
    this.#shared.depth++;
    const meanings = question();
    this.#shared.depth--;
    return meanings;
  }

  once(question: string, ask: () => Meanings): Meanings {
    const key = `${question} in ${this.source.neighbors?.path ?? ''}`;
    return this.#shared.names.answer(key, () => this.deeper(ask));
  }

  /** What the attribute of something stands for. */
  attribute(object: Meanings, name: string): Meanings {
    const objects = this.values(object);
    const { knowledge } = this;
    const isTensorsOwn = areTensors(objects, knowledge) && !MEMBERS_OF_NUMBERS.has(name);
    const all = isTensorsOwn ? known(objects).filter((one) => isTensor(one, knowledge)) : objects;
    return each(all, (meaning) => attributeOf(meaning, name, this));
  }

  /** Properties read: `x.grad` as the tensor that it gives. */
  values(meanings: Meanings): Meanings {
    return each(meanings, (meaning) => {
      if (meaning.kind !== 'named' || !meaning.self) return [meaning];
      if (meaning.name.startsWith('builtins.')) return [meaning];
      const kind = this.knowledge.kind(meaning.name);
      if (kind === 'method' || kind === 'function') return [meaning];
      return returned(meaning.name, meaning.self, this);
    });
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
        return nameAt(node, this.#text(node), this);
      case 'Number':
      case 'Boolean':
        return NUMERIC;
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
        if (!node.firstChild || node.lastChild?.firstChild?.type.isError !== false) return UNKNOWN;
        return this.#call(node, node.firstChild);
      case 'ParenthesizedExpression': {
        const inner = children(node).filter(({ name }) => !BRACKETS.has(name));
        return inner.length === 1 && inner[0] ? this.of(inner[0]) : UNKNOWN;
      }
      case 'NamedExpression':
        return node.lastChild ? this.of(node.lastChild) : UNKNOWN;
      case 'ConditionalExpression': {
        const [whenTrue, , condition, , whenFalse] = children(node);
        if (!whenTrue || !condition || !whenFalse) return UNKNOWN;
        const held = unwrapped(node, this);
        return held === UNKNOWN ? union([this.of(whenTrue), this.of(whenFalse)]) : held;
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
        return key && value ? mappingOf(this.of(key), this.of(value)) : UNKNOWN;
      }
      case 'DictionaryExpression':
        return this.once(`dict ${node.from}`, () => withGrown(dictionary(node, this), node, this));
      case 'LambdaExpression':
        return [{ kind: 'ownFunction', node, source: this.source }];
      case 'UnaryExpression':
        return node.firstChild?.name === 'not' ? NUMERIC : operands([node.lastChild], this);
      case 'BinaryExpression':
        return binary(node, this);
      default:
        return UNKNOWN;
    }
  }

  global(name: string): Meanings {
    return nameAt(this.source.tree.topNode, name, this);
  }

  /** What an import stands for: a known name, or one of the user's other files. */
  imported(statement: Omit<Imported, 'local'>): Meanings {
    return imported(statement, this);
  }

  result(callee: Meaning, call: SyntaxNode): Meanings {
    return resultOf(callee, call, this);
  }

  items(values: Meanings): Meanings {
    return itemsIn(values, this);
  }

  /** What a name stands for that is defined so. */
  ofDefinitions(all: readonly Definition[]): Meanings {
    return all.length > MOST_DEFINITIONS
      ? UNKNOWN
      : this.#shared.names.answer(all, () => meaningsOf(all, this));
  }

  #member(node: SyntaxNode): Meanings {
    const [object, opening, property] = children(node);
    if (!object || !property) return UNKNOWN;
    if (opening?.name === '.') {
      if (property.name !== 'PropertyName') return UNKNOWN;
      const name = this.#text(property);
      const objects = this.of(object);
      if (objects !== UNKNOWN) return this.attribute(objects, name);
      const member = memberOfTensorsAlone(this.source, this.knowledge, node, name);
      return member ? [member] : UNKNOWN;
    }
    return each(this.values(this.of(object)), (meaning) => indexed(meaning, node, property, this));
  }

  #call(node: SyntaxNode, callee: SyntaxNode): Meanings {
    if (callee.name === 'VariableName' && this.#text(callee) === 'super') {
      const self = classAround(node);
      return self
        ? [{ kind: 'ownInstance', node: self, source: this.source, isSuper: true }]
        : UNKNOWN;
    }
    return each(this.values(this.of(callee)), (meaning) => this.result(meaning, node));
  }

  annotated(node: SyntaxNode): Meanings {
    const text = typeText(this.source.text, node) ?? '';
    return objectsOfType(parseType(text), this.knowledge, (path) => {
      const [root = '', ...attributes] = path.split('.');
      return attributes.reduce(
        (object, name) => this.attribute(object, name),
        this.deeper(() => nameAt(node, root, this)),
      );
    });
  }
}

const BRACKETS = nodeNames('(', ')', 'Comment');
