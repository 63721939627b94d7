import { TreeFragment, type ChangedRange, type Tree } from '@lezer/common';
import { parser } from '@lezer/python';

/** A replacement in a text: `from`–`to` (offsets in the old text) becomes `insert`. */
export interface Edit {
  readonly from: number;
  readonly to: number;
  readonly insert: string;
}

/** Python text with its syntax tree. Never throws: broken code has a tree with error nodes. */
export class PythonSource {
  private constructor(
    readonly text: string,
    readonly tree: Tree,
    private readonly fragments: readonly TreeFragment[],
  ) {}

  static parse(text: string): PythonSource {
    return PythonSource.#from(text, []);
  }

  static #from(text: string, fragments: readonly TreeFragment[]): PythonSource {
    const tree = parser.parse(text, fragments);
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
