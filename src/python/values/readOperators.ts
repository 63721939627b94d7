import { children } from '../syntax/children.js';
import type { SyntaxNode } from '../syntax/nodes.js';
import { isIn, isSame, isTrue, operate } from './operators.js';
import type { Reading } from './reading.js';
import { literal, number } from './sequence.js';
import type { Content } from './value.js';

/** `-x`, `+x` and `not x`. */
export function readUnary(node: SyntaxNode, reading: Reading): Content | undefined {
  const [operator, operand] = children(node);
  if (!operator || !operand) return undefined;
  const sign = reading.text(operator);
  if (sign === 'not') {
    // The grammar has it around a following `and` or `or`, Python before it.
    if (operand.getChild('and') ?? operand.getChild('or')) return undefined;
    const is = isTrueAt(operand, reading);
    return is === undefined ? undefined : literal(!is);
  }
  const content = reading.content(operand);
  if (content?.kind !== 'literal' || typeof content.value !== 'number') return undefined;
  const { value, isFloat = false } = content;
  return sign === '-' ? number(-value, isFloat) : sign === '+' ? content : undefined;
}

/** Two operands with an operator between them. */
export function readBinary(node: SyntaxNode, reading: Reading): Content | undefined {
  const parts = children(node);
  const [left, operator] = parts;
  const right = parts.at(-1);
  if (!left || !operator || !right) return undefined;
  const sign = parts.slice(1, -1).map((part) => reading.text(part)).join(' '); // prettier-ignore
  const a = reading.content(left);
  if (!a) return undefined;
  if (sign === 'and' || sign === 'or') {
    const is = isTrue(a);
    if (is === undefined) return undefined;
    return is === (sign === 'or') ? a : reading.content(right);
  }
  const b = reading.content(right);
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
export function readConditional(node: SyntaxNode, reading: Reading): Content | undefined {
  const [whenTrue, , test, , whenFalse, more] = children(node);
  const is = test && !more ? isTrueAt(test, reading) : undefined;
  const taken = is === undefined ? undefined : is ? whenTrue : whenFalse;
  return taken && reading.content(taken);
}

function isTrueAt(node: SyntaxNode, reading: Reading): boolean | undefined {
  const content = reading.content(node);
  return content && isTrue(content);
}

function opposite(value: boolean | undefined): Content | undefined {
  return value === undefined ? undefined : literal(!value);
}

const COMPARISONS = ['CompareOp', 'in', 'is', 'not'] as const;

function isComparison(node: SyntaxNode): boolean {
  if (node.name !== 'BinaryExpression') return false;
  return COMPARISONS.some((name) => node.getChild(name) !== null);
}
