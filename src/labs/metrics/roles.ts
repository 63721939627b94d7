import type { Column, DataTable } from '../data/table.js';
import { findClassColumns, type ClassColumns } from './classColumns.js';
import {
  isIdName,
  isLossName,
  isModelName,
  isPredictionName,
  isScoreWord,
  isWeightName,
  labelName,
  mayBeWeightName,
  scoreName,
  tokensOf,
} from './columnNames.js';
import { labelRank, overlaps, predictedOf } from './labelRank.js';
import { MATRIX_COLUMNS } from './confusionTable.js';
import { isOfPredicted, plainMeaning, rangeOf } from './meaning.js';
import { positiveOf } from './positiveClass.js';
import type { Roles } from './state.js';

/** More classes than this are no classes. */
export const MOST_CLASSES = 100;
/** A column of so many rows, no two of them alike, holds no classes. */
const FEWEST_IDS = 8;

export const NO_ROLES: Roles = {
  label: null,
  prediction: null,
  score: null,
  secondScore: null,
  classScores: [],
  weight: null,
  model: null,
  meaning: 'asIs',
};

/** What the columns of a table most likely are, and what decided it. */
export interface RoleGuess {
  readonly roles: Roles;
  /** How the columns of the classes were found, if there are any. */
  readonly classColumns: ClassColumns | undefined;
  /** Columns that may be the score as well. */
  readonly otherScores: readonly string[];
  /** Columns that may be the true labels as well. */
  readonly otherLabels: readonly string[];
  /** The class that the name of the score's column names. */
  readonly scoredClass: string | undefined;
}

/** What the columns of a table most likely are, by their names and by what they hold. */
export function guessRoles(table: DataTable): Roles {
  return guess(table).roles;
}

const PIPELINE: RoleGuess = {
  roles: { ...NO_ROLES, prediction: 'label', score: 'score', meaning: 'ofPredicted' },
  classColumns: undefined,
  otherScores: [],
  otherLabels: [],
  scoredClass: undefined,
};

const guesses = new WeakMap<DataTable, RoleGuess>();

export function guess(table: DataTable): RoleGuess {
  const known = guesses.get(table) ?? makeGuess(table);
  guesses.set(table, known);
  return known;
}

function makeGuess(table: DataTable): RoleGuess {
  const { columns } = table;
  if (isPipelineOutput(table)) return PIPELINE;
  const model = columns.find((one) => isModelName(one.name) && classesOf(one) > 0 && !one.numbers);
  const weight = weightOf(columns);
  const free = columns.filter((one) => one !== model && one !== weight);
  const labels = labelsOf(free);
  const [label] = labels;
  const classes = label?.categories?.names ?? [];
  const others = free.filter((one) => one !== label);
  const classColumns = findClassColumns(
    others.filter((one) => !isIdName(one.name) || classes.includes(one.name)),
    classes,
  );
  const ofClasses = classColumns?.columns ?? [];
  const prediction = predictionOf(
    others.filter((one) => !ofClasses.includes(one)),
    classes,
  );
  const base = {
    ...NO_ROLES,
    label: label?.name ?? null,
    prediction: prediction?.name ?? null,
    weight: weight?.name ?? null,
    model: model?.name ?? null,
    classScores: ofClasses.map(({ name }) => name),
  };
  const rest = { otherLabels: labels.slice(1).map(({ name }) => name), classColumns };
  if (ofClasses.length > 0) {
    const place = classes.length === 2 ? classes.indexOf(positiveOf(classes).name) : -1;
    const score = ofClasses[place];
    const meaning = score ? plainMeaning(score) : 'asIs';
    return {
      roles: { ...base, score: score?.name ?? null, meaning },
      ...{ ...rest, otherScores: [], scoredClass: undefined },
    };
  }
  return { ...rest, ...scoreGuess(base, others, prediction, classes) };
}

/** A column of weights; one that may also be a feature only where there are no other features. */
function weightOf(columns: readonly Column[]): Column | undefined {
  const numeric = columns.filter(({ numbers }) => numbers !== undefined);
  const isFeature = (one: Column): boolean =>
    !mayBeWeightName(one.name) &&
    labelName(one.name) === 0 &&
    scoreName(one.name) === 0 &&
    !isPredictionName(one.name) &&
    !isIdName(one.name) &&
    !isIn01(one);
  return (
    numeric.find(({ name }) => isWeightName(name)) ??
    (numeric.some(isFeature) ? undefined : numeric.find(({ name }) => mayBeWeightName(name)))
  );
}

/** The columns that may be the true labels, the likeliest first. */
function labelsOf(columns: readonly Column[]): Column[] {
  const [first] = columns;
  const predictions = columns.filter(({ name }) => predictedOf(name) !== undefined);
  const rank = (one: Column): number => labelRank(one, predictions);
  const named = columns
    .filter((one) => rank(one) > 0 && classesOf(one) > 0 && !isFractional(one))
    .sort((one, other) => rank(other) - rank(one));
  if (named.length === 0 && first?.name === MATRIX_COLUMNS.label) return [first];
  if (named.length > 0) return named;
  const likely = columns.filter(
    (one) =>
      classesOf(one) >= 2 &&
      !isPredictionName(one.name) &&
      scoreName(one.name) < 2 &&
      !isFractional(one) &&
      !isIdName(one.name) &&
      !isUnique(one),
  );
  const few = (one: Column): number => (classesOf(one) === 2 ? 0 : classesOf(one));
  return likely.sort((one, other) => few(one) - few(other));
}

function predictionOf(columns: readonly Column[], classes: readonly string[]): Column | undefined {
  const fitting = columns.filter(
    (one) => classesOf(one) > 0 && !isFractional(one) && overlaps(one, classes),
  );
  return (
    fitting.find(({ name }) => isPredictionName(name)) ??
    fitting.find(({ name }) =>
      tokensOf(name).some((word) => /^(pred|predicted|prediction)s?$/.test(word)),
    ) ??
    fitting.find(({ name, numbers }) => scoreName(name) < 2 && !isIdName(name) && !numbers) ??
    (columns.length === 1 ? fitting.find(({ name }) => scoreName(name) < 2) : undefined)
  );
}

/** How likely a column is a score of which only its numbers tell. */
const BY_NUMBERS = 1;

function scoreGuess(
  base: Roles,
  others: readonly Column[],
  prediction: Column | undefined,
  classes: readonly string[],
): Omit<RoleGuess, 'otherLabels' | 'classColumns'> {
  const candidates = others
    .filter((one) => one.numbers !== undefined && one !== prediction && !isUniqueId(one))
    .map((column) => ({ column, likeness: likeness(column) }))
    .filter(
      ({ likeness: value }, _, all) => value > 0 || (prediction === undefined && all.length === 1),
    )
    .sort((one, other) => other.likeness - one.likeness);
  const [first, second] = candidates;
  const areFeatures =
    prediction !== undefined && candidates.length > 1 && (first?.likeness ?? 0) <= BY_NUMBERS;
  if (!first || areFeatures) return { roles: base, otherScores: [], scoredClass: undefined };
  const { column } = first;
  const isTwin =
    second?.likeness === first.likeness &&
    base.model === null &&
    classes.length <= 2 &&
    isAlike(column, second.column);
  const scoredClass = classes.length === 2 ? classNamedBy(column.name, classes) : undefined;
  const isConfidence = prediction !== undefined && isOfPredicted(column, prediction);
  return {
    roles: {
      ...base,
      score: column.name,
      secondScore: isTwin ? second.column.name : null,
      meaning: isConfidence ? 'ofPredicted' : plainMeaning(column),
    },
    otherScores: candidates.slice(1).map(({ column: { name } }) => name),
    scoredClass,
  };
}

/** The class that a column's name names beside words for a score, e.g. `ham` of `prob_ham`. */
function classNamedBy(name: string, classes: readonly string[]): string | undefined {
  const tokens = tokensOf(name);
  return classes.find((one) => {
    const wanted = tokensOf(one);
    const at = tokens.findIndex((_, i) => wanted.every((word, k) => tokens[i + k] === word));
    if (wanted.length === 0 || at < 0) return false;
    const others = [...tokens.slice(0, at), ...tokens.slice(at + wanted.length)];
    return others.length > 0 && others.every(isScoreWord);
  });
}

/** Two scores of the same kind are those of two models. */
function isAlike(one: Column, other: Column): boolean {
  const [a, b] = [rangeOf(one), rangeOf(other)];
  const isProbability = ({ low, high }: typeof a): boolean => low >= 0 && high <= 1;
  return isProbability(a) === isProbability(b);
}

/**
 * Whether a table is what a pipeline of transformers prints: `label` is what was predicted, and `score` the
 * confidence in it, which is never below that of all other classes together.
 */
export function isPipelineOutput({ name, columns }: DataTable): boolean {
  const label = columns.find((one) => one.name === 'label');
  const score = columns.find((one) => one.name === 'score');
  if (!label?.categories || label.numbers || !score?.numbers) return false;
  const names = label.categories.names;
  const isUsual = names.every((one) => /^(LABEL_\d+|POSITIVE|NEGATIVE|NEUTRAL)$/.test(one));
  const { low, high } = rangeOf(score);
  const others = columns.filter(
    (one) => one !== label && (labelName(one.name) > 0 || isPredictionName(one.name)),
  );
  const least = 1 / Math.max(2, names.length);
  return (isUsual || /\.jsonl?$/i.test(name)) && others.length === 0 && low >= least && high <= 1;
}

/**
 * Whether a table surely holds labels and what was predicted: its names say so, or it has a column of
 * labels and nothing beside scores of them.
 */
export function isPredictions(table: DataTable): boolean {
  const { label, prediction, score, secondScore, classScores, weight, model } = guessRoles(table);
  if (label === null || labelName(label) === 0) return false;
  const roles = [label, prediction, score, secondScore, weight, model, ...classScores];
  const isNamed =
    (prediction !== null && isPredictionName(prediction)) ||
    (score !== null && scoreName(score) > 0);
  const compared = prediction !== null || score !== null || classScores.length > 0;
  return isNamed || (compared && table.columns.every(({ name }) => roles.includes(name)));
}

/** How many classes a column holds; 0 if it holds none or too many. */
export function classesOf({ categories }: Column): number {
  const count = categories?.names.length ?? 0;
  return count > MOST_CLASSES ? 0 : count;
}

/** How likely a column of numbers is a score: by its name, then by lying in [0, 1] with fractions. */
function likeness(column: Column): number {
  if (isLossName(column.name)) return 0;
  const named = scoreName(column.name);
  const isShare = isFractional(column) && isIn01(column);
  if (named >= 2) return 2 + named + (isShare ? 0.5 : 0);
  if (isIdName(column.name)) return 0;
  if (named === 1) return isShare ? 4 : 2;
  return isShare ? BY_NUMBERS : 0;
}

function isIn01(column: Column): boolean {
  const { low, high } = rangeOf(column);
  return low >= 0 && high <= 1;
}

/** Numbers that are not all whole. */
function isFractional(column: Column): boolean {
  return column.numbers !== undefined && !rangeOf(column).isWhole;
}

function isUnique({ categories }: Column): boolean {
  if (!categories) return true;
  return (
    categories.codes.length >= FEWEST_IDS && categories.names.length === categories.codes.length
  );
}

function isUniqueId(column: Column): boolean {
  return isIdName(column.name) && scoreName(column.name) < 2;
}
