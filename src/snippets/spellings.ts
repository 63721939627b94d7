import { aliasesAt, aliasFor, isTaken, type PythonSource } from '../python/index.js';
import type { SnippetImport } from './catalogue.js';

/** How a snippet's import is written at a place of a file. */
export interface ImportSpelling {
  /** What stands for the imported name, e.g. `nn`, `torch.nn`. */
  readonly expression: string;
  /** The import that the file lacks. */
  readonly missing?: string;
}

/** Spells the imports of snippets at one place; what it has found out it keeps. */
export class Spellings {
  readonly #imported: ReadonlyMap<string, string>;
  readonly #aliases = new Map<string, string | undefined>();
  readonly #taken = new Map<string, boolean>();

  constructor(
    private readonly source: PythonSource,
    private readonly offset: number,
  ) {
    this.#imported = aliasesAt(source, offset);
  }

  /**
   * As the file spells the name: by its own import, or through the module that it is in. Where the
   * snippet needs that word for something else, or the file has neither, it is imported.
   */
  of({ name, local, statement, at }: SnippetImport, binds: readonly string[]): ImportSpelling {
    const alias = this.#alias(name);
    const isOffered = at.length === 0; // by a snippet of imports alone
    const isFree = alias !== undefined && !binds.includes(alias.split('.')[0] ?? '');
    if (isFree && (!isOffered || alias === local)) {
      return { expression: alias };
    }
    if (!this.#isTaken(local)) return { expression: local, missing: statement };
    let other = `${local}_`;
    while (this.#isTaken(other) || binds.includes(other)) other += '_';
    const bare = statement.replace(/ as \w+$/, '');
    return { expression: other, missing: `${bare} as ${other}` };
  }

  #alias(name: string): string | undefined {
    if (!this.#aliases.has(name)) this.#aliases.set(name, this.#find(name));
    return this.#aliases.get(name);
  }

  #find(name: string): string | undefined {
    const found = aliasFor(name, this.#imported);
    if (!found) return undefined;
    const { alias, imported } = found;
    const rest = name.slice(imported.length);
    const isOwn = rest === '';
    const isMember = rest.lastIndexOf('.') === 0 && isLoadedWith(imported, name);
    const isWritten = this.source.text.includes(
      `${alias}${rest.slice(0, rest.lastIndexOf('.') + 1)}`,
    );
    return isOwn || isMember || (rest.lastIndexOf('.') > 0 && isWritten) ? alias + rest : undefined;
  }

  #isTaken(name: string): boolean {
    let taken = this.#taken.get(name);
    if (taken === undefined) {
      this.#taken.set(name, (taken = isTaken(this.source, this.offset, name)));
    }
    return taken;
  }
}

/** Importing a package imports its modules in PyTorch, but not in others, e.g. `matplotlib.pyplot`. */
function isLoadedWith(imported: string, name: string): boolean {
  const isModule = /\.[a-z]\w*$/.test(name) && !imported.includes('.');
  return !isModule || /^torch\b/.test(name);
}
