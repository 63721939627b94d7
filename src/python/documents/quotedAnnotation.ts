import { nodeNames, type SyntaxNode } from '../syntax/nodes.js';
import type { PythonSource } from '../syntax/source.js';
import type { CodeInText } from './codeInText.js';

const QUOTED = /^(["'])([^"'\\\r\n]*)\1$/;

/** The type at an offset inside a quoted annotation, as in `x: "torch.Tensor"`, below the file that it is in. */
export function quotedAnnotationAt(source: PythonSource, offset: number): CodeInText | undefined {
  const node = source.tree.resolveInner(offset, 1);
  if (node.name !== 'String' || !isInAnnotation(node)) return undefined;
  const [, , type] = QUOTED.exec(source.text.slice(node.from, node.to)) ?? [];
  if (type === undefined) return undefined;
  const from = node.from + 1;
  return { source: source.followedBy(`\n${type}`), start: source.text.length + 1 - from };
}

/** Whether a node is all of an annotation or an argument in one, as in `Optional["Tensor"]`. */
function isInAnnotation(node: SyntaxNode): boolean {
  for (let at = node.parent; at; at = at.parent) {
    if (at.name === 'TypeDef') return true;
    if (!INSIDE.has(at.name)) return false;
  }
  return false;
}

const INSIDE = nodeNames('BinaryExpression', 'MemberExpression', 'TupleExpression');
