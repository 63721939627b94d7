import type { Names } from '../../content/index.js';
import type { AnyLab } from '../../labs/index.js';
import { callsIn, type Call, type PythonSource } from '../../python/index.js';

/** What is loaded on first use. */
export type Labs = typeof import('./labs.js');

type LabNames = Pick<Labs, 'labFor' | 'foreignNames'>;

/** Finds those calls of a file that certain labs understand, once for each version of its text. */
class LabCalls {
  readonly #found = (): { calls?: readonly Call[] } => ({});
  readonly #leaves = new WeakMap<Names, ReadonlySet<string>>();

  #isForeign: ((name: string) => boolean) | undefined;

  constructor(private readonly matters: (lab: AnyLab) => boolean) {}

  /** In the order of the text. */
  in(source: PythonSource, names: Names, labs: LabNames): readonly Call[] {
    const { labFor } = labs;
    const isWanted = (name: string): boolean => {
      const lab = labFor(name);
      return lab !== undefined && this.matters(lab);
    };
    const found = source.remember(this.#found);
    if (!found.calls) {
      let leaves = this.#leaves.get(names);
      if (!leaves) this.#leaves.set(names, (leaves = names.leaves(isWanted)));
      const calls = callsIn(source, names, isWanted, leaves);
      const known = new Set(calls.map(({ from }) => from));
      const foreign = this.#foreignCalls(source, labs).filter(
        ({ name, from }) => isWanted(name) && !known.has(from),
      );
      found.calls =
        foreign.length > 0 ? [...calls, ...foreign].sort((a, b) => a.from - b.from) : calls;
    }
    return found.calls;
  }

  #foreignCalls(source: PythonSource, { foreignNames }: LabNames): Call[] {
    const isForeign = (this.#isForeign ??= (name) => foreignNames.has(name));
    const leaves = new Set([...foreignNames].map((name) => name.slice(name.lastIndexOf('.') + 1)));
    return callsIn(source, isForeign, isForeign, leaves);
  }
}

/** All calls that some lab understands. */
export const labCalls = new LabCalls(() => true);

/** The calls that a lab may need to understand another one. */
export const relatedCalls = new LabCalls(({ readsCallAlone }) => !readsCallAlone);
