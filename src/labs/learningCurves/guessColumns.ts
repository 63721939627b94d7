import type { Column, DataTable } from '../data/table.js';
import { isKindOfLoss, isStepName, readName, stepRank, wordsOf, type LogName } from './names.js';
import { resolveLog, type ResolvedLog } from './logTable.js';
import type { Sums } from './series.js';
import type { Columns } from './state.js';

/** More steps back or in place than this part are no resumes. */
const MOST_BACK = 0.01;
const FEW_BACK = 3;
/** Epochs that begin again after so many are those of another run. */
const SHORTEST_RUN = 5;

interface Named extends LogName {
  readonly name: string;
  readonly values: Float64Array;
  /** How many values it has. */
  readonly logged: number;
}

/** Which column is what, and which others may be. */
export interface ColumnGuess {
  readonly columns: Columns;
  /** Other columns for each role, the likeliest first. */
  readonly others: Readonly<Record<keyof Columns, readonly string[]>>;
  /** The parts of a loss whose whole is not in the log, the first of them taken; empty where there are none. */
  readonly parts: Readonly<Record<'trainLoss' | 'validationLoss', readonly string[]>>;
  /** A counter that several rows share, so that rows are counted. */
  readonly sharedStep: string | undefined;
  /** Columns that are named after data alone, which fall like losses or rise like accuracies. */
  readonly isBare: boolean;
}

/** Which column is what, by the names that training loops and libraries give them. */
export function guessColumns(table: DataTable): Columns {
  return guessLog(table).columns;
}

const guesses = new WeakMap<ResolvedLog, ColumnGuess>();

/** @param run which of the log's runs; its first if null. */
export function guessLog(given: DataTable, run: string | null = null): ColumnGuess {
  const log = resolveLog(given, run);
  const known = guesses.get(log) ?? makeGuess(log);
  guesses.set(log, known);
  return known;
}

function makeGuess({ table, aliases }: ResolvedLog): ColumnGuess {
  const named = table.columns.flatMap((column): Named[] =>
    column.numbers
      ? [
          {
            ...readName(aliases.get(column.name) ?? column.name),
            name: column.name,
            values: column.numbers,
            logged: loggedIn(column),
          },
        ]
      : [],
  );
  const steps = named.filter(({ words }) => isStepName(words));
  const curves = withSplitOfPrefix(named.filter((one) => !steps.includes(one) && one.logged > 0));
  const bare = curves.filter(({ kind }) => kind === 'bare');
  const isBare =
    curves.every(({ kind }) => kind !== 'loss' && kind !== 'likeLoss') && bare.length > 0;
  const risen = isBare && bare.every(({ values }) => rises(values));
  const losses = lossesOf(curves, isBare && !risen);
  const accuracies = curves.filter(
    ({ kind }) => kind === 'accuracy' || (kind === 'bare' && isBare && risen),
  );
  const trainLosses = ranked(losses, 'train');
  const heldOutLosses = ranked(losses, 'heldOut', trainLosses[0]);
  const isOfHeldOut = isLoneAccuracy(accuracies, trainLosses[0], heldOutLosses[0]);
  const trainAccuracies = isOfHeldOut ? [] : ranked(accuracies, 'train');
  const heldOutAccuracies = ranked(
    accuracies,
    isOfHeldOut ? 'train' : 'heldOut',
    trainAccuracies[0],
  );
  const judged = [trainLosses[0], heldOutLosses[0], trainAccuracies[0], heldOutAccuracies[0]];
  const step = stepOf(
    steps,
    judged.filter((one) => one !== undefined),
  );
  const name = (list: readonly Named[]): string | null => list[0]?.name ?? null;
  const others = (list: readonly Named[]): string[] => list.slice(1).map((one) => one.name);
  return {
    columns: {
      step: step?.name ?? null,
      trainLoss: name(trainLosses),
      validationLoss: name(heldOutLosses),
      trainAccuracy: name(trainAccuracies),
      validationAccuracy: name(heldOutAccuracies),
    },
    others: {
      step: steps.filter((one) => one !== step).map((one) => one.name),
      trainLoss: others(trainLosses),
      validationLoss: others(heldOutLosses),
      trainAccuracy: others(trainAccuracies),
      validationAccuracy: others(heldOutAccuracies),
    },
    parts: { trainLoss: partsOf(trainLosses), validationLoss: partsOf(heldOutLosses) },
    sharedStep: step ? undefined : steps[0]?.name,
    isBare,
  };
}

/** The parts whose sum can be taken for a loss, where the first of them is taken. */
export function sumsOf({ parts }: ColumnGuess, columns: Columns): Sums {
  const of = (role: keyof Sums): Sums =>
    parts[role].length > 0 && parts[role][0] === columns[role] ? { [role]: parts[role] } : {};
  return { ...of('trainLoss'), ...of('validationLoss') };
}

/** Whether a table is surely a training log: one of its columns is named like a loss. */
export function isLog(table: DataTable): boolean {
  const { step, trainLoss, validationLoss } = guessColumns(table);
  const { aliases } = resolveLog(table);
  const isLoss = [trainLoss, validationLoss].some(
    (name) =>
      name !== null && wordsOf(aliases.get(name) ?? name).some((word) => word.includes('loss')),
  );
  return isLoss && (step !== null || table.rows > 1);
}

/**
 * An accuracy without a word on its data, beside losses that say theirs, is that of the validation: fastai and
 * the tables of transformers are written so.
 */
function isLoneAccuracy(
  accuracies: readonly Named[],
  train: Named | undefined,
  heldOut: Named | undefined,
): boolean {
  return (
    train?.split === 'train' &&
    heldOut?.split === 'heldOut' &&
    accuracies.length > 0 &&
    accuracies.every(({ split }) => split === undefined)
  );
}

/** Of losses in other words only where none is called so. */
function lossesOf(curves: readonly Named[], takeBare: boolean): Named[] {
  const called = curves.filter(({ kind }) => kind === 'loss');
  if (called.length > 0) return called;
  const alike = curves.filter(({ kind }) => kind === 'likeLoss');
  return alike.length > 0 ? alike : curves.filter(({ kind }) => takeBare && kind === 'bare');
}

/**
 * `metrics/` are those of the validation in the logs of YOLO; the first of XGBoost's numbered validations is
 * the training where no other column is.
 */
function withSplitOfPrefix(curves: readonly Named[]): Named[] {
  const hasTrain = curves.some(
    ({ split, name }) => split === 'train' || wordsOf(name)[0] === 'loss',
  );
  const hasSlashes = curves.some(({ name }) => /^\s*val\//.test(name));
  const isFirst = ({ name }: Named): boolean => /^validation_0\b|^valid_0\b/.test(name);
  const hasSecond = curves.some(({ name }) => /^(validation|valid)_1\b/.test(name));
  return curves.map((one) => {
    if (hasSlashes && one.split === undefined && /^\s*metrics\//.test(one.name)) {
      return { ...one, split: 'heldOut' };
    }
    return !hasTrain && hasSecond && isFirst(one) ? { ...one, split: 'train' } : one;
  });
}

/** The columns of one kind of data, the likeliest first. */
function ranked(columns: readonly Named[], side: 'train' | 'heldOut', partner?: Named): Named[] {
  const own = columns.filter(({ split }) => (split ?? 'train') === side);
  const most = Math.max(0, ...own.map(({ logged }) => logged));
  const penalty = (one: Named): number =>
    one.rest.length +
    one.splitRank * 0.5 +
    (one.per === 'epoch' ? -0.3 : one.per === 'step' ? 0.3 : 0) +
    (one.isTotal ? 0.05 : one.words.some(isKindOfLoss) ? 0.08 : 0) +
    (one.logged === 1 && most > 1 ? 2 : 0) +
    (side === 'train' && one.split === undefined && own.some(isExplicit) ? 0.1 : 0) +
    (partner && partner.rest.join(' ') !== one.rest.join(' ') ? 0.4 : 0);
  const isExplicit = ({ split, rest, logged }: Named): boolean =>
    split === 'train' && rest.length === 0 && logged > 1;
  return own.toSorted((one, other) => penalty(one) - penalty(other));
}

function partsOf(ranked: readonly Named[]): string[] {
  const [first] = ranked;
  if (first?.kind !== 'loss' || first.rest.length === 0) return [];
  const parts = ranked.filter(
    ({ rest, splitRank, kind }) =>
      kind === 'loss' && rest.length > 0 && splitRank === first.splitRank,
  );
  return parts.length > 1 && ranked[1] === parts[1] ? parts.map(({ name }) => name) : [];
}

function stepOf(steps: readonly Named[], curves: readonly Named[]): Named | undefined {
  const isWhole = ({ values }: Named): boolean =>
    values.every((value) => Number.isInteger(value) || Number.isNaN(value));
  const fitting = steps.flatMap((step) => {
    const isEpoch = stepRank(step.words) === 0;
    const backs = curves.map((curve) => stepsBack(step.values, curve.values, isEpoch));
    if (backs.includes(undefined) || steps.some((outer) => restartsWith(step, outer))) return [];
    const isAscending = backs.every((back) => back === 0);
    return [
      { step, rank: stepRank(step.words) + (isWhole(step) ? 0 : 2) + (isAscending ? 0 : 1.5) },
    ];
  });
  return fitting.toSorted((one, other) => one.rank - other.rank)[0]?.step;
}

/** Whether a counter begins again whenever another one goes on, as that of batches does in each epoch. */
function restartsWith(inner: Named, outer: Named): boolean {
  let [last, lastOuter] = [NaN, NaN];
  let [down, together] = [0, 0];
  inner.values.forEach((value, row) => {
    const counted = outer.values[row] ?? NaN;
    if (value < last) {
      down++;
      if (counted > lastOuter) together++;
    }
    if (!Number.isNaN(value)) last = value;
    if (!Number.isNaN(counted)) lastOuter = counted;
  });
  return down > 0 && together === down;
}

/**
 * How often the steps of a curve's values do not ascend; `undefined` if so often that they are not those of
 * the curve, as an epoch is not that of its batches.
 */
function stepsBack(
  steps: Float64Array,
  values: Float64Array,
  isEpoch: boolean,
): number | undefined {
  let [last, first] = [NaN, NaN];
  let [logged, back, down, anew] = [0, 0, 0, 0];
  values.forEach((value, row) => {
    const step = steps[row] ?? NaN;
    if (Number.isNaN(value) || Number.isNaN(step)) return;
    logged++;
    if (Number.isNaN(first)) first = step;
    if (step < last && step === first) anew++;
    if (step <= last) back++;
    if (step < last) down++;
    last = step;
  });
  const isDescending = down > 1 && down >= logged - 1;
  if (isDescending) return 0;
  const areRuns = isEpoch && back === anew && logged >= SHORTEST_RUN * (anew + 1);
  if (logged > 0 && areRuns) return back;
  const few = Math.max(1, Math.min(FEW_BACK, Math.floor(logged / 4)));
  return logged > 0 && back <= Math.max(few, MOST_BACK * logged) ? back : undefined;
}

function loggedIn({ numbers, saysNaN }: Column): number {
  let count = saysNaN?.length ?? 0;
  for (let row = 0; row < (numbers?.length ?? 0); row++) if (!Number.isNaN(numbers?.[row])) count++;
  return count;
}

/** Whether the end of a curve is above its beginning. */
function rises(values: Float64Array): boolean {
  const finite = values.filter(Number.isFinite);
  const third = Math.max(1, Math.floor(finite.length / 3));
  const mean = (part: Float64Array): number =>
    part.reduce((all, one) => all + one, 0) / part.length;
  return finite.length > 1 && mean(finite.subarray(-third)) > mean(finite.subarray(0, third));
}
