import type { SyntaxNode } from '@lezer/common';
import { arithmetic, CONSTANTS } from './arithmetic.js';
import type { Arguments, Call } from './call.js';
import { evaluateCall } from './evaluateCall.js';
import { functionAt } from './functionText.js';
import { readNumber, readString } from './literalToken.js';
import { isMutated } from './mutation.js';
import { attributeDefinitions, classOfSelf } from './attributes.js';
import { children, commaParts } from './children.js';
import type { Definition } from './definitions.js';
import { lookUp } from './scopes.js';
import { itemAt, literal, MOST_ITEMS, repeated, sequence, type Brackets } from './sequence.js';
import type { PythonSource } from './source.js';
import type { Knowledge } from './knowledge.js';
import { meaningAt } from './trace.js';
import type { Content, Literal, Value } from './value.js';

/** Most expressions inside each other, and names that stand for names. */
const DEEPEST = 40;
/** Most expressions that one call's arguments may come to. */
const MOST_STEPS = 50_000;

/** Reads the arguments of a call; names that are bound once stand for what they are bound to. */
export function readArguments(
  source: PythonSource,
  list: SyntaxNode,
  knowledge: Knowledge,
): Arguments {
  return new Reader(source, knowledge).arguments(list);
}

/** Reads one expression. */
export function readValue(source: PythonSource, node: SyntaxNode, knowledge: Knowledge): Value {
  return new Reader(source, knowledge).value(node);
}

class Reader {
  #depth = 0;
  #steps = 0;

  constructor(
    private readonly source: PythonSource,
    private readonly knowledge: Knowledge,
  ) {}

  arguments(list: SyntaxNode): Arguments {
    const positional: Value[] = [];
    const keywords = new Map<string, Value>();
    const spreads: string[] = [];
    for (const parts of commaParts(children(list))) {
      const [first, second, third] = parts;
      if (!first) continue;
      if (first.name === '*' || first.name === '**') {
        spreads.push(this.source.text.slice(first.from, parts.at(-1)?.to));
      } else if (second?.name === 'AssignOp') {
        if (third) keywords.set(this.#text(first), this.value(third));
      } else if (parts.length === 1 && spreads.length === 0) {
        positional.push(this.value(first));
      } else {
        const text = this.source.text.slice(first.from, parts.at(-1)?.to);
        positional.push({ kind: 'unreadable', text });
      }
    }
    return { positional, keywords, spreads };
  }

  #text(node: SyntaxNode): string {
    return this.source.text.slice(node.from, node.to);
  }

  value(node: SyntaxNode): Value {
    const content = this.#content(node);
    const text = this.#text(node);
    if (content && content.kind !== 'call') return { ...content, text };
    const written = functionAt(this.source, node, this.knowledge);
    return { ...(content ?? { kind: 'unreadable' }), text, ...(written && { function: written }) };
  }

  #content(node: SyntaxNode): Content | undefined {
    if (this.#depth >= DEEPEST || this.#steps >= MOST_STEPS) return undefined;
    this.#depth++;
    this.#steps++;
    const content = this.#evaluate(node);
    this.#depth--;
    return content;
  }

  #evaluate(node: SyntaxNode): Content | undefined {
    const inner = (): SyntaxNode[] => children(node).filter(({ name }) => !PUNCTUATION.has(name));
    switch (node.name) {
      case 'Number':
        return literal(readNumber(this.#text(node)));
      case 'Boolean':
        return literal(this.#text(node) === 'True');
      case 'None':
        return literal(null);
      case 'String':
        return literal(readString(this.#text(node)));
      case 'FormatString':
        return node.getChild('FormatReplacement')
          ? undefined
          : literal(readString(this.#text(node)));
      case 'ContinuedString': {
        const parts = children(node).map((part) => this.#literal(part));
        return parts.every((part) => typeof part === 'string')
          ? literal(parts.join(''))
          : undefined;
      }
      case 'ParenthesizedExpression': {
        const [only, ...others] = inner();
        return only && others.length === 0 ? this.#content(only) : undefined;
      }
      case 'ArrayExpression':
        return this.#sequence(inner(), 'list');
      case 'TupleExpression':
        return this.#sequence(inner(), 'tuple');
      case 'SetExpression':
        return this.#sequence(inner(), 'set');
      case 'DictionaryExpression':
        return this.#dict(node);
      case 'UnaryExpression':
        return this.#unary(node);
      case 'BinaryExpression':
        return this.#binary(node);
      case 'MemberExpression':
        return this.#member(node);
      case 'VariableName':
        return this.#name(node);
      case 'CallExpression':
        return this.#call(node);
      default:
        return undefined;
    }
  }

  #literal(node: SyntaxNode): Literal | undefined {
    const content = this.#content(node);
    return content?.kind === 'literal' ? content.value : undefined;
  }

  #sequence(nodes: readonly SyntaxNode[], brackets: Brackets): Content | undefined {
    if (nodes.length > MOST_ITEMS || nodes.some(({ name }) => name === '*')) return undefined;
    return sequence(
      nodes.map((node) => this.value(node)),
      brackets,
    );
  }

  #dict(node: SyntaxNode): Content | undefined {
    const entries: [Value, Value][] = [];
    const parts = children(node).filter(({ name }) => name !== 'Comment');
    for (let i = 1; i < parts.length - 1; i += 4) {
      const [key, colon, value] = parts.slice(i, i + 3);
      if (!key || colon?.name !== ':' || !value || entries.length >= MOST_ITEMS) return undefined;
      entries.push([this.value(key), this.value(value)]);
    }
    return { kind: 'dict', entries };
  }

  #unary(node: SyntaxNode): Content | undefined {
    const [operator, operand] = children(node);
    const value = operand && this.#literal(operand);
    if (typeof value !== 'number' || !operator) return undefined;
    const sign = this.#text(operator);
    return sign === '-' ? literal(-value) : sign === '+' ? literal(value) : undefined;
  }

  #binary(node: SyntaxNode): Content | undefined {
    const [left, operator, right] = children(node);
    const a = left && this.#content(left);
    const b = right && this.#content(right);
    if (!a || !b || !operator) return undefined;
    const sign = this.#text(operator);
    if (a.kind === 'literal' && b.kind === 'literal') {
      if (typeof a.value === 'number' && typeof b.value === 'number') {
        return literal(arithmetic(a.value, sign, b.value));
      }
      const bothStrings = typeof a.value === 'string' && typeof b.value === 'string';
      return bothStrings && sign === '+' ? literal(`${a.value}${b.value}`) : undefined;
    }
    if (sign === '*') return repeated(a, b) ?? repeated(b, a);
    if (sign !== '+' || a.kind !== 'sequence' || b.kind !== 'sequence') return undefined;
    return a.brackets === b.brackets ? sequence([...a.items, ...b.items], a.brackets) : undefined;
  }

  #name(node: SyntaxNode): Content | undefined {
    const { definitions } = lookUp(this.source, node, this.#text(node));
    return this.#boundOnce(definitions, this.#text(node)) ?? this.#constant(node);
  }

  #boundOnce(definitions: readonly Definition[], name: string): Content | undefined {
    const [only, ...others] = definitions;
    if (only?.kind !== 'value' || only.part.length > 0 || others.length > 0) return undefined;
    const content = this.#content(only.value);
    const canChange = content?.kind === 'sequence' || content?.kind === 'dict';
    return canChange && isMutated(this.source, name) ? undefined : content;
  }

  #constant(end: SyntaxNode): Content | undefined {
    const name = this.#named(end);
    return name === undefined ? undefined : literal(CONSTANTS.get(name));
  }

  #named(end: SyntaxNode): string | undefined {
    const meaning = meaningAt(this.source, this.knowledge, end);
    return meaning?.kind === 'named' ? meaning.name : undefined;
  }

  /** `self.steps`, where the class sets it once. */
  #attribute(object: SyntaxNode, property: SyntaxNode): Content | undefined {
    const classNode =
      object.name === 'VariableName' ? classOfSelf(this.source.text, object) : undefined;
    if (!classNode) return undefined;
    const name = this.#text(property);
    return this.#boundOnce(attributeDefinitions(this.source, classNode, name), name);
  }

  /** `fc.weight`; the `data` of a tensor is the tensor. */
  #madeAttribute(object: SyntaxNode, name: string): Content | undefined {
    const content = this.#content(object);
    if (content?.kind === 'call') return { kind: 'attribute', object: content.call, name };
    return content?.kind === 'attribute' && name === 'data' ? content : undefined;
  }

  #member(node: SyntaxNode): Content | undefined {
    const [object, opening, index, closing] = children(node);
    if (opening?.name === '.') {
      if (!object || !index) return undefined;
      return (
        this.#attribute(object, index) ??
        this.#constant(index) ??
        this.#madeAttribute(object, this.#text(index))
      );
    }
    if (!object || !index || opening?.name !== '[' || closing?.name !== ']') return undefined;
    const key = this.#literal(index);
    if (key === undefined) return undefined;
    const content = this.#content(object);
    const item = content && itemAt(content, key);
    return item?.kind === 'unreadable' ? undefined : item;
  }

  #call(node: SyntaxNode): Content | undefined {
    const callee = node.firstChild;
    const end = callee?.name === 'MemberExpression' ? callee.lastChild : callee;
    const list = node.getChild('ArgList');
    if (!end || !list) return undefined;
    const name = this.#named(end);
    if (name === undefined) return undefined;
    const given = this.arguments(list);
    const evaluated = evaluateCall(name, given);
    if (evaluated || name.startsWith('builtins.')) return evaluated;
    const call: Call = { name, arguments: given, from: node.from, to: node.to };
    return { kind: 'call', call };
  }
}

const PUNCTUATION = new Set(['(', ')', '[', ']', '{', '}', ',', 'Comment']);
