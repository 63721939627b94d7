/** What took work to make, by a key each; of many, those that were used last are kept. */
export class Recent<T> {
  readonly #values = new Map<string, { readonly value: T }>();

  /** @param most how many are kept. */
  constructor(private readonly most: number) {}

  has(key: string): boolean {
    return this.#values.has(key);
  }

  peek(key: string): T | undefined {
    return this.#values.get(key)?.value;
  }

  /** What is kept, or what `make` makes. */
  get(key: string, make: () => T): T {
    const { value } = this.#values.get(key) ?? { value: make() };
    this.set(key, value);
    return value;
  }

  set(key: string, value: T): void {
    this.#values.delete(key);
    this.#values.set(key, { value });
    for (const oldest of this.#values.keys()) {
      if (this.#values.size <= this.most) break;
      this.#values.delete(oldest);
    }
  }
}
