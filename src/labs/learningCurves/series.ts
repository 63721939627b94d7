import { readText } from '../data/readText.js';
import { columnOf, DataError, type DataTable } from '../data/table.js';
import { sampleLog } from './samples.js';
import type { LearningCurvesState, Role } from './state.js';

/** One logged quantity: its values at ascending steps. Both of shape (n). */
export interface Series {
  readonly steps: Float64Array;
  readonly values: Float64Array;
}

export type Curve = Exclude<Role, 'step'>;
export const CURVES = [
  'trainLoss',
  'validationLoss',
  'trainAccuracy',
  'validationAccuracy',
] as const;

/** What a log holds of each quantity, and what of it could not be read. */
export interface Run {
  readonly name: string;
  readonly stepName: string;
  readonly curves: Partial<Readonly<Record<Curve, Series>>>;
  readonly problems: readonly string[];
}

const GUESSES: Readonly<Record<Role, RegExp>> = {
  step: /^(epoch|step|iter(ation)?|global_?step|batch)s?$/i,
  trainLoss: /^(?!.*(val|test|eval|dev)).*loss/i,
  validationLoss: /(val|test|eval|dev).*loss|loss.*(val|test|eval|dev)/i,
  trainAccuracy: /^(?!.*(val|test|eval|dev)).*acc/i,
  validationAccuracy: /(val|test|eval|dev).*acc|acc.*(val|test|eval|dev)/i,
};

/** Which column is what, by the names that training loops, Keras and Lightning give them. */
export function guessColumns(table: DataTable): LearningCurvesState['columns'] {
  const names = table.columns.filter(({ numbers }) => numbers).map(({ name }) => name);
  const guess = (role: Role): string | null =>
    names.find((name) => GUESSES[role].test(name)) ?? null;
  return {
    step: guess('step'),
    trainLoss: guess('trainLoss'),
    validationLoss: guess('validationLoss'),
    trainAccuracy: guess('trainAccuracy'),
    validationAccuracy: guess('validationAccuracy'),
  };
}

let last: { readonly text: string; readonly table: DataTable } | undefined;

/** @throws {DataError} if there is no table in the text. */
export function logTable(name: string, text: string): DataTable {
  if (last?.text !== text) last = { text, table: readText(name, text) };
  return last.table;
}

/** The curves of a state. A log that cannot be read has none, and a problem that says why. */
export function runOf({ source, columns }: LearningCurvesState): Run {
  if (source.kind === 'sample') {
    const { steps, ...curves } = sampleLog(source.id);
    const named = CURVES.map((curve) => [curve, { steps, values: curves[curve] }]);
    return {
      name: 'sample',
      stepName: 'epoch',
      curves: Object.fromEntries(named) as Run['curves'],
      problems: [],
    };
  }
  let table: DataTable;
  try {
    table = logTable(source.name, source.text);
  } catch (error) {
    if (!(error instanceof DataError)) throw error;
    return { name: source.name, stepName: 'step', curves: {}, problems: [error.message] };
  }
  const steps = columnOf(table, columns.step)?.numbers;
  const curves: Partial<Record<Curve, Series>> = {};
  const problems = [...table.problems];
  for (const curve of CURVES) {
    const values = columnOf(table, columns[curve])?.numbers;
    if (values) curves[curve] = series(steps, values);
    else if (columns[curve] !== null)
      problems.push(`${source.name} has no column ${columns[curve]} of numbers.`);
  }
  return { name: source.name, stepName: columns.step ?? 'row', curves, problems };
}

/**
 * The rows that have a value. Empty cells are left out, as where a log has the validation once an
 * epoch and the training at every step; but where an unbroken curve ends in cells that are no
 * numbers, the first of these stays: there the run went wrong.
 */
function series(steps: Float64Array | undefined, values: Float64Array): Series {
  const lastNumber = values.findLastIndex((value) => !Number.isNaN(value));
  const unbroken =
    lastNumber >= 0 && values.subarray(0, lastNumber + 1).every((value) => !Number.isNaN(value));
  const broken = unbroken ? lastNumber + 1 : -1;
  const rows = Array.from(values.keys()).filter(
    (row) => (!Number.isNaN(values[row]) || row === broken) && !Number.isNaN(steps?.[row] ?? 0),
  );
  const stepOf = (row: number): number => steps?.[row] ?? row + 1;
  rows.sort((a, b) => stepOf(a) - stepOf(b));
  return {
    steps: Float64Array.from(rows, stepOf),
    values: Float64Array.from(rows, (row) => values[row] ?? NaN),
  };
}

/** Another curve's value at each step of this one: the last that was logged by then, NaN before. */
export function alignedTo({ steps }: Series, other: Series): Float64Array {
  let at = -1;
  return steps.map((step) => {
    while (at + 1 < other.steps.length && (other.steps[at + 1] ?? Infinity) <= step) at += 1;
    return other.values[at] ?? NaN;
  });
}
