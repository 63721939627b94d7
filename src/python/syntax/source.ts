import { Tree, TreeFragment, type ChangedRange } from '@lezer/common';
import { parser } from '@lezer/python';
import type { Circle } from './circle.js';
import { asPython, type SyntaxTree } from './nodes.js';

/** A replacement in a text: `from`–`to` (offsets in the old text) becomes `insert`. */
export interface Edit {
  readonly from: number;
  readonly to: number;
  readonly insert: string;
}

/** `1.` and `1.e-3`, which the grammar takes for an attribute of 1. */
const BARE_POINT = /\b(\d[\d_]*)\.(?=[eE][+-]?\d|[^\w.]|$)/g;

/** The same text with numbers that the grammar knows; what is elsewhere stays where it is. */
function withWholeNumbers(text: string): string {
  return text.replace(BARE_POINT, (_, digits: string) => `${digits}0`);
}

/** A text that is parsed by itself. */
interface Part {
  readonly text: string;
  readonly tree: SyntaxTree;
}

/** The files that a file can import from. */
export interface Neighbors {
  /** Of the file itself, with slashes. */
  readonly path: string;
  /** Of the file as a module, from the root of the project, e.g. `models.blocks`. */
  readonly name: string;
  /** Files that may import each other, directly or not, have the same circle. */
  readonly circle: Circle;
  /** The file of a module as this file names it: `model`, `.blocks`, `package.module`, `.`. */
  module(name: string): PythonSource | undefined;
  /** Whether there is a file or a folder of that name. */
  has(module: string): boolean;
}

/** Python text with its syntax tree. Never throws: broken code has a tree with error nodes. */
export class PythonSource {
  /** Here and not in maps of weak keys, whose values outlive a garbage collection of the young. */
  readonly #found = new Map<(source: PythonSource) => unknown, unknown>();

  private constructor(
    readonly text: string,
    readonly tree: SyntaxTree,
    private readonly fragments: readonly TreeFragment[],
    /** Known where the file was opened along with those that it imports. */
    readonly neighbors?: Neighbors,
    private readonly parts: readonly Part[] = [],
  ) {}

  static parse(text: string): PythonSource {
    return PythonSource.#from(text, []);
  }

  /** The same text with other neighbors; what was found out about it is found out anew. */
  among(neighbors: Neighbors): PythonSource {
    return new PythonSource(this.text, this.tree, this.fragments, neighbors, this.parts);
  }

  /**
   * Texts one after the other, each parsed by itself: what is broken in one does not reach into the next.
   *
   * @param texts each but the last ends with a line.
   */
  static join(texts: readonly string[]): PythonSource {
    return PythonSource.#joined(texts, []);
  }

  static #joined(texts: readonly string[], known: readonly Part[]): PythonSource {
    if (texts.length < 2) return PythonSource.parse(texts[0] ?? '');
    const parts = texts.map(
      (text): Part =>
        known.find((part) => part.text === text) ?? {
          text,
          tree: parsed(text),
        },
    );
    return new PythonSource(texts.join(''), joinedTree(parts), [], undefined, parts);
  }

  /** Where each of the texts begins that were parsed one by one. */
  get starts(): readonly number[] {
    let end = 0;
    const starts = this.parts.map(({ text }) => (end += text.length) - text.length);
    return starts.length === 0 ? [0] : starts;
  }

  /** Another text below this one, parsed by itself. */
  followedBy(text: string): PythonSource {
    const own = this.parts.length > 0 ? this.parts : [{ text: this.text, tree: this.tree }];
    const below = { text, tree: parsed(text) };
    const parts = [...own, below];
    return new PythonSource(this.text + text, joinedTree(parts), [], this.neighbors, parts);
  }

  /** What `find` found out about this text, the first time that it was asked. */
  remember<T>(find: (source: PythonSource) => T): T {
    if (!this.#found.has(find)) this.#found.set(find, find(this));
    return this.#found.get(find) as T;
  }

  static #from(text: string, fragments: readonly TreeFragment[]): PythonSource {
    const tree = parser.parse(withWholeNumbers(text), fragments);
    return new PythonSource(text, asPython(tree), TreeFragment.addTree(tree, fragments));
  }

  /**
   * Re-parses only what the edits touched.
   *
   * @param edits not overlapping, all in offsets of the present text, in any order.
   * @param text the whole text after the edits.
   */
  edited(edits: readonly Edit[], text: string): PythonSource {
    if (this.parts.length > 0) return this.#editedParts(edits, text);
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

  #editedParts(edits: readonly Edit[], text: string): PythonSource {
    const moved = this.starts.map((start) =>
      edits
        .filter(({ from }) => from < start)
        .reduce(
          (at, { to, insert, from }) => at + insert.length - (Math.min(to, start) - from),
          start,
        ),
    );
    return PythonSource.#joined(
      moved.map((from, i) => text.slice(from, moved[i + 1])),
      this.parts,
    );
  }
}

function parsed(text: string): SyntaxTree {
  return asPython(parser.parse(withWholeNumbers(text)));
}

function joinedTree(parts: readonly Part[]): SyntaxTree {
  const children: Tree['children'][number][] = [];
  const positions: number[] = [];
  let from = 0;
  for (const { tree, text } of parts) {
    tree.children.forEach((child, i) => {
      children.push(child);
      positions.push(from + (tree.positions[i] ?? 0));
    });
    from += text.length;
  }
  return asPython(new Tree(parser.parse('').type, children, positions, from));
}
