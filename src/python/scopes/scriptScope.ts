import { children } from '../syntax/children.js';
import type { SyntaxNode } from '../syntax/nodes.js';
import { PieceReader, type Piece } from '../syntax/pieces.js';
import type { PythonSource } from '../syntax/source.js';
import {
  collectStatements,
  type Collected,
  type Definition,
  type Definitions,
  type DefinitionsByName,
} from './definitions.js';

/** What statements bind, by name alone: where they are changes with every edit above them. */
interface Bound extends Pick<Definitions, 'stars' | 'globals' | 'nonlocals'> {
  readonly names: ReadonlySet<string>;
}

const pieces = new PieceReader<Bound>((tree, text) => {
  const { byName, stars, globals, nonlocals } = collectStatements(text, children(tree.topNode));
  return { names: new Set(byName.keys()), stars, globals, nonlocals };
});

/** The definitions of the scope of a whole file; those of a name are collected once it is asked for. */
export function scriptScope(source: PythonSource): Definitions {
  const found = pieces.of(source);
  return {
    byName: new ScriptDefinitions(source, found),
    stars: found.flatMap(({ value }) => value.stars),
    globals: new Set(found.flatMap(({ value }) => [...value.globals])),
    nonlocals: new Set(found.flatMap(({ value }) => [...value.nonlocals])),
  };
}

class ScriptDefinitions implements DefinitionsByName {
  readonly #known = new Map<string, readonly Definition[]>();
  readonly #collected = new Map<Piece<Bound>, Collected['byName']>();
  /** The pieces that bind a name. */
  readonly #binding = new Map<string, Piece<Bound>[]>();

  constructor(
    private readonly source: PythonSource,
    pieces: readonly Piece<Bound>[],
  ) {
    for (const piece of pieces) {
      for (const name of piece.value.names) {
        const others = this.#binding.get(name);
        if (others) others.push(piece);
        else this.#binding.set(name, [piece]);
      }
    }
  }

  has(name: string): boolean {
    return this.#binding.has(name);
  }

  get(name: string): readonly Definition[] | undefined {
    const binding = this.#binding.get(name);
    if (!binding) return undefined;
    let definitions = this.#known.get(name);
    if (!definitions) {
      definitions = binding.flatMap((piece) => this.#collect(piece).get(name) ?? []);
      this.#known.set(name, definitions);
    }
    return definitions;
  }

  *[Symbol.iterator](): Iterator<[string, readonly Definition[]]> {
    for (const name of this.#binding.keys()) yield [name, this.get(name) ?? []];
  }

  #collect(piece: Piece<Bound>): Collected['byName'] {
    let collected = this.#collected.get(piece);
    if (!collected) {
      const { text, tree } = this.source;
      const statements: SyntaxNode[] = [];
      let at = tree.topNode.childAfter(piece.from);
      for (; at && at.from < piece.to; at = at.nextSibling) statements.push(at);
      collected = collectStatements(text, statements).byName;
      this.#collected.set(piece, collected);
    }
    return collected;
  }
}
