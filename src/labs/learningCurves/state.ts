import * as v from 'valibot';
import { userSourceSchema } from '../data/source.js';
import { RESUME_READINGS } from './resumes.js';
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

export const learningCurvesSchema = v.object({
  data: v.variant('kind', [
    v.object({ kind: v.literal('sample'), id: v.picklist(sampleIds) }),
    ...userSourceSchema.options,
  ]),
  /** As the names in the log suggest if null. */
  columns: v.nullable(columnsSchema),
  /** Which of the runs that a log holds is shown; its first if null. */
  run: v.optional(columnName, null),
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

export const initialState: LearningCurvesState = {
  data: { kind: 'sample', id: 'overfitting' },
  columns: null,
  run: null,
  resumed: null,
  smoothing: 0,
  logarithmic: false,
  stopping: { rule: 'lightning', patience: 10, minDelta: 0, monitor: null, rest: [] },
};
