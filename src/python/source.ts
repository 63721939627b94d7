import { TreeFragment, type ChangedRange, type Tree } from '@lezer/common';
import { parser } from '@lezer/python';
import type { Neighbors } from './neighbors.js';

/** A replacement in a text: `from`–`to` (offsets in the old text) becomes `insert`. */
export interface Edit {
  readonly from: number;
  readonly to: number;
  readonly insert: string;
}

/** `1.` and `1.e-3`, which the grammar takes for an attribute of 1. */
const BARE_POINT = /\b(\d[\d_]*)\.(?=[eE][+-]?\d|[^\w.]|$)/g;

/** The same text with numbers that the grammar knows; what stands elsewhere stays where it is. */
function withWholeNumbers(text: string): string {
  return text.replace(BARE_POINT, (_, digits: string) => `${digits}0`);
}

/** Python text with its syntax tree. Never throws: broken code has a tree with error nodes. */
export class PythonSource {
  /** Here and not in maps of weak keys, whose values outlive a garbage collection of the young. */
  readonly #found = new Map<(source: PythonSource) => unknown, unknown>();

  private constructor(
    readonly text: string,
    readonly tree: Tree,
    private readonly fragments: readonly TreeFragment[],
    /** Known where the file was opened along with those that it imports. */
    readonly neighbors?: Neighbors,
  ) {}

  static parse(text: string): PythonSource {
    return PythonSource.#from(text, []);
  }

  /** The same text with other neighbors; what was found out about it is found out anew. */
  among(neighbors: Neighbors): PythonSource {
    return new PythonSource(this.text, this.tree, this.fragments, neighbors);
  }

  /** What `find` found out about this text, the first time that it was asked. */
  remember<T>(find: (source: PythonSource) => T): T {
    if (!this.#found.has(find)) this.#found.set(find, find(this));
    return this.#found.get(find) as T;
  }

  static #from(text: string, fragments: readonly TreeFragment[]): PythonSource {
    const tree = parser.parse(withWholeNumbers(text), fragments);
    return new PythonSource(text, tree, TreeFragment.addTree(tree, fragments));
  }

  /**
   * Re-parses only what the edits touched.
   *
   * @param edits not overlapping, all in offsets of the present text, in any order.
   * @param text the whole text after the edits.
   */
  edited(edits: readonly Edit[], text: string): PythonSource {
    let shift = 0;
    const changes: ChangedRange[] = [...edits]
      .sort((a, b) => a.from - b.from)
      .map(({ from, to, insert }) => {
        const fromB = from + shift;
        shift += insert.length - (to - from);
        return { fromA: from, toA: to, fromB, toB: fromB + insert.length };
      });
    return PythonSource.#from(text, TreeFragment.applyChanges(this.fragments, changes));
  }
}
