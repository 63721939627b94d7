import { definitionsIn, lookUp } from '../scopes/scopes.js';
import { children, commaParts } from '../syntax/children.js';
import { nodeNames, type SyntaxNode } from '../syntax/nodes.js';
import type { PythonSource } from '../syntax/source.js';
import type { Knowledge } from '../types/knowledge.js';
import {
  framesAround,
  isWithoutEffect,
  nameOf,
  NOTHING,
  parametersOf,
  remainingParameter,
  unknownBefore,
  Unwritable,
  type Closure,
  type Frame,
  type Given,
} from './closures.js';
import { KnownFunctions } from './knownFunctions.js';
import { readLambda } from './lambda.js';
import {
  constantText,
  EXTREMES,
  functionName,
  inBrackets,
  isBoundNowhere,
  numberText,
  whole,
} from './numberNames.js';
import type { FunctionText, Value } from './value.js';

type ReadValue = (node: SyntaxNode) => Value;

/** Longer lambdas are not written. */
const LONGEST = 2000;
/** Most functions that call each other. */
const DEEPEST = 12;

/**
 * The function that an expression stands for: a lambda, a `def`, what a `def` of the file returns, or
 * `functools.partial` of one.
 *
 * @param readValue reads a name that the function takes from around it.
 * @returns what writes it out, once it is asked; `undefined` where the expression is no such function.
 */
export function functionAt(
  source: PythonSource,
  node: SyntaxNode,
  knowledge: Knowledge,
  readValue: ReadValue,
): (() => FunctionText) | undefined {
  const functions = new KnownFunctions(source, knowledge);
  if (!functions.isFunction(node)) return undefined;
  const writer = new Writer(source, functions, readValue);
  let found: FunctionText | undefined;
  return () => (found ??= writer.text(node));
}

/** Stands for an object in whose method the function is. */
const SELF = 'self';

class Writer {
  #depth = 0;
  #hasChanged = false;

  constructor(
    private readonly source: PythonSource,
    private readonly functions: KnownFunctions,
    private readonly readValue: ReadValue,
  ) {}

  text(node: SyntaxNode): FunctionText {
    try {
      const closure = this.#closure(node, []);
      const name = remainingParameter(this.source, closure);
      const body = this.#apply(closure, [name]);
      const isPlain = node.name === 'LambdaExpression' && !this.#hasChanged;
      const own = this.#slice(node);
      const lambda = isPlain && !own.includes('#') ? own : `lambda ${name}: ${body}`;
      const read = readLambda(lambda);
      return 'problem' in read ? read : { lambda };
    } catch (error) {
      if (error instanceof Unwritable) return { problem: error.message };
      throw error;
    }
  }

  #slice({ from, to }: SyntaxNode): string {
    return this.source.text.slice(from, to);
  }

  #refuse(node: SyntaxNode): never {
    throw unknownBefore(this.source, node);
  }

  #deeper<T>(node: SyntaxNode, work: () => T): T {
    if (this.#depth >= DEEPEST) return this.#refuse(node);
    this.#depth++;
    const found = work();
    this.#depth--;
    return found;
  }

  #closure(node: SyntaxNode, frames: readonly Frame[]): Closure {
    return this.#deeper(node, () => {
      switch (node.name) {
        case 'ParenthesizedExpression':
          return this.#closure(this.#only(node), frames);
        case 'LambdaExpression':
        case 'FunctionDefinition':
          return { node, frames, given: NOTHING };
        case 'VariableName': {
          const local = this.#local(node, frames);
          if (typeof local === 'object') return local;
          const defined = this.functions.definedAs(node);
          if (!defined) return this.#refuse(node);
          return this.#closure(defined, framesAround(defined, frames));
        }
        case 'MemberExpression': {
          const defined = this.functions.definedAs(node);
          if (!defined) return this.#refuse(node);
          const made = this.#closure(defined, framesAround(defined, frames));
          const isMethod =
            defined.name === 'FunctionDefinition' && !this.functions.isStatic(defined);
          return isMethod ? { ...made, given: { ...NOTHING, positional: [SELF] } } : made;
        }
        case 'CallExpression':
          return this.#made(node, frames);
        default:
          return this.#refuse(node);
      }
    });
  }

  /** What a call returns, or what `functools.partial` makes. */
  #made(node: SyntaxNode, frames: readonly Frame[]): Closure {
    const callee = node.firstChild;
    if (!callee) return this.#refuse(node);
    const { positional, keywords } = this.#arguments(node, frames);
    if (this.functions.isPartial(callee)) {
      const [inner, ...others] = positional;
      if (typeof inner !== 'object') return this.#refuse(node);
      const given = {
        positional: [...inner.given.positional, ...others],
        keywords: new Map([...inner.given.keywords, ...keywords]),
      };
      return { ...inner, given };
    }
    const maker = this.#closure(callee, frames);
    const body = maker.node.getChild('Body');
    if (!body || maker.node.name !== 'FunctionDefinition') return this.#refuse(node);
    const frame = this.#frame(maker, { positional, keywords });
    const inside = [...maker.frames, frame];
    this.#hasChanged = true;
    for (const statement of children(body)) {
      if (statement.name === 'ReturnStatement') {
        const value = statement.lastChild;
        return value && value.name !== 'return' ? this.#closure(value, inside) : this.#refuse(node);
      }
      if (!isWithoutEffect(statement)) this.#assign(statement, inside);
    }
    return this.#refuse(node);
  }

  #arguments(call: SyntaxNode, frames: readonly Frame[]): Given {
    const positional: (string | Closure)[] = [];
    const keywords = new Map<string, string | Closure>();
    for (const parts of commaParts(children(call.getChild('ArgList') ?? call))) {
      const [first, second, third] = parts;
      if (!first) continue;
      if (second?.name === 'AssignOp' && third) {
        keywords.set(this.#slice(first), this.#argument(third, frames));
      } else if (parts.length === 1) positional.push(this.#argument(first, frames));
      else return this.#refuse(call);
    }
    return { positional, keywords };
  }

  /** What is not known may be given, as long as nothing asks for it. */
  #argument(node: SyntaxNode, frames: readonly Frame[]): string | Closure {
    if (this.functions.isFunction(node)) return this.#closure(node, frames);
    const local = this.#local(node, frames);
    if (typeof local === 'object') return local;
    try {
      return this.#write(node, frames);
    } catch (error) {
      if (error instanceof Unwritable) return UNKNOWN + this.#slice(node);
      throw error;
    }
  }

  #frame({ node, frames, given }: Closure, more: Given): Frame {
    const names = new Map<string, string | Closure>();
    const positional = [...given.positional, ...more.positional];
    const keywords = new Map([...given.keywords, ...more.keywords]);
    const parameters = parametersOf(this.source, node);
    if (positional.length > parameters.length) {
      throw new Unwritable(`${nameOf(this.source, node)} must take one parameter`);
    }
    parameters.forEach(({ name, fallback }, i) => {
      const value = positional[i] ?? keywords.get(name);
      if (value !== undefined) names.set(name, value);
      else if (fallback) names.set(name, this.#argument(fallback, frames));
      else throw new Unwritable(`${nameOf(this.source, node)} must take one parameter`);
    });
    return { scope: node, names };
  }

  #apply(closure: Closure, positional: readonly (string | Closure)[], given = NOTHING): string {
    const { node, frames } = closure;
    return this.#deeper(node, () => {
      const frame = this.#frame(closure, { ...given, positional });
      if (node.name === 'LambdaExpression') {
        const body = node.lastChild;
        return body ? this.#write(body, [...frames, frame]) : this.#refuse(node);
      }
      this.#hasChanged = true;
      if (node.parent?.name === 'DecoratedStatement' && !this.functions.isStatic(node)) {
        throw new Unwritable(`${nameOf(this.source, node)} is changed by its decorator`);
      }
      const body = node.getChild('Body');
      return body ? this.#run(children(body), frames, frame) : this.#refuse(node);
    });
  }

  /** What statements return, one after the other. */
  #run(statements: readonly SyntaxNode[], outer: readonly Frame[], frame: Frame): string {
    const frames = [...outer, frame];
    for (const [i, statement] of statements.entries()) {
      if (isWithoutEffect(statement)) continue;
      if (statement.name === 'ReturnStatement') {
        const value = statement.lastChild;
        if (!value || value.name === 'return') return this.#refuse(statement);
        return this.#write(value, frames);
      }
      if (statement.name === 'IfStatement') {
        return this.#branch(children(statement), statements.slice(i + 1), outer, frame);
      }
      this.#assign(statement, frames);
    }
    throw new Unwritable(`${nameOf(this.source, frame.scope)} does not always return a number`);
  }

  #branch(
    parts: readonly SyntaxNode[],
    rest: readonly SyntaxNode[],
    outer: readonly Frame[],
    frame: Frame,
  ): string {
    const copy = (): Frame => ({ ...frame, names: new Map(frame.names) });
    const [word, test, body] = parts;
    if (!word) return this.#run(rest, outer, copy());
    if (word.name === 'else') return this.#run([...bodyOf(test), ...rest], outer, copy());
    if (!test || body?.name !== 'Body') return this.#refuse(word);
    const condition = this.#write(test, [...outer, frame]);
    const yes = this.#run([...bodyOf(body), ...rest], outer, copy());
    const no = this.#branch(parts.slice(3), rest, outer, frame);
    return this.#bounded(`${whole(yes)} if ${whole(condition)} else ${no}`);
  }

  #bounded(text: string): string {
    if (text.length <= LONGEST) return text;
    throw new Unwritable('it is too long to be computed here');
  }

  /** `name = value` and `name += value`. */
  #assign(statement: SyntaxNode, frames: readonly Frame[]): void {
    const parts = children(statement).filter(({ name }) => name !== 'TypeDef');
    const [target, sign, value, more] = parts;
    const frame = frames.at(-1);
    if (target?.name !== 'VariableName' || !sign || !value || more || !frame) {
      this.#refuse(statement);
    }
    const name = this.#slice(target);
    if (statement.name === 'AssignStatement' && sign.name === 'AssignOp') {
      frame.names.set(name, this.#argument(value, frames));
    } else if (statement.name === 'UpdateStatement') {
      const operator = this.#slice(sign).slice(0, -1);
      const old = this.#write(target, frames);
      frame.names.set(name, `${old} ${operator} ${inBrackets(this.#write(value, frames))}`);
    } else this.#refuse(statement);
  }

  /** What a name stands for in one of the functions that run. */
  #local(node: SyntaxNode, frames: readonly Frame[]): string | Closure | undefined {
    if (node.name !== 'VariableName' || frames.length === 0) return undefined;
    const name = this.#slice(node);
    const { definitions } = lookUp(this.source, node, name);
    const frame = frames.findLast(
      ({ scope }) => definitionsIn(this.source, scope, name) === definitions,
    );
    const value = frame?.names.get(name);
    const isAssigned = definitions.some(({ kind }) => kind === 'value' || kind === 'updated');
    return frame && value === undefined && isAssigned ? this.#refuse(node) : value;
  }

  #only(node: SyntaxNode): SyntaxNode {
    const [only, second] = children(node).filter(({ name }) => !PUNCTUATION.has(name));
    return only && !second ? only : this.#refuse(node);
  }

  /** An expression with numbers for the names that stand for them. */
  #write(node: SyntaxNode, frames: readonly Frame[]): string {
    const write = (part: SyntaxNode): string => this.#write(part, frames);
    switch (node.name) {
      case 'Number':
      case 'Boolean':
        return this.#slice(node);
      case 'VariableName':
        return this.#name(node, frames);
      case 'MemberExpression':
        return this.#outer(node);
      case 'ParenthesizedExpression':
        return `(${write(this.#only(node))})`;
      case 'UnaryExpression': {
        const [operator, operand] = children(node);
        if (!operator || !operand) return this.#refuse(node);
        const sign = this.#slice(operator);
        return `${sign}${sign === 'not' ? ' ' : ''}${write(operand)}`;
      }
      case 'BinaryExpression': {
        const [left, operator, right, more] = children(node);
        if (!left || !operator || !right || more) return this.#refuse(node);
        return this.#bounded(`${write(left)} ${this.#slice(operator)} ${write(right)}`);
      }
      case 'ConditionalExpression': {
        const [yes, , test, , no] = children(node);
        if (!yes || !test || !no) return this.#refuse(node);
        return this.#bounded(`${write(yes)} if ${write(test)} else ${write(no)}`);
      }
      case 'CallExpression':
        return this.#bounded(this.#call(node, frames));
      default:
        return this.#refuse(node);
    }
  }

  #name(node: SyntaxNode, frames: readonly Frame[]): string {
    const local = this.#local(node, frames);
    if (local === undefined) return this.#outer(node);
    if (typeof local === 'object') return this.#refuse(node);
    if (local.startsWith(UNKNOWN)) {
      throw new Unwritable(`${local.slice(UNKNOWN.length)} is not known before the code runs`);
    }
    if (local !== this.#slice(node)) this.#hasChanged = true;
    return inBrackets(local);
  }

  /** A name that no function binds which runs: a number, or a constant of `math`. */
  #outer(node: SyntaxNode): string {
    const text = this.#slice(node);
    const constant = constantText(this.functions.named(node), text);
    if (constant !== undefined) {
      if (constant !== text) this.#hasChanged = true;
      return constant;
    }
    const value = this.readValue(node);
    // What holds with a default only, a caller may give otherwise.
    if (value.kind === 'literal' && (value.assumed ?? []).length === 0) {
      this.#hasChanged = true;
      if (typeof value.value === 'number' && Number.isFinite(value.value)) {
        return numberText(value.value);
      }
      if (typeof value.value === 'boolean') return value.value ? 'True' : 'False';
    }
    const root = text.split('.')[0] ?? '';
    return isBoundNowhere(this.source, node, root) ? text : this.#refuse(node);
  }

  #call(node: SyntaxNode, frames: readonly Frame[]): string {
    const callee = node.firstChild;
    if (!callee) return this.#refuse(node);
    const local = this.#local(callee, frames);
    if (typeof local === 'object' || this.functions.definedAs(callee)) {
      const { positional, keywords } = this.#arguments(node, frames);
      const closure = typeof local === 'object' ? local : this.#closure(callee, frames);
      return `(${this.#apply(closure, positional, { positional: [], keywords })})`;
    }
    const name = functionName(this.source, callee, this.functions.named(callee));
    if (name === undefined) return this.#refuse(node);
    const list = node.getChild('ArgList');
    const given = commaParts(list ? children(list) : []).flatMap((parts) => {
      const [only, more] = parts;
      if (!only) return [];
      return more ? this.#refuse(node) : [this.#write(only, frames)];
    });
    if (name !== this.#slice(callee)) this.#hasChanged = true;
    const extreme = EXTREMES.get(name);
    return extreme ? extreme(given) : `${name}(${given.join(', ')})`;
  }
}

/** Begins what stands for a value that is not known. */
const UNKNOWN = '?';
const PUNCTUATION = nodeNames('(', ')', 'Comment');
function bodyOf(body: SyntaxNode | undefined): SyntaxNode[] {
  return body ? children(body) : [];
}
