import type { Crosshair, LabFigure } from '../../figure/figure.js';
import type { Comparison, ComparedRun } from '../runs/compare.js';
import { differenceOf, differenceReading, placeOn } from '../runs/compare.js';
import { differenceFigure } from './gap.js';
import { timeTicks, writtenAlong } from './runs.js';

/** The selected run less another one. */
export function runDifference(
  comparison: Comparison,
  [one, other]: readonly [ComparedRun, ComparedRun],
): LabFigure {
  const difference = differenceOf(one.series, other.series);
  const crosshair: Pick<Crosshair, 'name' | 'write'> = {
    name: comparison.axisName,
    ...writtenAlong(comparison.axis),
  };
  const { title } = comparison.quantity;
  return differenceFigure(difference, {
    id: 'difference',
    title: `Difference: ${title} of ${one.name} less that of ${other.name}`,
    label: 'difference',
    reading: differenceReading(difference, [one.name, other.name], (place) =>
      placeOn(comparison.axis, comparison, place),
    ),
    crosshair,
    ticks: (domain, most) => timeTicks(comparison.axis, domain, most),
  });
}
