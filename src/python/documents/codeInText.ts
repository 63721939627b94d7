import type { PythonSource } from '../syntax/source.js';

/** Python inside another text. */
export interface CodeInText {
  readonly source: PythonSource;
  /** How much later something is in the source than in the text. */
  readonly start: number;
}
