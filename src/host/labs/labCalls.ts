import type { Names } from '../../content/index.js';
import type { AnyLab } from '../../labs/index.js';
import { callsIn, type Call, type PythonSource } from '../../python/index.js';
import type { Labs } from './loadLabs.js';

/** Finds those calls of a file that certain labs understand, once for each version of its text. */
class LabCalls {
  readonly #calls = new WeakMap<PythonSource, readonly Call[]>();
  readonly #leaves = new WeakMap<Names, ReadonlySet<string>>();

  constructor(private readonly matters: (lab: AnyLab) => boolean) {}

  /** In the order of the text. */
  in(source: PythonSource, names: Names, { labFor }: Pick<Labs, 'labFor'>): readonly Call[] {
    const isWanted = (name: string): boolean => {
      const lab = labFor(name);
      return lab !== undefined && this.matters(lab);
    };
    let calls = this.#calls.get(source);
    if (!calls) {
      let leaves = this.#leaves.get(names);
      if (!leaves) this.#leaves.set(names, (leaves = names.leaves(isWanted)));
      this.#calls.set(source, (calls = callsIn(source, names, isWanted, leaves)));
    }
    return calls;
  }
}

/** All calls that some lab understands. */
export const labCalls = new LabCalls(() => true);

/** The calls that a lab may need to understand another one. */
export const relatedCalls = new LabCalls(({ readsCallAlone }) => !readsCallAlone);
