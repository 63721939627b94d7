/** What was found out about files that may import each other, as long as none of them changes. */
export class Circle {
  readonly #found = new Map<() => unknown, unknown>();

  /** What `make` makes, the same each time. */
  remember<T>(make: () => T): T {
    if (!this.#found.has(make)) this.#found.set(make, make());
    return this.#found.get(make) as T;
  }
}
