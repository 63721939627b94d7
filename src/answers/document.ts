import type { PythonSource } from '../python/index.js';

/** A document's syntax tree and how far the document's own text is shifted inside it. */
export interface ReadDocument {
  readonly source: PythonSource;
  /** 0 for a file; for a notebook cell, the length of the cells above it. */
  readonly start: number;
}
