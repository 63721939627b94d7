import * as v from 'valibot';
import { folderSchema, userSourceSchema } from '../data/source.js';
import { RESUME_READINGS } from './resumes.js';
import { AXES } from './runs/axes.js';
import { sampleIds } from './samples.js';

const columnName = v.nullable(v.pipe(v.string(), v.maxLength(1000)));

const code = v.pipe(v.string(), v.maxLength(10_000));

/** Which column is what; `null` for none. */
const columnsSchema = v.object({
  step: columnName,
  trainLoss: columnName,
  validationLoss: columnName,
  trainAccuracy: columnName,
  validationAccuracy: columnName,
});

/** Of a run, or of what runs are compared by. */
const key = v.pipe(v.string(), v.maxLength(12_000));
export const MOST_SOURCES = 100;

/** What the user's logs come from. */
export const logSourceSchema = v.variant('kind', [...userSourceSchema.options, folderSchema]);
export type LogSource = v.InferOutput<typeof logSourceSchema>;

/** What the user has decided on the runs, in the order in which they are shown. */
export const runsSchema = v.pipe(
  v.array(
    v.object({
      key,
      /** As the log calls it if null. */
      name: v.nullable(v.pipe(v.string(), v.maxLength(200))),
      isHidden: v.boolean(),
    }),
  ),
  v.maxLength(2000),
);

export const learningCurvesSchema = v.object({
  data: v.variant('kind', [
    v.object({ kind: v.literal('sample'), id: v.picklist(sampleIds) }),
    ...logSourceSchema.options,
  ]),
  /** Further logs, whose runs are shown with those of `data`. */
  more: v.optional(v.pipe(v.array(logSourceSchema), v.maxLength(MOST_SOURCES)), []),
  /** Of the run that is selected, and of all others that have these; as the names in the log suggest if null. */
  columns: v.nullable(columnsSchema),
  /** The key of the selected run; the first if null. */
  run: v.optional(v.nullable(key), null),
  runs: v.optional(runsSchema, []),
  /** What the runs are compared by; the likeliest if null. */
  compare: v.optional(v.nullable(key), null),
  /** What the runs are compared along. */
  axis: v.optional(v.picklist(AXES), 'logged'),
  /** The key of the run that the selected one is compared with; none if null. */
  reference: v.optional(v.nullable(key), null),
  /** What is taken for a loss of which only parts are logged: the first of them, or their sum. */
  parts: v.optional(v.picklist(['one', 'sum']), 'one'),
  /** How a log is read whose steps repeat; the likeliest way if null. */
  resumed: v.optional(v.nullable(v.picklist(RESUME_READINGS)), null),
  /** Weight of TensorBoard's smoothing, 0 for none. */
  smoothing: v.pipe(v.number(), v.minValue(0), v.maxValue(0.99)),
  /** Whether the vertical axis is logarithmic. */
  logarithmic: v.boolean(),
  /** The early stopping that is replayed on the validation loss. */
  stopping: v.object({
    rule: v.picklist(['lightning', 'keras']),
    patience: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(10_000)),
    minDelta: v.pipe(v.number(), v.minValue(0), v.maxValue(1e6)),
    /** What the call monitors, as Python; the log's validation loss if null. */
    monitor: v.nullable(code),
    /** Further arguments as they are in the code. */
    rest: v.array(code),
  }),
});

export type LearningCurvesState = v.InferOutput<typeof learningCurvesSchema>;
export type Columns = v.InferOutput<typeof columnsSchema>;
export type Role = keyof Columns;

/** Nothing chosen of the logs that are shown. */
export const NO_CHOICE = {
  more: [],
  columns: null,
  run: null,
  parts: 'one',
  resumed: null,
  runs: [],
  compare: null,
  axis: 'logged',
  reference: null,
} as const satisfies Partial<LearningCurvesState>;

export const initialState: LearningCurvesState = {
  data: { kind: 'sample', id: 'overfitting' },
  ...NO_CHOICE,
  smoothing: 0,
  logarithmic: false,
  stopping: { rule: 'lightning', patience: 10, minDelta: 0, monitor: null, rest: [] },
};
