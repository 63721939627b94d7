import { EngineError } from '../error.js';
import { fixed, pythonFloat } from './counts/formatPython.js';
import { selectTallies, tallyClasses, type ClassTallies } from './counts/classTallies.js';
import { ALL_FSCORES, averageFscores, fscoresOf } from './counts/fscores.js';
import { checkPairs } from './counts/pairCounts.js';
import { together, type ZeroDivision } from './counts/rates.js';
import { defineMetric, type MetricResult } from './define.js';
import { wholeLabels, type NumericArray } from './input/arrays.js';
import {
  completeOptions,
  namesOrNull,
  numberThat,
  numbersOrNull,
  oneOf,
  type OptionsOf,
} from './input/options.js';

const options = {
  /** The classes that count, in the order of the rows; all that occur, ascending, if null. */
  labels: numbersOrNull(),
  /** What to call them, in the same order. */
  target_names: namesOrNull(),
  /** One weight a sample, none negative. */
  sample_weight: numbersOrNull(),
  /** Decimals in the text. */
  digits: numberThat(2, 'a whole number in [0, 70]', (value) => {
    return Number.isInteger(value) && value >= 0 && value <= 70;
  }),
  zero_division: oneOf<ZeroDivision>('warn', 0, 1, NaN),
};

/** What {@link classificationReport} takes besides its arrays, by scikit-learn's names and defaults. */
export type ClassificationReportOptions = OptionsOf<typeof options>;

/** One line of the report. */
export interface ReportRow {
  /** The class's name, or that of the average. */
  readonly name: string;
  readonly precision: number;
  readonly recall: number;
  readonly fscore: number;
  /** How many samples, or the sum of their weights. */
  readonly support: number;
}

/** What {@link classificationReport} returns. */
export interface ClassificationReport extends MetricResult {
  readonly classes: readonly ReportRow[];
  /** Which part is predicted rightly; null where `labels` leaves classes out. */
  readonly accuracy: number | null;
  /** The averages: `micro avg` (where there is no accuracy), `macro avg`, `weighted avg`. */
  readonly averages: readonly ReportRow[];
  /** scikit-learn's text, to the letter. */
  readonly text: string;
}

/**
 * Precision, recall and F1 of each class with their averages, as numbers and as text.
 *
 * @param yTrue labels, shape (n).
 * @param yPred predicted labels, shape (n).
 * @throws {EngineError} for lengths that differ, labels that are no whole numbers, or as many
 *   `target_names` as there are no classes.
 * @see https://scikit-learn.org/stable/modules/generated/sklearn.metrics.classification_report.html
 */
export function classificationReport(
  yTrue: NumericArray,
  yPred: NumericArray,
  given?: ClassificationReportOptions,
): ClassificationReport {
  const asked = completeOptions(options, given);
  const all = tallyClasses(checkPairs(yTrue, yPred, asked.sample_weight));
  const tallies =
    asked.labels === null ? all : selectTallies(all, wholeLabels('labels', asked.labels));
  const warnings = new Set<string>();
  const names = namesOf(tallies, asked.target_names, asked.labels !== null, warnings);
  const warn = { about: ALL_FSCORES, warnings };
  const fscores = fscoresOf(tallies, 1, asked.zero_division, warn);
  const classes = names.slice(0, tallies.classes.length).map((name, i) => ({
    name,
    precision: fscores.precision[i]!,
    recall: fscores.recall[i]!,
    fscore: fscores.fscore[i]!,
    support: tallies.actual[i]!,
  }));
  const united = together(tallies);
  const support = united.actual[0]!;
  const micro = averageFscores(fscoresOf(united, 1, asked.zero_division, warn), united, 'micro');
  const isAccuracy = all.classes.every((label) => tallies.classes.includes(label));
  const averages = [
    ...(isAccuracy ? [] : [{ name: 'micro avg', ...micro, support }]),
    { name: 'macro avg', ...averageFscores(fscores, tallies, 'macro'), support },
    { name: 'weighted avg', ...averageFscores(fscores, tallies, 'weighted'), support },
  ];
  const weighted = asked.sample_weight !== null;
  return {
    classes,
    accuracy: isAccuracy ? micro.precision : null,
    averages,
    text: textOf(names, classes, averages, isAccuracy ? micro.fscore : null, {
      digits: asked.digits,
      support,
      weighted,
    }),
    warnings: [...warnings],
  };
}

function namesOf(
  { classes }: ClassTallies,
  names: readonly string[] | null,
  labelsGiven: boolean,
  warnings: Set<string>,
): readonly string[] {
  if (names === null) return Array.from(classes, String);
  if (names.length !== classes.length) {
    const message = `target_names must be as many as the classes, ${classes.length}, got ${names.length}`;
    if (!labelsGiven) throw new EngineError('target_names', message);
    warnings.add(message);
  }
  return names;
}

interface Layout {
  readonly digits: number;
  readonly support: number;
  readonly weighted: boolean;
}

function textOf(
  names: readonly string[],
  classes: readonly ReportRow[],
  averages: readonly ReportRow[],
  accuracy: number | null,
  { digits, support, weighted }: Layout,
): string {
  const longest = Math.max(...names.map((name) => name.length));
  const width = Math.max(longest, 'weighted avg'.length, digits);
  const many = (value: number): string => (weighted ? pythonFloat(value) : String(value));
  const line = (name: string, cells: readonly string[]): string =>
    `${name.padStart(width)}  ${cells.map((cell) => cell.padStart(9)).join(' ')}\n`;
  const row = ({ name, precision, recall, fscore, support: samples }: ReportRow): string =>
    line(name, [...[precision, recall, fscore].map((x) => fixed(x, digits)), many(samples)]);
  return [
    line('', ['precision', 'recall', 'f1-score', 'support']),
    '\n',
    ...classes.map(row),
    '\n',
    ...(accuracy === null
      ? []
      : [line('accuracy', ['', '', fixed(accuracy, digits), many(support)])]),
    ...averages.map(row),
  ].join('');
}

export default defineMetric({
  id: 'classification_report',
  label: 'Classification report',
  forms: [
    {
      name: 'sklearn.metrics.classification_report',
      signature:
        "y_true, y_pred, *, labels=None, target_names=None, sample_weight=None, digits=2, output_dict=False, zero_division='warn'",
    },
  ],
  tex: String.raw`\left(\mathrm{precision}_c,\ \mathrm{recall}_c,\ F_{1,c},\ n_c\right)_{c=1}^{k}`,
  text: 'precision, recall, F1 and support of each class, and their averages',
  task: 'classification',
  options,
  compute: classificationReport,
});
