import { columnOf, DataError, type Column, type DataTable } from '../data/table.js';
import { classesOfColumns } from './classColumns.js';
import { withAlignedClasses } from './alignedClasses.js';
import { asConfusionTable } from './confusionTable.js';
import { scoreOf, type Meaning } from './meaning.js';
import { withOneHotLabels } from './oneHot.js';
import { positiveOf } from './positiveClass.js';
import { guess, isPipelineOutput, MOST_CLASSES } from './roles.js';
import { RowReader } from './rowReader.js';
import type { MetricsState, Roles } from './state.js';

/** What one model says of rows of two classes. All of shape (n). */
export interface ScoredRows {
  readonly model: string;
  /** 1 for the positive class. */
  readonly yTrue: Int32Array;
  readonly scores: Float64Array;
  readonly weights: Float64Array | null;
}

/** Two classes and a score. */
export interface BinaryProblem {
  readonly kind: 'binary';
  readonly positive: string;
  /** The other class, or `rest` where there are several. */
  readonly negative: string;
  /** One or two. */
  readonly models: readonly ScoredRows[];
  /** Whether the models' rows are the same. */
  readonly paired: boolean;
  /** Which rows are left out and why, and other things to know; a sentence each. */
  readonly notes: readonly string[];
}

/** Any number of classes and a predicted one. All arrays of shape (n). */
export interface ClassProblem {
  readonly kind: 'classes';
  readonly classes: readonly string[];
  /** Indexes into `classes`. */
  readonly yTrue: Int32Array;
  readonly yPred: Int32Array;
  readonly weights: Float64Array | null;
  /** A column a class, in their order; empty where there are none. */
  readonly scores: readonly Float64Array[];
  readonly notes: readonly string[];
}

export type Problem = BinaryProblem | ClassProblem;

/** What of the state says how a table is to be read. */
export type Reading = Pick<MetricsState, 'columns' | 'positive' | 'models'>;

/** The table that is looked at, which for a confusion matrix is that of its cells, and its columns. */
export function resolveTable(
  table: DataTable,
  columns: Roles | null,
): { readonly table: DataTable; readonly roles: Roles } {
  const resolved =
    resolvedTables.get(table) ??
    asConfusionTable(table) ??
    withAlignedClasses(withOneHotLabels(table));
  resolvedTables.set(table, resolved);
  return { table: resolved, roles: columns ?? guess(resolved).roles };
}

const resolvedTables = new WeakMap<DataTable, DataTable>();

/** All classes that a table's columns of labels and predictions hold, in their order. */
export function classesOfTable(
  table: DataTable,
  { label, prediction, classScores }: Roles,
): readonly string[] {
  const own = columnOf(table, label)?.categories?.names ?? [];
  if (own.length > 0 && classScores.length > own.length) return classesOfColumns(classScores, own);
  const predicted = columnOf(table, prediction)?.categories?.names ?? [];
  const others = predicted.filter((name) => !own.includes(name));
  if (others.length === 0) return own;
  const all = [...own, ...others];
  return all.every((name) => Number.isFinite(Number(name)))
    ? all.sort((a, b) => Number(a) - Number(b))
    : all;
}

/** The class of two that counts as positive unless told: the one that the score is named after, if any. */
export function usualPositive(table: DataTable, roles: Roles): string {
  const classes = classesOfTable(table, roles);
  const { roles: guessed, scoredClass } = guess(table);
  return guessed.score === roles.score && scoredClass !== undefined
    ? scoredClass
    : positiveOf(classes).name;
}

/** What a table says of itself, for the state that shows it first. */
export function suggestedReading(given: DataTable): Pick<Reading, 'columns' | 'positive'> {
  const { table, roles } = resolveTable(given, null);
  const classes = classesOfTable(table, roles);
  const isBinary = classes.length === 2 && roles.score !== null;
  return { columns: roles, positive: isBinary ? namedPositive(usualPositive(table, roles)) : null };
}

/** Labels 0 and 1 need no word on which is positive, in scikit-learn neither. */
export function namedPositive(positive: string): string | null {
  return positive === '1' ? null : positive;
}

/**
 * What there is to measure in a table.
 *
 * @throws {DataError} if there are no labels, or nothing to compare them with.
 */
export function problemOf(given: DataTable, reading: Reading): Problem {
  const { table, roles } = resolveTable(given, reading.columns);
  const known = table.columns.map(({ name }) => `“${name}”`).join(', ');
  const label = columnOf(table, roles.label);
  if (!label && isPipelineOutput(table)) {
    throw new DataError(
      `${table.name} holds what a model predicted, a label and the confidence in it, and no true labels. Open it along with a file of them, or add them as another column.`,
    );
  }
  if (!label?.categories) {
    throw new DataError(
      `No column of ${table.name} is chosen that holds classes. Choose the column of true labels under Data; there are ${known}.`,
    );
  }
  const classes = classesOfTable(table, roles);
  if (classes.length > MOST_CLASSES) {
    throw new DataError(
      `“${label.name}” holds ${classes.length} different values, too many for classes. Choose another column of true labels; there are ${known}.`,
    );
  }
  const rows = new RowReader(table, roles, reading.models);
  const classScores = roles.classScores.map((name) => columnOf(table, name));
  const { positive } = reading;
  const isChosen = positive !== null && classes.includes(positive);
  const chosen = isChosen ? positive : usualPositive(table, roles);
  const ofClass = classScores[classes.indexOf(chosen)];
  const isOfClasses = classScores.some((column) => column?.name === roles.score);
  const score =
    (classes.length > 2 && isChosen) || (classes.length === 2 && isOfClasses)
      ? ofClass
      : columnOf(table, roles.score);
  if (score?.numbers && (classes.length <= 2 || isChosen)) {
    const second = classes.length <= 2 ? columnOf(table, roles.secondScore) : undefined;
    const prediction = columnOf(table, roles.prediction);
    const { meaning } = roles;
    const columns = { label, classes, positive: chosen, score, second, prediction, meaning };
    return binaryProblem(rows, columns);
  }
  return classProblem(rows, {
    label,
    classes,
    prediction: columnOf(table, roles.prediction),
    classScores: classScores.flatMap((column) => column ?? []),
  });
}

interface BinaryColumns {
  readonly label: Column;
  readonly classes: readonly string[];
  readonly positive: string;
  readonly score: Column;
  readonly second: Column | undefined;
  readonly prediction: Column | undefined;
  readonly meaning: Meaning;
}

function binaryProblem(rows: RowReader, columns: BinaryColumns): BinaryProblem {
  const { label, classes, positive, score, second, prediction, meaning } = columns;
  const needed = second ? [score, second] : [score];
  const code = label.categories?.names.indexOf(positive) ?? -1;
  const predicted = prediction?.categories;
  const predictedCode = predicted?.names.indexOf(positive) ?? -1;
  const modelOf = (name: string, column: Column, chosen: Int32Array): ScoredRows => ({
    model: name,
    yTrue: chosen.map((row) => (label.categories?.codes[row] === code ? 1 : 0)),
    scores: rows
      .numbers(column, chosen)
      .map((value, i) =>
        scoreOf(value, meaning, predicted?.codes[chosen[i] ?? -1] === predictedCode),
      ),
    weights: rows.weights(chosen),
  });
  const pooled = rows.models.length > 0 ? undefined : rows.complete(label, needed);
  const models = pooled
    ? needed.map((column) => modelOf(column.name, column, pooled))
    : rows.models.map((name) => modelOf(name, score, rows.complete(label, needed, name)));
  const others = classes.filter((name) => name !== positive);
  return {
    kind: 'binary',
    positive,
    negative: others.length === 1 ? (others[0] ?? '') : 'rest',
    models,
    paired: pooled !== undefined,
    notes: rows.notes(),
  };
}

interface ClassColumns {
  readonly label: Column;
  readonly classes: readonly string[];
  readonly prediction: Column | undefined;
  readonly classScores: readonly Column[];
}

function classProblem(rows: RowReader, columns: ClassColumns): ClassProblem {
  const { label, classes, prediction, classScores } = columns;
  const hasScores = classScores.length === classes.length && classScores.length > 0;
  if (!prediction?.categories && !hasScores) {
    throw new DataError(
      `There is nothing to compare “${label.name}” with. Choose a column of predicted classes${classes.length <= 2 ? ' or of scores' : `, or one of probabilities for each of the ${classes.length} classes,`} under Data.`,
    );
  }
  const [model] = rows.models;
  const needed = hasScores ? classScores : [];
  const chosen = rows.complete(label, needed, model, prediction);
  const scores = needed.map((column) => rows.numbers(column, chosen));
  return {
    kind: 'classes',
    classes,
    yTrue: codesIn(classes, label, chosen),
    yPred: prediction?.categories
      ? codesIn(classes, prediction, chosen)
      : chosen.map((_, i) => indexOfHighest(scores, i)),
    weights: rows.weights(chosen),
    scores,
    notes: rows.notes(),
  };
}

function codesIn(classes: readonly string[], { categories }: Column, rows: Int32Array): Int32Array {
  const places = (categories?.names ?? []).map((name) => classes.indexOf(name));
  return rows.map((row) => places[categories?.codes[row] ?? -1] ?? -1);
}

/** The first of equal ones, as numpy's argmax. */
function indexOfHighest(scores: readonly Float64Array[], row: number): number {
  let best = 0;
  for (let i = 1; i < scores.length; i++) {
    if ((scores[i]?.[row] ?? NaN) > (scores[best]?.[row] ?? NaN)) best = i;
  }
  return best;
}
