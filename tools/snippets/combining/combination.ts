/** A program with snippets below each other. */
export interface Combination {
  readonly name: string;
  /** In the order in which they were inserted. */
  readonly snippets: string[];
  /** The program, which takes a while to compose. */
  readonly compose: () => string;
}
