import type { Layer } from '../define.js';
import { Refusal, Unreadable } from '../refusals.js';

/** What layers learn together; what occurs twice is counted once. */
export interface Total {
  readonly count: number;
  /** Layers whose numbers are not known. */
  readonly missing: readonly Layer[];
}

export function totalOf(layers: readonly Layer[]): Total {
  const seen = new Set<unknown>();
  const missing: Layer[] = [];
  let count = 0;
  for (const layer of layers) {
    if (seen.has(layer.identity)) continue;
    seen.add(layer.identity);
    try {
      count += layer.parameters();
    } catch (error) {
      if (!(error instanceof Unreadable || error instanceof Refusal)) throw error;
      missing.push(layer);
    }
  }
  return { count, missing };
}

/** @throws {Unreadable} if a layer's numbers are not known. */
export function total(layers: readonly Layer[]): number {
  const { count, missing } = totalOf(layers);
  const [first] = missing;
  if (first) first.parameters();
  return count;
}
