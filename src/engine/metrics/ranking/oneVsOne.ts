import { distinctLabels, indexIn } from '../input/labels.js';
import { rocArea } from './areas.js';
import type { ClassColumns } from './classColumns.js';
import { withSortedSides } from './sortedSides.js';

/**
 * The mean area under the ROC curves of all pairs of classes that occur, each once with either class
 * as the positive one; weighted by how much of the samples the pair is, if so asked.
 */
export function oneVsOne({ labels, scores, classes }: ClassColumns, weighted: boolean): number {
  const places = indexIn(classes, labels);
  const present = distinctLabels(places);
  let [total, weightOfAll] = [0, 0];
  present.forEach((a, i) => {
    present.subarray(i + 1).forEach((b) => {
      const rows = places.map((_, row) => row).filter((row) => isEither(places[row]!, a, b));
      const own = rows.map((row) => places[row]!);
      const area = (positive: number): number => {
        const column = Float64Array.from(rows, (row) => scores[row * classes.length + positive]!);
        return withSortedSides({ labels: own, positive }, column, null, (sides) => rocArea(sides));
      };
      const weight = weighted ? rows.length / places.length : 1;
      total += ((area(a) + area(b)) / 2) * weight;
      weightOfAll += weight;
    });
  });
  return total / weightOfAll;
}

function isEither(place: number, a: number, b: number): boolean {
  return place === a || place === b;
}
