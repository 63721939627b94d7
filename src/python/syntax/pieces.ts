import { NodeType, Tree, type TreeBuffer } from '@lezer/common';
import { asPython, type NodeName, type SyntaxTree } from './nodes.js';
import type { PythonSource } from './source.js';

/** What a reader made of some nodes side by side. */
export interface Piece<T> {
  /** Where the nodes begin, and where they end. */
  readonly from: number;
  readonly to: number;
  readonly value: T;
}

/**
 * Reads the syntax tree of a file piece by piece, and of an edited file only the pieces that the edit
 * touched: incremental parsing leaves the objects of all others as they are.
 */
export class PieceReader<T> {
  readonly #known = new WeakMap<Tree | TreeBuffer, T>();

  /**
   * @param read is given nodes side by side, as the children of a tree, and their text, in which they are
   *   where they are in the tree. What it makes of them must not hang on anything around them.
   * @param isOpened of which nodes the children are pieces of their own.
   */
  constructor(
    private readonly read: (tree: SyntaxTree, text: string) => T,
    private readonly isOpened: (name: NodeName) => boolean = () => false,
  ) {}

  /** In the order of the text. */
  of({ text, tree }: PythonSource): Piece<T>[] {
    const pieces: Piece<T>[] = [];
    const open: { readonly node: Tree | TreeBuffer; readonly from: number }[] = [];
    const addChildren = (
      { children, positions }: Pick<Tree, 'children' | 'positions'>,
      from: number,
    ): void => {
      for (let i = children.length - 1; i >= 0; i--) {
        const node = children[i];
        if (node) open.push({ node, from: from + (positions[i] ?? 0) });
      }
    };
    addChildren(tree, 0);
    for (let next = open.pop(); next; next = open.pop()) {
      const { node, from } = next;
      if (
        node instanceof Tree &&
        (node.type.isAnonymous || this.isOpened(node.type.name as NodeName))
      ) {
        addChildren(node, from);
        continue;
      }
      const to = from + node.length;
      let value = this.#known.get(node);
      if (value === undefined) {
        const alone = new Tree(NodeType.none, [node], [0], node.length);
        value = this.read(asPython(alone), text.slice(from, to));
        this.#known.set(node, value);
      }
      pieces.push({ from, to, value });
    }
    return pieces;
  }
}
