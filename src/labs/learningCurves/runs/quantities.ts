import { resolveLog } from '../logTable.js';
import { isStepName, readName, wordsOf } from '../names.js';
import { CURVES, type Curve, type LogReading, type Series } from '../series.js';
import type { LearningCurvesState } from '../state.js';
import { CURVE_NAMES } from '../words.js';
import { along, type Axis } from './axes.js';
import { readRun, type NamedRun } from './namedRuns.js';

/** Something that runs are compared by: one of the lab's curves, or a column that several of them may have. */
export interface Quantity {
  /** What the state knows it by. */
  readonly id: string;
  readonly title: string;
  /** Which end of it is the better one; absent where a name does not tell. */
  readonly aim?: 'lowest' | 'highest';
  readonly curve?: Curve;
}

/** What is offered for a comparison has at most so many columns besides the curves. */
const MOST_COLUMNS = 300;
const COLUMN = 'column ';
/** The likeliest first. */
const ORDER: readonly Curve[] = [
  'validationLoss',
  'trainLoss',
  'validationAccuracy',
  'trainAccuracy',
];

/** What some run has, the curves first. */
export function quantitiesOf(runs: readonly NamedRun[]): Quantity[] {
  const curves = ORDER.filter((curve) => runs.some(({ columns }) => columns[curve] !== null));
  const names = new Set<string>();
  for (const run of runs) {
    const judged = new Set(CURVES.map((curve) => run.columns[curve]));
    for (const [name, column] of columnsOf(run)) {
      const isCounter = isStepName(wordsOf(name)) || column === run.columns.step;
      if (!isCounter && !judged.has(column)) names.add(name);
    }
  }
  return [...curves.map(ofCurve), ...[...names].slice(0, MOST_COLUMNS).map(ofColumn)];
}

/** The quantity that is compared: the chosen one, else the likeliest that half of the runs have. */
export function comparedOf(
  { compare }: Pick<LearningCurvesState, 'compare'>,
  runs: readonly NamedRun[],
  quantities: readonly Quantity[],
): Quantity | undefined {
  const chosen = quantities.find(({ id }) => id === compare);
  if (chosen) return chosen;
  const count = ({ curve }: Quantity): number =>
    curve ? runs.filter(({ columns }) => columns[curve] !== null).length : 0;
  return (
    quantities.find((one) => 2 * count(one) >= runs.length) ??
    quantities.toSorted((one, other) => count(other) - count(one))[0]
  );
}

/** A run's values of a quantity along an axis; empty where the run has none. */
export function seriesOf(
  run: NamedRun,
  { id, curve }: Quantity,
  { resumed }: Pick<LearningCurvesState, 'resumed'>,
  axis: Axis,
): Series {
  const reading: LogReading = { columns: run.columns, run: run.run, resumed, axis };
  if (curve) return readRun(run.table, { ...reading, sums: run.sums }).curves[curve] ?? EMPTY;
  const column = columnsOf(run).get(id.slice(COLUMN.length));
  if (column === undefined) return EMPTY;
  const columns = { ...NONE, step: run.columns.step, trainLoss: column };
  return readRun(run.table, { ...reading, columns }).curves.trainLoss ?? EMPTY;
}

/** Whether a run has a column of a quantity. */
export function hasQuantity(run: NamedRun, { id, curve }: Quantity): boolean {
  return curve ? run.columns[curve] !== null : columnsOf(run).has(id.slice(COLUMN.length));
}

/** The name of the axis that a run is shown along. */
export function axisName({ table, run, columns }: NamedRun, axis: Axis): string | undefined {
  if (axis === 'logged') return columns.step ?? 'row';
  return along(resolveLog(table, run).table, axis)?.name;
}

const NONE = {
  trainLoss: null,
  validationLoss: null,
  trainAccuracy: null,
  validationAccuracy: null,
};
const EMPTY: Series = { steps: new Float64Array(), values: new Float64Array() };

/** A run's columns of numbers, by the names that they have without the run's own. */
function columnsOf({ table, run }: NamedRun): Map<string, string> {
  const log = resolveLog(table, run);
  return new Map(
    log.table.columns.flatMap(({ name, numbers }) =>
      numbers ? [[log.aliases.get(name) ?? name, name] as const] : [],
    ),
  );
}

function ofCurve(curve: Curve): Quantity {
  const aim = curve.endsWith('Loss') ? 'lowest' : 'highest';
  return { id: curve, title: CURVE_NAMES[curve], aim, curve };
}

function ofColumn(name: string): Quantity {
  const { kind } = readName(name);
  const aim = kind === 'accuracy' ? 'highest' : kind === 'loss' ? 'lowest' : undefined;
  return { id: `${COLUMN}${name}`, title: name, ...(aim && { aim }) };
}
