import type { Column, DataTable } from '../data/table.js';
import { MATRIX_COLUMNS } from './confusionTable.js';
import type { Roles } from './state.js';

/** More classes than this are no classes. */
export const MOST_CLASSES = 100;

const NAMES = {
  prediction: /^(y_?)?(pred(ict(ed|ion))?|hat|output|guess)s?([ _]?(label|class|y))?s?$/i,
  score: /(^|[ _])(y_)?(score|prob(a|ability)?|confidence|logit|p)s?([ _]?(1|pos(itive)?))?$/i,
  scoreStart: /^(y_)?(score|prob(a|ability)?|confidence|logit|p)s?[ _]/i,
  label:
    /^(y([ _]?true)?|(true|actual|gold)?[ _]?(label|target|class|truth|outcome)|true|actual|ground[ _]?truth|gt)s?$/i,
  weight: /^(sample[ _]?)?weights?$|^counts?$/i,
  model: /^(model|run|system|method|classifier|estimator)([ _]?(name|id))?$/i,
} as const;

export const NO_ROLES: Roles = {
  label: null,
  prediction: null,
  score: null,
  secondScore: null,
  classScores: [],
  weight: null,
  model: null,
};

/** What the columns of a table most likely are, by their names and by what they hold. */
export function guessRoles({ columns }: DataTable): Roles {
  const free = new Set(columns);
  const take = (column: Column | undefined): string | null => {
    if (column) free.delete(column);
    return column?.name ?? null;
  };
  const find = (test: (column: Column) => boolean): Column | undefined => [...free].find(test);

  const model = take(find((one) => NAMES.model.test(one.name) && classesOf(one) > 0));
  const weight = take(find((one) => one.numbers !== undefined && NAMES.weight.test(one.name)));
  const named = find((one) => NAMES.label.test(one.name) && classesOf(one) > 0);
  const isMatrix = named === undefined && columns[0]?.name === MATRIX_COLUMNS.label;
  const isLabel = (one: Column): boolean =>
    classesOf(one) >= 2 && !NAMES.prediction.test(one.name) && !isScore(one);
  const labelColumn = isMatrix ? columns[0] : (named ?? find(isLabel));
  const label = take(labelColumn);
  const classes = labelColumn?.categories?.names ?? [];

  const ofClasses = classes.flatMap((name) => find((one) => isScoreOf(one, name)) ?? []);
  const isPrediction = (one: Column): boolean =>
    classesOf(one) > 0 && overlaps(one.categories?.names ?? [], classes);
  const prediction = take(
    find((one) => NAMES.prediction.test(one.name) && isPrediction(one)) ??
      find(
        (one) =>
          isPrediction(one) &&
          !NAMES.score.test(one.name) &&
          !isScore(one) &&
          !ofClasses.includes(one),
      ),
  );

  const hasAll = classes.length > 0 && ofClasses.length === classes.length;
  if (hasAll && classes.length !== 2) {
    const classScores = ofClasses.map(({ name }) => name);
    return { ...NO_ROLES, label, prediction, weight, model, classScores };
  }
  if (hasAll) return { ...NO_ROLES, label, prediction, weight, model, score: take(ofClasses[1]) };
  const likely = [...free]
    .filter((one) => one.numbers !== undefined)
    .sort((one, other) => likeness(other) - likeness(one))
    .filter((one, _, all) => likeness(one) > 0 || (all[0] === one && prediction === null));
  const [first, second] = likely;
  const isTwin = first && second && likeness(first) === likeness(second);
  return {
    ...NO_ROLES,
    label,
    prediction,
    weight,
    model,
    score: take(first),
    secondScore: isTwin && model === null ? take(second) : null,
  };
}

/**
 * Whether a table surely holds labels and what was predicted: its names say so, or it has a column of
 * labels and nothing beside scores of them.
 */
export function isPredictions(table: DataTable): boolean {
  const { label, prediction, score, secondScore, classScores, weight, model } = guessRoles(table);
  if (label === null || !NAMES.label.test(label)) return false;
  const roles = [label, prediction, score, secondScore, weight, model, ...classScores];
  const isNamed =
    (prediction !== null && NAMES.prediction.test(prediction)) ||
    (score !== null && (NAMES.score.test(score) || NAMES.scoreStart.test(score)));
  const compared = prediction !== null || score !== null || classScores.length > 0;
  return isNamed || (compared && table.columns.every(({ name }) => roles.includes(name)));
}

/** How many classes a column holds; 0 if it holds none or too many. */
export function classesOf({ categories }: Column): number {
  const count = categories?.names.length ?? 0;
  return count > MOST_CLASSES ? 0 : count;
}

/** 2: called a score; 1: lies in [0, 1] with fractions; 0: some other numbers. */
function likeness(column: Column): number {
  if (NAMES.score.test(column.name) || NAMES.scoreStart.test(column.name)) return 2;
  return isScore(column) ? 1 : 0;
}

/** Numbers in [0, 1] that are not all 0 or 1. */
function isScore({ numbers }: Column): boolean {
  if (!numbers) return false;
  let isFractional = false;
  for (const value of numbers) {
    if (value < 0 || value > 1) return false;
    if (value > 0 && value < 1) isFractional = true;
  }
  return isFractional;
}

/** E.g. `cat`, `p_cat` or `probs_2` of the class `2`. */
function isScoreOf({ name, numbers }: Column, className: string): boolean {
  if (!numbers) return false;
  const lower = name.toLowerCase();
  const wanted = className.toLowerCase();
  return lower === wanted || lower.endsWith(`_${wanted}`) || lower.endsWith(` ${wanted}`);
}

function overlaps(some: readonly string[], others: readonly string[]): boolean {
  const shared = some.filter((name) => others.includes(name)).length;
  return shared > 0 && shared >= some.length / 2;
}
