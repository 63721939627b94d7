import * as v from 'valibot';
import { userSourceSchema } from '../data/source.js';
import { calls } from './calls.js';
import { MEANINGS } from './meaning.js';
import { samples } from './samples/index.js';

/** Pictures of a threshold, then pictures of several classes. */
export const FIGURES = [
  'scores',
  'matrix',
  'pr',
  'roc',
  'f1',
  'calibration',
  'cost',
  'models',
  'confusion',
  'classes',
  'class-roc',
  'class-pr',
] as const;

const columnName = v.pipe(v.string(), v.maxLength(1000));
const code = v.pipe(v.string(), v.maxLength(500_000));
const cost = v.pipe(v.number(), v.finite(), v.minValue(0), v.maxValue(1e9));

/** What the columns of the table are. */
const rolesSchema = v.object({
  /** The true classes. */
  label: v.nullable(columnName),
  /** The predicted classes. */
  prediction: v.nullable(columnName),
  /** The score or probability of the positive class. */
  score: v.nullable(columnName),
  /** That of a second model on the same rows. */
  secondScore: v.nullable(columnName),
  /** The probability of each class, in the order of the classes; empty where there are none. */
  classScores: v.pipe(v.array(columnName), v.maxLength(100)),
  weight: v.nullable(columnName),
  /** Which model a row is of, where the rows of several are below each other. */
  model: v.nullable(columnName),
  /** What the numbers of the scores are. */
  meaning: v.optional(v.picklist(MEANINGS), 'asIs'),
});

export const metricsSchema = v.object({
  data: v.variant('kind', [
    v.object({ kind: v.literal('sample'), id: v.picklist(samples.map(({ id }) => id)) }),
    ...userSourceSchema.options,
  ]),
  /** More columns of the same rows, e.g. the true labels of a submission; none if null. */
  second: v.optional(v.nullable(userSourceSchema), null),
  /** As the table suggests if null. */
  columns: v.nullable(rolesSchema),
  /** The class that counts as positive; if null the usual one of two, or all classes where there are more. */
  positive: v.nullable(columnName),
  /** Which models of the column `model` are compared; its first two if empty. */
  models: v.pipe(v.array(columnName), v.maxLength(2)),
  /** A row is called positive from this score on; where probabilities are parted at one half if null. */
  threshold: v.nullable(v.pipe(v.number(), v.finite())),
  /** What a false positive and a false negative cost, in [0, 1e9]. */
  costs: v.object({ fp: cost, fn: cost }),
  /** Bins of the calibration curve, and whether they are equally wide or equally full. */
  bins: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100)),
  strategy: v.picklist(['uniform', 'quantile']),
  /** By what the cells of the confusion matrix are divided: their row, their column, or all. */
  normalize: v.nullable(v.picklist(['true', 'pred', 'all'])),
  /** Whether classes that are taken for each other stand side by side. */
  order: v.picklist(['given', 'confusion']),
  /** The picture that is first. */
  figure: v.picklist(FIGURES),
  /** The call that "Insert code" writes. */
  call: v.object({
    name: v.picklist(calls.map(({ name }) => name)),
    /** Python expressions for what the lab does not know. */
    truth: code,
    scores: v.nullable(code),
    /** Null where the classes follow from the scores and the threshold. */
    prediction: v.nullable(code),
    /** What turns truth values into 0 and 1, e.g. `.astype(int)`. */
    cast: v.pipe(v.string(), v.maxLength(100)),
    /** Further arguments as they are in the code. */
    rest: v.array(code),
  }),
});

export type MetricsState = v.InferOutput<typeof metricsSchema>;
export type Roles = v.InferOutput<typeof rolesSchema>;
export type FigureId = (typeof FIGURES)[number];

export const initialState: MetricsState = {
  second: null,
  data: { kind: 'sample', id: 'imbalanced' },
  columns: null,
  positive: null,
  models: [],
  threshold: null,
  costs: { fp: 1, fn: 10 },
  bins: 10,
  strategy: 'uniform',
  normalize: null,
  order: 'given',
  figure: 'pr',
  call: {
    name: 'sklearn.metrics.precision_recall_curve',
    truth: 'y_true',
    scores: 'y_score',
    prediction: null,
    cast: '.astype(int)',
    rest: [],
  },
};
