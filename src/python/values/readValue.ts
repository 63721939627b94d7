import { nodeNames, type SyntaxNode } from '../syntax/nodes.js';
import { optionFor, type Option } from './argparse.js';
import { CONSTANTS } from './arithmetic.js';
import { attributeDefinitions, classOfSelf } from '../scopes/attributes.js';
import { children, commaParts } from '../syntax/children.js';
import { configField, isSetElsewhere, type Field } from './configFields.js';
import type { Definition } from '../scopes/definitions.js';
import { evaluateCall, textOf } from './evaluateCall.js';
import { readFormatString } from './formatString.js';
import { functionAt } from './functionText.js';
import { inferenceOf } from '../types/inference.js';
import type { Knowledge } from '../types/knowledge.js';
import { readNumber, readString } from '../syntax/literalToken.js';
import { isMutated } from '../scopes/mutation.js';
import { got, isIn, isSame, isTrue, operate } from './operators.js';
import { defaultText, parameterDefault } from './parameterDefault.js';
import { reaching } from '../scopes/reaching.js';
import { definitionsIn, lookUp } from '../scopes/scopes.js';
import { itemAt, literal, MOST_ITEMS, number, sequence, slice, type Brackets } from './sequence.js';
import type { PythonSource } from '../syntax/source.js';
import { meaningAt } from '../types/trace.js';
import type { Arguments, Call, Content, ImportedValue, Literal, Unplaced, Value } from './value.js';

/** Most expressions inside each other, and names that stand for names. */
const DEEPEST = 40;
/** Most expressions that one call's arguments may consist of. */
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
  /** The defaults that what is being read hangs on. */
  #assumed = new Set<string>();
  /** The constants of other files that it is made of. */
  #imported = new Set<ImportedValue>();

  constructor(
    private readonly source: PythonSource,
    private readonly knowledge: Knowledge,
  ) {}

  arguments(list: SyntaxNode): Arguments {
    const positional: Value[] = [];
    const keywords = new Map<string, Value>();
    const spreads: string[] = [];
    const unplaced: Unplaced[] = [];
    const place = (value: Value): void => {
      if (spreads.length === 0) positional.push(value);
      else unplaced.push({ value, after: spreads.length });
    };
    for (const parts of commaParts(children(list))) {
      const [first, second, third] = parts;
      if (!first) continue;
      const text = this.source.text.slice(first.from, parts.at(-1)?.to);
      if (first.name === '*') {
        const items = second && parts.length === 2 ? this.#spreadItems(second) : undefined;
        if (items) items.forEach(place);
        else spreads.push(text);
      } else if (first.name === '**') {
        const entries = second && parts.length === 2 ? this.#spreadEntries(second) : undefined;
        const named = entries && namesOf(entries);
        if (!named) spreads.push(text);
        for (const [name, value] of named ?? []) keywords.set(name, value);
      } else if (second?.name === 'AssignOp') {
        if (third) keywords.set(this.#text(first), this.value(third));
      } else {
        place(parts.length === 1 ? this.value(first) : { kind: 'unreadable', text });
      }
    }
    return { positional, keywords, spreads, ...(unplaced.length > 0 && { unplaced }) };
  }

  #text(node: SyntaxNode): string {
    return this.source.text.slice(node.from, node.to);
  }

  value(node: SyntaxNode): Value {
    const outer = [this.#assumed, this.#imported] as const;
    this.#assumed = new Set();
    this.#imported = new Set();
    const content = this.#content(node);
    const [assumed, imported] = [[...this.#assumed], [...this.#imported]];
    [this.#assumed, this.#imported] = outer;
    const text = this.#text(node);
    const written =
      !content || content.kind === 'call'
        ? functionAt(this.source, node, this.knowledge, (outer) =>
            readValue(this.source, outer, this.knowledge),
          )
        : undefined;
    return {
      ...(content ?? { kind: 'unreadable' }),
      text,
      ...(written && { function: written }),
      ...(content && assumed.length > 0 && { assumed }),
      ...(content && imported.length > 0 && { imported }),
    };
  }

  #content(node: SyntaxNode): Content | undefined {
    if (this.#depth >= DEEPEST || this.#steps >= MOST_STEPS) return undefined;
    this.#depth++;
    this.#steps++;
    const content = this.#evaluate(node);
    this.#depth--;
    return content;
  }

  /** A value that was read before, with what it hangs on. */
  #taken(value: Value | undefined): Content | undefined {
    for (const one of value?.assumed ?? []) this.#assumed.add(one);
    for (const one of value?.imported ?? []) this.#imported.add(one);
    return value?.kind === 'unreadable' ? undefined : value;
  }

  #evaluate(node: SyntaxNode): Content | undefined {
    switch (node.name) {
      case 'Number': {
        const text = this.#text(node);
        return number(readNumber(text), /^(?!0[xX]).*[.eE]/.test(text));
      }
      case 'Boolean':
        return literal(this.#text(node) === 'True');
      case 'None':
        return literal(null);
      case 'String':
        return literal(readString(this.#text(node)));
      case 'FormatString':
        return literal(
          readFormatString(node, this.source.text, (part) => textOf(this.#inPlace(part))),
        );
      case 'ContinuedString': {
        const parts = children(node).map((part) => this.#literal(part));
        return parts.every((part) => typeof part === 'string')
          ? literal(parts.join(''))
          : undefined;
      }
      case 'ParenthesizedExpression': {
        const [only, ...others] = inside(node).filter(({ name }) => name !== 'Comment');
        return only && others.length === 0 ? this.#content(only) : undefined;
      }
      case 'ArrayExpression':
        return this.#sequence(node, 'list');
      case 'TupleExpression':
        return this.#sequence(node, 'tuple');
      case 'SetExpression':
        return this.#sequence(node, 'set');
      case 'DictionaryExpression':
        return this.#dict(node);
      case 'UnaryExpression':
        return this.#unary(node);
      case 'BinaryExpression':
        return this.#binary(node);
      case 'ConditionalExpression':
        return this.#conditional(node);
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

  /** A value whose assumptions count for what is around it. */
  #inPlace(node: SyntaxNode): Value {
    return { ...(this.#content(node) ?? { kind: 'unreadable' }), text: this.#text(node) };
  }

  #sequence(node: SyntaxNode, brackets: Brackets): Content | undefined {
    const items: Value[] = [];
    for (const [first, second, ...others] of commaParts(inside(node))) {
      if (!first || items.length > MOST_ITEMS) continue;
      const isStarred = first.name === '*';
      if (others.length > 0 || (second && !isStarred)) return undefined;
      const added = isStarred ? second && this.#spreadItems(second) : [this.value(first)];
      if (!added) return undefined;
      items.push(...added);
    }
    return sequence(items, brackets);
  }

  /** What `*values` stands for. */
  #spreadItems(node: SyntaxNode): readonly Value[] | undefined {
    const value = this.value(node);
    if (value.kind !== 'sequence' || value.brackets === 'set') return undefined;
    return value.items.map((item) => withAssumed(item, value.assumed));
  }

  /** What `**values` stands for. */
  #spreadEntries(node: SyntaxNode): readonly (readonly [Value, Value])[] | undefined {
    const value = this.value(node);
    if (value.kind !== 'dict') return undefined;
    return value.entries.map(([key, entry]) => [key, withAssumed(entry, value.assumed)]);
  }

  #dict(node: SyntaxNode): Content | undefined {
    const entries: (readonly [Value, Value])[] = [];
    for (const [key, second, value, more] of commaParts(inside(node))) {
      if (!key) continue;
      if (more || entries.length >= MOST_ITEMS) return undefined;
      if (key.name === '**') {
        const added = second && !value ? this.#spreadEntries(second) : undefined;
        if (!added) return undefined;
        entries.push(...added);
      } else if (second?.name === ':' && value) {
        entries.push([this.value(key), this.value(value)]);
      } else return undefined;
    }
    return { kind: 'dict', entries };
  }

  #unary(node: SyntaxNode): Content | undefined {
    const [operator, operand] = children(node);
    if (!operator || !operand) return undefined;
    const sign = this.#text(operator);
    if (sign === 'not') {
      // The grammar has it around a following `and` or `or`, Python before it.
      if (operand.getChild('and') ?? operand.getChild('or')) return undefined;
      const is = this.#isTrue(operand);
      return is === undefined ? undefined : literal(!is);
    }
    const content = this.#content(operand);
    if (content?.kind !== 'literal' || typeof content.value !== 'number') return undefined;
    const { value, isFloat = false } = content;
    return sign === '-' ? number(-value, isFloat) : sign === '+' ? content : undefined;
  }

  #isTrue(node: SyntaxNode): boolean | undefined {
    const content = this.#content(node);
    return content && isTrue(content);
  }

  #binary(node: SyntaxNode): Content | undefined {
    const parts = children(node);
    const [left, operator] = parts;
    const right = parts.at(-1);
    if (!left || !operator || !right) return undefined;
    const sign = parts.slice(1, -1).map((part) => this.#text(part)).join(' '); // prettier-ignore
    const a = this.#content(left);
    if (!a) return undefined;
    if (sign === 'and' || sign === 'or') {
      const is = isTrue(a);
      if (is === undefined) return undefined;
      return is === (sign === 'or') ? a : this.#content(right);
    }
    const b = this.#content(right);
    if (!b) return undefined;
    if (operator.name === 'ArithOp' || operator.name === 'BitOp') return operate(a, sign, b);
    if (isComparison(left) || isComparison(right)) return undefined; // `a < b < c` is a chain
    switch (sign) {
      case 'is':
        return literal(isSame(a, b));
      case 'is not':
        return opposite(isSame(a, b));
      case 'in':
        return literal(isIn(a, b));
      case 'not in':
        return opposite(isIn(a, b));
      default:
        return operate(a, sign, b);
    }
  }

  /** `a if test else b`. */
  #conditional(node: SyntaxNode): Content | undefined {
    const [whenTrue, , test, , whenFalse, more] = children(node);
    const is = test && !more ? this.#isTrue(test) : undefined;
    const taken = is === undefined ? undefined : is ? whenTrue : whenFalse;
    return taken && this.#content(taken);
  }

  #name(node: SyntaxNode): Content | undefined {
    const { definitions } = lookUp(this.source, node, this.#text(node));
    const held = reaching(this.source, node, definitions);
    const [only, ...others] = held;
    if (only?.kind === 'import' && only.member !== undefined && others.length === 0) {
      const content = this.#ofModule(only.module, only.member);
      if (content) return content;
    }
    return this.#boundOnce(held, this.#text(node)) ?? this.#constant(node);
  }

  /** What a name of one of the user's other files is bound to there. */
  #ofModule(module: string, name: string): Content | undefined {
    const file = this.source.neighbors?.module(module);
    if (!file || file === this.source || this.knowledge.kind(rootOf(module)) === 'module') {
      return undefined;
    }
    const definitions = definitionsIn(file, file.tree.topNode, name);
    const [only, ...others] = definitions;
    const reader = this.#elsewhere(file);
    const isPassedOn = only?.kind === 'import' && only.member !== undefined && others.length === 0;
    const content = isPassedOn
      ? this.#depth < DEEPEST
        ? reader.#ofModule(only.module, only.member ?? '')
        : undefined
      : reader.#boundOnce(definitions, name);
    // The place of a call is told by its offset, which is that of another file.
    if (!content || content.kind === 'call' || content.kind === 'attribute') return undefined;
    for (const one of reader.#assumed) this.#assumed.add(one);
    if (isPassedOn) for (const one of reader.#imported) this.#imported.add(one);
    else if (only?.kind === 'value') {
      const text = defaultText(name, file.text.slice(only.value.from, only.value.to));
      this.#imported.add({ text, path: file.neighbors?.path ?? '' });
    }
    return content;
  }

  /** `config.WIDTH` of one of the user's other files. */
  #ofImportedModule(object: SyntaxNode, property: SyntaxNode): Content | undefined {
    if (!this.source.neighbors) return undefined;
    const [meaning, ...others] = inferenceOf(this.source, this.knowledge).of(object) ?? [];
    const name = this.#text(property);
    if (meaning?.kind !== 'ownModule' || others.length > 0) return undefined;
    if (isSetElsewhere(this.source, undefined, name)) return undefined;
    const reader = meaning.source === this.source ? this : this.#elsewhere(meaning.source);
    const content = reader.#ofModule(meaning.name, name);
    for (const one of reader.#imported) this.#imported.add(one);
    return content;
  }

  #boundOnce(definitions: readonly Definition[], name: string): Content | undefined {
    const [only, ...others] = definitions;
    if (!only || others.length > 0) return undefined;
    const isValue = only.kind === 'value' && only.part.length === 0;
    const content = isValue
      ? this.#content(only.value)
      : only.kind === 'parameter'
        ? this.#parameter(only.name, name)
        : undefined;
    const canChange = content?.kind === 'sequence' || content?.kind === 'dict';
    return canChange && isMutated(this.source, name) ? undefined : content;
  }

  /** A parameter as its default; `None` stands for whatever the function takes instead. */
  #parameter(node: SyntaxNode, name: string): Content | undefined {
    const value = parameterDefault(node);
    return value && this.#default(value, name);
  }

  #default(node: SyntaxNode, name: string): Content | undefined {
    const content = this.#field(this.#content(node));
    if (!content || (content.kind === 'literal' && content.value === null)) return undefined;
    this.#assumed.add(defaultText(name, this.#text(node)));
    return content;
  }

  /** `field(default=64)` of a dataclass as what it gives. */
  #field(content: Content | undefined): Content | undefined {
    if (content?.kind !== 'call' || !FIELDS.has(content.call.name)) return content;
    return this.#taken(content.call.arguments.keywords.get('default'));
  }

  #constant(end: SyntaxNode): Content | undefined {
    const name = this.#named(end);
    return name === undefined ? undefined : number(CONSTANTS.get(name), true);
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
    const definitions = attributeDefinitions(this.source, classNode, name);
    const [only] = definitions;
    const isField =
      only?.kind === 'value' && isDecorated(classNode) && isInBody(classNode, only.value);
    return isField && definitions.length === 1
      ? this.#default(only.value, name)
      : this.#boundOnce(definitions, name);
  }

  /** `cfg.width` of a class of the file, `args.lr` of a command line. */
  #configured(object: SyntaxNode, property: SyntaxNode): Content | undefined {
    const name = this.#text(property);
    const option = optionFor(this.source, object, name);
    if (option) return this.#option(option);
    const field = configField(this.source, inferenceOf(this.source, this.knowledge), object, name);
    if (!field) return undefined;
    const reader = field.source === this.source ? this : this.#elsewhere(field.source);
    const content = reader.#ofField(field, name);
    for (const one of reader.#assumed) this.#assumed.add(one);
    const canChange = content?.kind === 'sequence' || content?.kind === 'dict';
    return canChange && isMutated(this.source, name) ? undefined : content;
  }

  #ofField({ value, defaultOf }: Field, name: string): Content | undefined {
    return defaultOf === undefined
      ? this.#content(value)
      : this.#default(value, `${defaultOf}.${name}`);
  }

  /** Goes on in another file, as deep as this one is. */
  #elsewhere(source: PythonSource): Reader {
    const reader = new Reader(source, this.knowledge);
    reader.#depth = this.#depth + 1;
    reader.#steps = this.#steps;
    return reader;
  }

  #option({ flag, keywords }: Option): Content | undefined {
    const given = keywords.get('default');
    const action = keywords.get('action');
    const stored = action && STORED.get(String(this.#literal(action)));
    if (!given) {
      if (stored === undefined) return undefined;
      this.#assumed.add(defaultText(flag, stored ? 'True' : 'False'));
      return literal(stored);
    }
    const value = this.value(given);
    const type = keywords.get('type');
    const typeName = type ? this.#text(type) : 'str';
    const content = this.#taken(value);
    if (!content || (content.kind === 'literal' && content.value === null)) return undefined;
    const isText = content.kind === 'literal' && typeof content.value === 'string';
    const converted = isText
      ? evaluateCall(`builtins.${typeName}`, { positional: [value], keywords: new Map(), spreads: [] }) // prettier-ignore
      : content;
    if (converted) this.#assumed.add(defaultText(flag, value.text));
    return converted;
  }

  /** `fc.weight`; the `data` of a tensor is the tensor. */
  #madeAttribute(object: SyntaxNode, name: string): Content | undefined {
    const content = this.#content(object);
    if (content?.kind === 'call') {
      const { call } = content;
      if (!NAMESPACES.has(call.name)) return { kind: 'attribute', object: call, name };
      if (isSetElsewhere(this.source, undefined, name)) return undefined;
      return this.#taken(call.arguments.keywords.get(name));
    }
    return content?.kind === 'attribute' && name === 'data' ? content : undefined;
  }

  #member(node: SyntaxNode): Content | undefined {
    const [object, opening, index, closing] = children(node);
    if (opening?.name === '.') {
      if (!object || !index) return undefined;
      return (
        this.#attribute(object, index) ??
        this.#constant(index) ??
        this.#configured(object, index) ??
        this.#ofImportedModule(object, index) ??
        this.#madeAttribute(object, this.#text(index))
      );
    }
    if (!object || !index || opening?.name !== '[') return undefined;
    if (closing?.name !== ']' || index.name === ':') return this.#slice(node, object);
    const key = this.#literal(index);
    if (key === undefined) return undefined;
    const content = this.#content(object);
    return content && this.#taken(itemAt(content, key));
  }

  /** `sizes[1:]`. */
  #slice(node: SyntaxNode, object: SyntaxNode): Content | undefined {
    const bounds: Literal[] = [null];
    for (const part of children(node).slice(2, -1)) {
      if (part.name === ':') bounds.push(null);
      else {
        const bound = bounds.at(-1) === null ? this.#literal(part) : undefined;
        if (bound === undefined) return undefined;
        bounds[bounds.length - 1] = bound;
      }
    }
    const [from = null, to = null, step = null, ...more] = bounds;
    if (more.length > 0 || node.lastChild?.name !== ']') return undefined;
    const content = this.#content(object);
    return content && slice(content, [from, to, step]);
  }

  #call(node: SyntaxNode): Content | undefined {
    const callee = node.firstChild;
    const end = callee?.name === 'MemberExpression' ? callee.lastChild : callee;
    const list = node.getChild('ArgList');
    if (!end || !list) return undefined;
    const name = this.#named(end);
    if (name === undefined || name === 'builtins.dict.get') return this.#got(callee, end, list);
    const given = this.arguments(list);
    const evaluated = evaluateCall(name, given);
    if (evaluated) for (const value of given.positional) this.#taken(value);
    if (evaluated || name.startsWith('builtins.')) return evaluated;
    const call: Call = { name, arguments: given, from: node.from, to: node.to };
    return { kind: 'call', call };
  }

  /** `cfg.get("lr", 0.1)` of a dict. */
  #got(callee: SyntaxNode | null, end: SyntaxNode, list: SyntaxNode): Content | undefined {
    const object = callee?.name === 'MemberExpression' ? callee.firstChild : null;
    if (!object || this.#text(end) !== 'get') return undefined;
    const content = this.#content(object);
    if (content?.kind !== 'dict') return undefined;
    const { positional, keywords, spreads } = this.arguments(list);
    const [key, otherwise = NOTHING, more] = positional;
    if (!key || more || keywords.size > 0 || spreads.length > 0) return undefined;
    return this.#taken(got(content, key, otherwise));
  }
}

function rootOf(module: string): string {
  return module.slice(0, `${module}.`.indexOf('.'));
}

const NOTHING: Value = { kind: 'literal', value: null, text: 'None' };

const BRACKETS = nodeNames('(', ')', '[', ']', '{', '}');

/** The children of a node without its brackets. */
function inside(node: SyntaxNode): SyntaxNode[] {
  return children(node).filter(({ name }) => !BRACKETS.has(name));
}

const FIELDS = new Set(['dataclasses.field', 'pydantic.Field']);

const NAMESPACES = new Set(['types.SimpleNamespace', 'argparse.Namespace']);

/** What an option that stores a truth value gives where it is absent. */
const STORED: ReadonlyMap<string, boolean> = new Map([
  ['store_true', false],
  ['store_false', true],
]);

/** Keyword arguments by name; `undefined` where a key is not known. */
function namesOf(
  entries: readonly (readonly [Value, Value])[],
): readonly (readonly [string, Value])[] | undefined {
  const named = entries.flatMap(([key, value]): [string, Value][] =>
    key.kind === 'literal' && typeof key.value === 'string' ? [[key.value, value]] : [],
  );
  return named.length === entries.length ? named : undefined;
}

function withAssumed(value: Value, more: readonly string[] = []): Value {
  if (more.length === 0) return value;
  return { ...value, assumed: [...new Set([...(value.assumed ?? []), ...more])] };
}

function opposite(value: boolean | undefined): Content | undefined {
  return value === undefined ? undefined : literal(!value);
}

const COMPARISONS = ['CompareOp', 'in', 'is', 'not'] as const;

function isComparison(node: SyntaxNode): boolean {
  if (node.name !== 'BinaryExpression') return false;
  return COMPARISONS.some((name) => node.getChild(name) !== null);
}

function isDecorated(classNode: SyntaxNode): boolean {
  return classNode.parent?.name === 'DecoratedStatement';
}

/** Whether a value is bound in a class's own body, not in its methods. */
function isInBody(classNode: SyntaxNode, value: SyntaxNode): boolean {
  return value.parent?.parent?.parent?.from === classNode.from;
}
