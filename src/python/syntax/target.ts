import { children } from './children.js';
import type { SyntaxNode } from './nodes.js';
import type { PythonSource } from './source.js';

/** What an expression is assigned to, as it is written, e.g. `self.scheduler`; none for several. */
export function targetOf(source: PythonSource, expression: SyntaxNode): string | undefined {
  const statement = expression.parent;
  if (statement?.name !== 'AssignStatement') return undefined;
  const [target, sign, value, more] = children(statement);
  const isPlain = target?.name === 'VariableName' || target?.name === 'MemberExpression';
  if (!target || !isPlain || sign?.name !== 'AssignOp' || more) return undefined;
  return value?.from === expression.from ? source.text.slice(target.from, target.to) : undefined;
}
