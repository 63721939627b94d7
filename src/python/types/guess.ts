import { attributeDefinitions, classOfSelf } from '../scopes/attributes.js';
import type { Definition } from '../scopes/definitions.js';
import { reaching } from '../scopes/reaching.js';
import { lookUp } from '../scopes/scopes.js';
import { containsError, nodeNames, type SyntaxNode } from '../syntax/nodes.js';
import type { PythonSource } from '../syntax/source.js';

/** Names that stand for names that stand for names. */
const DEEPEST = 12;
const LITERALS = nodeNames(
  'ArrayComprehensionExpression',
  'ArrayExpression',
  'ContinuedString',
  'DictionaryComprehensionExpression',
  'DictionaryExpression',
  'FormatString',
  'LambdaExpression',
  'SetComprehensionExpression',
  'SetExpression',
  'String',
);

/**
 * Whether an expression of unknown type may be a tensor for all that the file shows: nothing that it is
 * made of comes from another package than the library of the tensors, is of a type that is not known, or is
 * of Python itself.
 */
export function mayBeTensor(source: PythonSource, node: SyntaxNode, library: string): boolean {
  return !containsError(node) && new Origin(source, library).isOpen(node, 0);
}

class Origin {
  readonly #seen = new Set<readonly Definition[]>();

  constructor(
    private readonly source: PythonSource,
    private readonly library: string,
  ) {}

  isOpen(node: SyntaxNode, depth: number): boolean {
    if (depth > DEEPEST) return false;
    const inside = (child: SyntaxNode | null): boolean =>
      child !== null && this.isOpen(child, depth + 1);
    switch (node.name) {
      case 'VariableName':
        return this.#isOpenName(node, depth);
      case 'MemberExpression':
        return this.#isOpenAttribute(node, depth) ?? inside(node.firstChild);
      case 'CallExpression':
        return inside(node.firstChild);
      case 'ParenthesizedExpression':
        return inside(node.firstChild?.nextSibling ?? null);
      case 'NamedExpression':
      case 'AwaitExpression':
      case 'UnaryExpression':
        return inside(node.lastChild);
      case 'BinaryExpression':
      case 'ConditionalExpression':
        return inside(node.firstChild) && inside(node.lastChild);
      case 'TupleExpression':
        return true;
      default:
        return !LITERALS.has(node.name);
    }
  }

  #isOpenName(node: SyntaxNode, depth: number): boolean {
    const name = this.source.text.slice(node.from, node.to);
    const { definitions, stars } = lookUp(this.source, node, name);
    const all = reaching(this.source, node, definitions);
    if (stars.some((one) => !this.#isOfLibrary(one))) return false;
    // What binds the name may be what cannot be read.
    if (all.length === 0 && hasErrors(this.source)) return false;
    if (this.#seen.has(all)) return true;
    return this.#areOpen(all, depth);
  }

  /** `self.x` by what the class sets it to; `undefined` for the attributes of anything else. */
  #isOpenAttribute(node: SyntaxNode, depth: number): boolean | undefined {
    const { firstChild: object, lastChild: property } = node;
    if (object?.name !== 'VariableName' || property?.name !== 'PropertyName') return undefined;
    const { text } = this.source;
    const owner = classOfSelf(text, object);
    if (!owner) return undefined;
    const name = text.slice(property.from, property.to);
    const all = attributeDefinitions(this.source, owner, name);
    return all.length > 0 && (this.#seen.has(all) || this.#areOpen(all, depth));
  }

  #isOfLibrary(path: string): boolean {
    return path === this.library || path.startsWith(`${this.library}.`);
  }

  #areOpen(all: readonly Definition[], depth: number): boolean {
    this.#seen.add(all);
    return all.every((one) => {
      switch (one.kind) {
        case 'import':
          return one.path !== undefined && this.#isOfLibrary(one.path);
        case 'value':
          return one.type === undefined && this.isOpen(one.value, depth + 1);
        case 'updated':
        case 'entered':
          return this.isOpen(one.value, depth + 1);
        case 'item':
          return this.isOpen(one.values, depth + 1);
        case 'parameter':
          return one.type === undefined;
        case 'declared':
          return false;
        default:
          return true;
      }
    });
  }
}

function hasErrors(source: PythonSource): boolean {
  return source.remember(isBroken);
}

function isBroken({ tree }: PythonSource): boolean {
  return containsError(tree.topNode);
}
