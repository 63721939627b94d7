const DEFINITIONS = /<defs>(.*?)<\/defs>/s;
const OUTLINE = /<path id="([^"]+)" d="([^"]+)"\/>/g;

/** Collects the outlines of letters from drawn formulas, each of them once. */
export class OutlineTable {
  readonly #numbers = new Map<string, number>();

  /** The `d` of every outline, by number. */
  get outlines(): string[] {
    return [...this.#numbers.keys()];
  }

  /**
   * The SVG without the outlines that it defines, pointing to their numbers here: `#g12`.
   *
   * @throws {Error} if it defines something else, or points to what it does not define.
   */
  take(svg: string): string {
    const definitions = DEFINITIONS.exec(svg)?.[1] ?? '';
    const ids = new Map(
      [...definitions.matchAll(OUTLINE)].map(([, id, d]) => [id, this.#add(d ?? '')]),
    );
    const others = definitions.replaceAll(OUTLINE, '');
    if (others !== '') throw new Error(`a drawn formula defines ${others}`);
    return svg.replace(DEFINITIONS, '').replaceAll(/"#([^"]+)"/g, (_use, id: string) => {
      const number = ids.get(id);
      if (number === undefined) throw new Error(`a drawn formula points to #${id}`);
      return `"#g${number}"`;
    });
  }

  #add(d: string): number {
    const number = this.#numbers.get(d) ?? this.#numbers.size;
    this.#numbers.set(d, number);
    return number;
  }
}
