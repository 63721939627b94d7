import { attributeDefinitions, classOfSelf } from '../scopes/attributes.js';
import type { Definition } from '../scopes/definitions.js';
import { lookUp } from '../scopes/scopes.js';
import { children } from '../syntax/children.js';
import { nodeNames, type SyntaxNode } from '../syntax/nodes.js';
import type { PythonSource } from '../syntax/source.js';
import type { Knowledge } from '../types/knowledge.js';
import { meaningAt } from '../types/trace.js';

const CALLEES = nodeNames('VariableName', 'MemberExpression');

/** Finds the functions that the expressions of a file stand for. */
export class KnownFunctions {
  constructor(
    private readonly source: PythonSource,
    private readonly knowledge: Knowledge,
  ) {}

  isFunction(node: SyntaxNode): boolean {
    switch (node.name) {
      case 'LambdaExpression':
        return true;
      case 'VariableName':
      case 'MemberExpression':
        return this.definedAs(node) !== undefined;
      case 'CallExpression': {
        const callee = node.firstChild;
        if (!callee || !CALLEES.has(callee.name)) return false;
        const [only, ...others] = this.#definitions(callee);
        return (only?.kind === 'function' && others.length === 0) || this.isPartial(callee);
      }
      default:
        return false;
    }
  }

  /** The lambda or `def` that a name stands for, or the expression that makes the function. */
  definedAs(node: SyntaxNode): SyntaxNode | undefined {
    const [only, ...others] = this.#definitions(node);
    if (!only || others.length > 0) return undefined;
    if (only.kind === 'function') return only.node;
    if (only.kind !== 'value' || only.part.length > 0) return undefined;
    const isMade = only.value.name === 'LambdaExpression' || only.value.name === 'CallExpression';
    return isMade && this.isFunction(only.value) ? only.value : undefined;
  }

  #definitions(node: SyntaxNode): readonly Definition[] {
    if (node.name === 'VariableName')
      return lookUp(this.source, node, this.#slice(node)).definitions;
    const [object, dot, property] = children(node);
    if (object?.name !== 'VariableName' || dot?.name !== '.' || !property) return [];
    const owner = classOfSelf(this.source.text, object);
    return owner ? attributeDefinitions(this.source, owner, this.#slice(property)) : [];
  }

  /** Whether what is called is `functools.partial`. */
  isPartial(callee: SyntaxNode): boolean {
    return this.named(callee) === 'functools.partial';
  }

  /** The qualified name of what is not the file's own. */
  named(node: SyntaxNode): string | undefined {
    const end = node.name === 'MemberExpression' ? node.lastChild : node;
    const meaning = end ? meaningAt(this.source, this.knowledge, end) : undefined;
    return meaning?.kind === 'named' ? meaning.name : undefined;
  }

  /** Whether a `def` is a static method. */
  isStatic(definition: SyntaxNode): boolean {
    const decorated = definition.parent?.name === 'DecoratedStatement' ? definition.parent : null;
    return (decorated?.getChildren('Decorator') ?? []).some((one) =>
      /^@\s*staticmethod\b/.test(this.#slice(one)),
    );
  }

  #slice({ from, to }: SyntaxNode): string {
    return this.source.text.slice(from, to);
  }
}
