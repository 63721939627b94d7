/** Sums over the samples of each bin of probabilities. */
export interface Bins {
  readonly counts: Float64Array;
  readonly probabilities: Float64Array;
  readonly hits: Float64Array;
}

/**
 * Puts probabilities into bins between `edges`, ascending; a bin takes what is above its lower edge
 * and up to its upper one, and the outermost take the rest.
 *
 * @param hits 1 where the event came true, else 0.
 */
export function fillBins(probabilities: Float64Array, hits: Uint8Array, edges: Float64Array): Bins {
  const many = edges.length - 1;
  const bins = {
    counts: new Float64Array(many),
    probabilities: new Float64Array(many),
    hits: new Float64Array(many),
  };
  for (let i = 0; i < probabilities.length; i++) {
    const probability = probabilities[i]!;
    let low = 0;
    let high = many - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (edges[middle + 1]! < probability) low = middle + 1;
      else high = middle;
    }
    bins.counts[low]!++;
    bins.probabilities[low]! += probability;
    bins.hits[low]! += hits[i]!;
  }
  return bins;
}

/** `bins + 1` edges at equal distances from 0 to 1. */
export function evenEdges(bins: number): Float64Array {
  return Float64Array.from({ length: bins + 1 }, (_, i) => (i === bins ? 1 : i * (1 / bins)));
}
