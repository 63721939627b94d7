import type { Described } from './described.js';

/** Which classes are tensors. */
export class Tensors {
  readonly #classes: ReadonlyMap<string, string>;
  readonly #alone: ReadonlyMap<string, string>;

  constructor(described: Described['tensors']) {
    const all = Object.entries(described);
    this.#classes = new Map(
      all.flatMap(([name, { likewise }]) =>
        [name, ...likewise].map((one): [string, string] => [one, name]),
      ),
    );
    this.#alone = new Map(
      all.flatMap(([name, { alone }]) =>
        alone.split(' ').map((one): [string, string] => [one, name]),
      ),
    );
  }

  /** The class of what is computed with objects of a class, if these are tensors. */
  tensorOf(type: string): string | undefined {
    return this.#classes.get(type);
  }

  /** The class of tensors that alone has an attribute. */
  tensorWith(attribute: string): string | undefined {
    return this.#alone.get(attribute);
  }
}
