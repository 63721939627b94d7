import { children } from '../syntax/children.js';
import { readString } from '../syntax/literalToken.js';
import type { SyntaxNode } from '../syntax/nodes.js';

const FIRST_MARK = 0xe000;
const MOST_FIELDS = 100;

/**
 * What an f-string evaluates to.
 *
 * @param valueOf the text that an expression in braces becomes, if it is known.
 */
export function readFormatString(
  node: SyntaxNode,
  text: string,
  valueOf: (expression: SyntaxNode) => string | undefined,
): string | undefined {
  const fields = node.getChildren('FormatReplacement');
  if (fields.length > MOST_FIELDS) return undefined;
  const values: string[] = [];
  let plain = '';
  let end = node.from;
  for (const [i, field] of fields.entries()) {
    const [, expression, closing] = children(field);
    const value = expression && closing?.name === '}' ? valueOf(expression) : undefined;
    if (value === undefined) return undefined;
    values.push(value);
    plain += text.slice(end, field.from) + String.fromCharCode(FIRST_MARK + i);
    end = field.to;
  }
  return readString(plain + text.slice(end, node.to))
    ?.replaceAll('{{', '{')
    .replaceAll('}}', '}')
    .replace(MARKS, (mark) => values[mark.charCodeAt(0) - FIRST_MARK] ?? mark);
}

const MARKS = /[\ue000-\ue063]/g;
