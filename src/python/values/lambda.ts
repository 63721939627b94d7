import { children } from '../syntax/children.js';
import { readNumber } from '../syntax/literalToken.js';
import { containsError, type SyntaxNode } from '../syntax/nodes.js';
import { PythonSource } from '../syntax/source.js';
import { arithmetic, CONSTANTS, FUNCTIONS } from './arithmetic.js';

/** A function of one number, or why its text cannot be computed without Python. */
export type ReadLambda = { readonly compute: (x: number) => number } | { readonly problem: string };

/** Computes a part of the body; `True` and `False` are 1 and 0. */
type Term = (x: number) => number;

/** The usual names of modules; a bare name is taken for one of `builtins` or `math`. */
const MODULES: ReadonlyMap<string, string> = new Map([
  ['math', 'math'],
  ['np', 'numpy'],
  ['numpy', 'numpy'],
  ['torch', 'torch'],
]);

const CASTS: ReadonlyMap<string, (x?: number) => number> = new Map([
  ['int', (x = NaN) => Math.trunc(x)],
  ['float', (x = NaN) => x],
]);

const COMPARISONS: Readonly<Record<string, (a: number, b: number) => boolean>> = {
  '<': (a, b) => a < b,
  '<=': (a, b) => a <= b,
  '>': (a, b) => a > b,
  '>=': (a, b) => a >= b,
  '==': (a, b) => a === b,
  '!=': (a, b) => a !== b,
};

/**
 * Reads `lambda epoch: 0.95 ** epoch`: a lambda of one parameter over numbers, arithmetic, comparisons,
 * `if … else`, `and`, `or`, `not` and the functions of `math`. Never throws; `compute` gives NaN where
 * Python raises.
 */
export function readLambda(text: string): ReadLambda {
  const { tree } = PythonSource.parse(text);
  const lambda = tree.topNode.firstChild?.firstChild;
  const [, parameters, , body] = lambda ? children(lambda) : [];
  const isWhole = lambda?.name === 'LambdaExpression' && lambda.to === text.length;
  if (containsError(tree.topNode) || !isWhole || !parameters || !body) {
    return { problem: `${text} is not a lambda` };
  }
  const [parameter, second] = children(parameters);
  if (parameter?.name !== 'VariableName' || second) {
    return { problem: `${text} must take one parameter` };
  }
  try {
    return { compute: new Compiler(text, slice(text, parameter)).term(body) };
  } catch (error) {
    if (error instanceof Unreadable) return { problem: error.message };
    throw error;
  }
}

class Unreadable extends Error {}

class Compiler {
  constructor(
    private readonly text: string,
    private readonly parameter: string,
  ) {}

  term(node: SyntaxNode): Term {
    const text = slice(this.text, node);
    const number = readNumber(text);
    if (number !== undefined) return () => number;
    switch (node.name) {
      case 'Boolean':
        return () => Number(text === 'True');
      case 'VariableName':
        return text === this.parameter ? (x) => x : this.#constant(text, node);
      case 'MemberExpression':
        return this.#constant(text, node);
      case 'ParenthesizedExpression':
        return this.term(this.#only(children(node).slice(1, -1), node));
      case 'UnaryExpression':
        return this.#unary(node);
      case 'BinaryExpression':
        return this.#binary(node);
      case 'ConditionalExpression':
        return this.#conditional(node);
      case 'CallExpression':
        return this.#call(node);
      default:
        return this.#refuse(node);
    }
  }

  #refuse(node: SyntaxNode): never {
    throw new Unreadable(`${slice(this.text, node)} is not known before the code runs`);
  }

  #only(nodes: readonly SyntaxNode[], outer: SyntaxNode): SyntaxNode {
    const [only, second] = nodes;
    return only && !second ? only : this.#refuse(outer);
  }

  #constant(text: string, node: SyntaxNode): Term {
    const value = CONSTANTS.get(qualified(text));
    return value === undefined ? this.#refuse(node) : () => value;
  }

  #unary(node: SyntaxNode): Term {
    const [operator, operand] = children(node);
    if (!operator || !operand) return this.#refuse(node);
    const inner = this.term(operand);
    switch (slice(this.text, operator)) {
      case '-':
        return (x) => -inner(x);
      case '+':
        return inner;
      case 'not': // the grammar has it around a following `and` or `or`, Python before it
        if (!isLogical(operand, this.text)) return (x) => Number(inner(x) === 0);
        return node.parent?.name === 'BinaryExpression'
          ? this.#refuse(node)
          : this.#logical(operand, (first) => this.#negated(first));
      default:
        return this.#refuse(node);
    }
  }

  /** `not` before the first operand of `and` and `or`. */
  #negated(node: SyntaxNode): Term {
    if (isLogical(node, this.text)) return this.#logical(node, (first) => this.#negated(first));
    const inner = this.term(node);
    return (x) => Number(inner(x) === 0);
  }

  #logical(node: SyntaxNode, termOfFirst: (first: SyntaxNode) => Term): Term {
    const [first, sign, second] = children(node);
    if (!first || !sign || !second) return this.#refuse(node);
    const a = termOfFirst(first);
    const b = this.term(second);
    return slice(this.text, sign) === 'and' ? (x) => (a(x) === 0 ? 0 : b(x)) : (x) => a(x) || b(x);
  }

  #binary(node: SyntaxNode): Term {
    const [first, sign, second] = children(node);
    if (!first || !sign || !second) return this.#refuse(node);
    const operator = slice(this.text, sign);
    if (isLogical(node, this.text)) return this.#logical(node, (one) => this.term(one));
    const a = this.term(first);
    const b = this.term(second);
    const compare = COMPARISONS[operator];
    if (compare) {
      if (isComparison(second, this.text)) return this.#refuse(node);
      const middle = isComparison(first, this.text) ? children(first)[2] : undefined;
      if (!middle) return (x) => Number(compare(a(x), b(x)));
      const between = this.term(middle);
      return (x) => (a(x) === 0 ? 0 : Number(compare(between(x), b(x))));
    }
    if (sign.name !== 'ArithOp') return this.#refuse(node);
    return (x) => arithmetic(a(x), operator, b(x)) ?? NaN;
  }

  #conditional(node: SyntaxNode): Term {
    const [yes, , test, , no] = children(node).map((part) =>
      part.name === 'if' || part.name === 'else' ? undefined : this.term(part),
    );
    if (!yes || !test || !no) return this.#refuse(node);
    return (x) => (test(x) === 0 ? no(x) : yes(x));
  }

  #call(node: SyntaxNode): Term {
    const [callee, list] = children(node);
    const name = callee ? slice(this.text, callee) : '';
    const compute =
      CASTS.get(name) ?? FUNCTIONS.get(`builtins.${name}`) ?? FUNCTIONS.get(qualified(name));
    if (!compute || !list) return this.#refuse(node);
    const given = children(list).filter(({ name: kind }) => !['(', ')', ','].includes(kind));
    const terms = given.map((argument) => this.term(argument));
    const [only, second] = terms;
    if (!only) return this.#refuse(node);
    if (!second) return (x) => compute(only(x));
    return (x) => compute(...terms.map((term) => term(x)));
  }
}

/** Python chains `a < b < c`, which the tree shows as a comparison of a comparison. */
function isComparison(node: SyntaxNode, text: string): boolean {
  return operatorOf(node, text) in COMPARISONS;
}

function isLogical(node: SyntaxNode, text: string): boolean {
  return ['and', 'or'].includes(operatorOf(node, text));
}

function operatorOf(node: SyntaxNode, text: string): string {
  const sign = node.name === 'BinaryExpression' ? children(node)[1] : undefined;
  return sign ? slice(text, sign) : '';
}

function qualified(name: string): string {
  const dot = name.indexOf('.');
  if (dot < 0) return `math.${name}`;
  return `${MODULES.get(name.slice(0, dot)) ?? '?'}${name.slice(dot)}`;
}

function slice(text: string, { from, to }: SyntaxNode): string {
  return text.slice(from, to);
}
