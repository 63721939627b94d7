import { children } from '../syntax/children.js';
import { importAt } from '../syntax/importStatement.js';
import { isKeywordName, type SyntaxNode } from '../syntax/nodes.js';
import type { PythonSource } from '../syntax/source.js';
import { inferenceOf } from './inference.js';
import type { Knowledge } from './knowledge.js';
import { areAll, known, UNKNOWN, type Meaning, type Meanings } from './meaning.js';

/** What the identifier at a node stands for, as the end of a chain: `Linear` in `nn.Linear`. */
export function meaningAt(
  source: PythonSource,
  knowledge: Knowledge,
  node: SyntaxNode,
): Meaning | undefined {
  const meanings = meaningsAt(source, knowledge, node);
  return onlyOne(meanings);
}

/** The one thing that is meant, or the one method that different objects have in common. */
function onlyOne(meanings: Meanings): Meaning | undefined {
  const [first] = known(meanings);
  const areSame = areAll(
    meanings,
    (one) =>
      one === first || (one.kind === 'named' && first?.kind === 'named' && one.name === first.name),
  );
  return areSame ? first : undefined;
}

function meaningsAt(source: PythonSource, knowledge: Knowledge, node: SyntaxNode): Meanings {
  const inference = inferenceOf(source, knowledge);
  const { parent } = node;
  switch (parent?.name) {
    case 'ImportStatement': {
      const imported = importAt(source.text, parent, node);
      return imported ? inference.imported(imported) : UNKNOWN;
    }
    case 'Decorator':
    case 'AttributePattern': {
      const [root, ...attributes] = children(parent).filter(
        ({ name, to }) => (name === 'VariableName' || name === 'PropertyName') && to <= node.to,
      );
      if (!root) return UNKNOWN;
      const names = attributes.map((part) => source.text.slice(part.from, part.to));
      return inference.path(root, names);
    }
    case 'MemberExpression':
      if (node.name === 'PropertyName') return inference.of(parent);
      break;
    case 'ClassDefinition':
    case 'FunctionDefinition':
    case 'ScopeStatement':
    case 'KeywordPattern':
      return UNKNOWN;
  }
  return node.name === 'VariableName' && !isKeywordName(node) ? inference.of(node) : UNKNOWN;
}
