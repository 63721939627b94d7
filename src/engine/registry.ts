import { EngineError } from './error.js';

/** What every registered concept has: a stable id and the public names it goes by. */
export interface Named {
  /** Stable, never renamed: saved panels hold it. */
  readonly id: string;
  /** The Python callables that compute it, most usual first. */
  readonly forms: readonly Form[];
}

/** One Python callable. */
export interface Form {
  /** Fully qualified, e.g. `torch.nn.functional.leaky_relu`. */
  readonly name: string;
  /** Its parameters as Python writes them, e.g. `input, *, approximate='none'`. */
  readonly signature: string;
}

/** A family of concepts, found by id or by qualified Python name, iterated in order of definition. */
export class Registry<T extends Named> implements Iterable<T> {
  readonly #byName = new Map<string, T>();
  readonly #entries: readonly T[];

  /** @throws {Error} if two entries share an id or a name. */
  constructor(
    readonly family: string,
    entries: readonly T[],
  ) {
    this.#entries = entries;
    for (const entry of entries) {
      for (const name of [entry.id, ...entry.forms.map((form) => form.name)]) {
        if (this.#byName.has(name)) throw new Error(`${family}: ${name} is defined twice`);
        this.#byName.set(name, entry);
      }
    }
  }

  /** The entry with this id or qualified name, or `undefined`. */
  find(idOrName: string): T | undefined {
    return this.#byName.get(idOrName);
  }

  /** @throws {EngineError} if there is none: the message names those that there are. */
  get(idOrName: string): T {
    const entry = this.find(idOrName);
    if (!entry) {
      const ids = this.#entries.map(({ id }) => id).join(', ');
      throw new EngineError('idOrName', `there is no ${idOrName} among the ${this.family}: ${ids}`);
    }
    return entry;
  }

  [Symbol.iterator](): Iterator<T> {
    return this.#entries[Symbol.iterator]();
  }

  get size(): number {
    return this.#entries.length;
  }
}
