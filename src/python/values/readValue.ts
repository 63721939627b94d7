import { only } from '../types/meaning.js';
import { attributeDefinitions, classOfSelf } from '../scopes/attributes.js';
import type { Definition } from '../scopes/definitions.js';
import { isMutated } from '../scopes/mutation.js';
import { reaching } from '../scopes/reaching.js';
import { definitionsIn, lookUp } from '../scopes/scopes.js';
import { children } from '../syntax/children.js';
import { readNumber, readString } from '../syntax/literalToken.js';
import type { SyntaxNode } from '../syntax/nodes.js';
import type { PythonSource } from '../syntax/source.js';
import { inferenceOf } from '../types/inference.js';
import type { Knowledge } from '../types/knowledge.js';
import { meaningAt } from '../types/trace.js';
import { optionFor } from './argparse.js';
import { CONSTANTS } from './arithmetic.js';
import { inside, readDict, readSequence, readSlice } from './collections.js';
import { configField, isSetElsewhere, type Field } from './configFields.js';
import { evaluateCall, textOf } from './evaluateCall.js';
import { readFormatString } from './formatString.js';
import { functionAt } from './functionText.js';
import { got } from './operators.js';
import { optionValue } from './optionValue.js';
import { defaultText, parameterDefault } from './parameterDefault.js';
import { argumentsIn } from './readArguments.js';
import type { Reading } from './reading.js';
import { readBinary, readConditional, readUnary } from './readOperators.js';
import { itemAt, literal, number } from './sequence.js';
import type { Arguments, Call, Content, ImportedValue, Literal, Value } from './value.js';

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

class Reader implements Reading {
  #depth = 0;
  #steps = 0;
  /** The defaults that what is being read hangs on. */
  #assumed = new Set<string>();
  /** The constants of other files that it is made of. */
  #imported = new Set<ImportedValue>();

  constructor(
    readonly source: PythonSource,
    private readonly knowledge: Knowledge,
  ) {}

  arguments(list: SyntaxNode): Arguments {
    return argumentsIn(list, this);
  }

  text(node: SyntaxNode): string {
    return this.source.text.slice(node.from, node.to);
  }

  assume(text: string): void {
    this.#assumed.add(text);
  }

  value(node: SyntaxNode): Value {
    const outer = [this.#assumed, this.#imported] as const;
    this.#assumed = new Set();
    this.#imported = new Set();
    const content = this.content(node);
    const [assumed, imported] = [[...this.#assumed], [...this.#imported]];
    [this.#assumed, this.#imported] = outer;
    const text = this.text(node);
    const written =
      !content || content.kind === 'call'
        ? functionAt(this.source, node, this.knowledge, (name) =>
            readValue(this.source, name, this.knowledge),
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

  content(node: SyntaxNode): Content | undefined {
    if (this.#depth >= DEEPEST || this.#steps >= MOST_STEPS) return undefined;
    this.#depth++;
    this.#steps++;
    const content = this.#evaluate(node);
    this.#depth--;
    return content;
  }

  /** A value that was read before, with what it hangs on. */
  taken(value: Value | undefined): Content | undefined {
    for (const one of value?.assumed ?? []) this.assume(one);
    for (const one of value?.imported ?? []) this.#imported.add(one);
    return value?.kind === 'unreadable' ? undefined : value;
  }

  #evaluate(node: SyntaxNode): Content | undefined {
    switch (node.name) {
      case 'Number': {
        const text = this.text(node);
        return number(readNumber(text), /^(?!0[xX]).*[.eE]/.test(text));
      }
      case 'Boolean':
        return literal(this.text(node) === 'True');
      case 'None':
        return literal(null);
      case 'String':
        return literal(readString(this.text(node)));
      case 'FormatString':
        return literal(
          readFormatString(node, this.source.text, (part) => textOf(this.#inPlace(part))),
        );
      case 'ContinuedString': {
        const parts = children(node).map((part) => this.literal(part));
        return parts.every((part) => typeof part === 'string')
          ? literal(parts.join(''))
          : undefined;
      }
      case 'ParenthesizedExpression': {
        const [only, ...others] = inside(node).filter(({ name }) => name !== 'Comment');
        return only && others.length === 0 ? this.content(only) : undefined;
      }
      case 'ArrayExpression':
        return readSequence(node, 'list', this);
      case 'TupleExpression':
        return readSequence(node, 'tuple', this);
      case 'SetExpression':
        return readSequence(node, 'set', this);
      case 'DictionaryExpression':
        return readDict(node, this);
      case 'UnaryExpression':
        return readUnary(node, this);
      case 'BinaryExpression':
        return readBinary(node, this);
      case 'ConditionalExpression':
        return readConditional(node, this);
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

  literal(node: SyntaxNode): Literal | undefined {
    const content = this.content(node);
    return content?.kind === 'literal' ? content.value : undefined;
  }

  /** A value whose assumptions count for what is around it. */
  #inPlace(node: SyntaxNode): Value {
    return { ...(this.content(node) ?? { kind: 'unreadable' }), text: this.text(node) };
  }

  #name(node: SyntaxNode): Content | undefined {
    const { definitions } = lookUp(this.source, node, this.text(node));
    const held = reaching(this.source, node, definitions);
    const [only, ...others] = held;
    if (only?.kind === 'import' && only.member !== undefined && others.length === 0) {
      const content = this.#ofModule(only.module, only.member);
      if (content) return content;
    }
    return this.#boundOnce(held, this.text(node)) ?? this.#constant(node);
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
    for (const one of reader.#assumed) this.assume(one);
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
    const meaning = only(inferenceOf(this.source, this.knowledge).of(object));
    const name = this.text(property);
    if (meaning?.kind !== 'ownModule') return undefined;
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
      ? this.content(only.value)
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
    const content = this.#field(this.content(node));
    if (!content || (content.kind === 'literal' && content.value === null)) return undefined;
    this.assume(defaultText(name, this.text(node)));
    return content;
  }

  /** `field(default=64)` of a dataclass as what it gives. */
  #field(content: Content | undefined): Content | undefined {
    if (content?.kind !== 'call' || !FIELDS.has(content.call.name)) return content;
    return this.taken(content.call.arguments.keywords.get('default'));
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
    const name = this.text(property);
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
    const name = this.text(property);
    const option = optionFor(this.source, object, name);
    if (option) return optionValue(option, this);
    const field = configField(this.source, inferenceOf(this.source, this.knowledge), object, name);
    if (!field) return undefined;
    const reader = field.source === this.source ? this : this.#elsewhere(field.source);
    const content = reader.#ofField(field, name);
    for (const one of reader.#assumed) this.assume(one);
    const canChange = content?.kind === 'sequence' || content?.kind === 'dict';
    return canChange && isMutated(this.source, name) ? undefined : content;
  }

  #ofField({ value, defaultOf }: Field, name: string): Content | undefined {
    return defaultOf === undefined
      ? this.content(value)
      : this.#default(value, `${defaultOf}.${name}`);
  }

  /** Goes on in another file, as deep as this one is. */
  #elsewhere(source: PythonSource): Reader {
    const reader = new Reader(source, this.knowledge);
    reader.#depth = this.#depth + 1;
    reader.#steps = this.#steps;
    return reader;
  }

  /** `fc.weight`; the `data` of a tensor is the tensor. */
  #madeAttribute(object: SyntaxNode, name: string): Content | undefined {
    const content = this.content(object);
    if (content?.kind === 'call') {
      const { call } = content;
      if (!NAMESPACES.has(call.name)) return { kind: 'attribute', object: call, name };
      if (isSetElsewhere(this.source, undefined, name)) return undefined;
      return this.taken(call.arguments.keywords.get(name));
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
        this.#madeAttribute(object, this.text(index))
      );
    }
    if (!object || !index || opening?.name !== '[') return undefined;
    if (closing?.name !== ']' || index.name === ':') return readSlice(node, object, this);
    const key = this.literal(index);
    if (key === undefined) return undefined;
    const content = this.content(object);
    return content && this.taken(itemAt(content, key));
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
    if (evaluated) for (const value of given.positional) this.taken(value);
    if (evaluated || name.startsWith('builtins.')) return evaluated;
    const call: Call = { name, arguments: given, from: node.from, to: node.to };
    return { kind: 'call', call };
  }

  /** `cfg.get("lr", 0.1)` of a dict. */
  #got(callee: SyntaxNode | null, end: SyntaxNode, list: SyntaxNode): Content | undefined {
    const object = callee?.name === 'MemberExpression' ? callee.firstChild : null;
    if (!object || this.text(end) !== 'get') return undefined;
    const content = this.content(object);
    if (content?.kind !== 'dict') return undefined;
    const { positional, keywords, spreads } = this.arguments(list);
    const [key, otherwise = NOTHING, more] = positional;
    if (!key || more || keywords.size > 0 || spreads.length > 0) return undefined;
    return this.taken(got(content, key, otherwise));
  }
}

function rootOf(module: string): string {
  return module.slice(0, `${module}.`.indexOf('.'));
}

const NOTHING: Value = { kind: 'literal', value: null, text: 'None' };

const FIELDS = new Set(['dataclasses.field', 'pydantic.Field']);

const NAMESPACES = new Set(['types.SimpleNamespace', 'argparse.Namespace']);

function isDecorated(classNode: SyntaxNode): boolean {
  return classNode.parent?.name === 'DecoratedStatement';
}

/** Whether a value is bound in a class's own body, not in its methods. */
function isInBody(classNode: SyntaxNode, value: SyntaxNode): boolean {
  return value.parent?.parent?.parent?.from === classNode.from;
}
