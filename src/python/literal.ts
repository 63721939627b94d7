import type { SyntaxNode } from '@lezer/common';
import { children } from './scopes.js';

export type Literal = number | string | boolean | null;

/** The value of an argument, or its text where it cannot be read off the code. */
export type Value =
  | { readonly kind: 'literal'; readonly value: Literal; readonly text: string }
  | { readonly kind: 'unreadable'; readonly text: string };

/** Evaluates literals and arithmetic on numbers; anything else is unreadable. */
export function readValue(text: string, node: SyntaxNode): Value {
  const own = text.slice(node.from, node.to);
  const value = evaluate(text, node);
  return value === undefined
    ? { kind: 'unreadable', text: own }
    : { kind: 'literal', value, text: own };
}

function evaluate(text: string, node: SyntaxNode): Literal | undefined {
  const own = text.slice(node.from, node.to);
  const number = readNumber(own); // by its text, since the grammar takes `1.` for an attribute of 1
  if (number !== undefined) return number;
  switch (node.name) {
    case 'Boolean':
      return own === 'True';
    case 'None':
      return null;
    case 'String':
      return readString(own);
    case 'ParenthesizedExpression': {
      const inner = children(node).filter((child) => child.name !== '(' && child.name !== ')');
      return inner.length === 1 && inner[0] ? evaluate(text, inner[0]) : undefined;
    }
    case 'UnaryExpression': {
      const [operator, operand] = children(node);
      const value = operand && evaluate(text, operand);
      if (typeof value !== 'number' || !operator) return undefined;
      const sign = text.slice(operator.from, operator.to);
      return sign === '-' ? -value : sign === '+' ? value : undefined;
    }
    case 'BinaryExpression': {
      const [left, operator, right] = children(node);
      if (!left || !operator || !right) return undefined;
      const a = evaluate(text, left);
      const b = evaluate(text, right);
      if (typeof a !== 'number' || typeof b !== 'number') return undefined;
      return arithmetic(a, text.slice(operator.from, operator.to), b);
    }
    default:
      return undefined;
  }
}

function arithmetic(a: number, operator: string, b: number): number | undefined {
  switch (operator) {
    case '+':
      return a + b;
    case '-':
      return a - b;
    case '*':
      return a * b;
    case '/':
      return b === 0 ? undefined : a / b;
    case '//':
      return b === 0 ? undefined : Math.floor(a / b);
    case '%':
      return b === 0 ? undefined : a - b * Math.floor(a / b);
    case '**':
      return a < 0 && !Number.isInteger(b) ? undefined : a ** b;
    default:
      return undefined;
  }
}

function readNumber(text: string): number | undefined {
  const digits = text.replaceAll('_', '');
  if (/^0[xob]/i.test(digits)) return Number(digits);
  return /^(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(digits) ? Number(digits) : undefined;
}

function readString(text: string): string | undefined {
  const match = /^(r|u)?('''|"""|'|")([\s\S]*)\2$/i.exec(text);
  const body = match?.[3];
  return body === undefined || body.includes('\\') ? undefined : body;
}
