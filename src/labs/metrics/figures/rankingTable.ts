import type { Table } from '../../figure/figure.js';
import type { RankedModel } from '../binary.js';

/** What models come to at some of their thresholds, evenly spread from the highest to the lowest. */
export function rankingTable(
  models: readonly RankedModel[],
  columns: readonly string[],
  cellsOf: (model: RankedModel, row: number) => readonly number[],
  { first = 'model', most }: { readonly first?: string; readonly most: number },
): Table {
  return {
    columns: [first, 'threshold', ...columns],
    rows: models.flatMap((model) =>
      evenly(model, Math.floor(most / models.length)).map((row) => [
        model.name,
        model.ranking.thresholds[row] ?? NaN,
        ...cellsOf(model, row),
      ]),
    ),
  };
}

/** At most so many rows of a ranking, from the highest score to the lowest. */
function evenly({ ranking }: RankedModel, most: number): number[] {
  const last = ranking.thresholds.length - 1;
  const count = Math.min(last, most);
  if (count === 1) return [last];
  return Array.from({ length: count }, (_, i) => 1 + Math.round((i * (last - 1)) / (count - 1)));
}
