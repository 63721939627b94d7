import * as v from 'valibot';
import { sampleIds } from './samples.js';

/** Longest log that is kept with the panel, in characters. */
export const LONGEST_LOG = 2_000_000;

const columnName = v.nullable(v.pipe(v.string(), v.maxLength(1000)));

export const learningCurvesSchema = v.object({
  source: v.variant('kind', [
    v.object({ kind: v.literal('sample'), id: v.picklist(sampleIds) }),
    /** A log that a person opened or pasted; it is read again from its text. */
    v.object({
      kind: v.literal('log'),
      name: v.pipe(v.string(), v.maxLength(1000)),
      text: v.pipe(v.string(), v.maxLength(LONGEST_LOG)),
    }),
  ]),
  /** Which column is what; `null` for none. */
  columns: v.object({
    step: columnName,
    trainLoss: columnName,
    validationLoss: columnName,
    trainAccuracy: columnName,
    validationAccuracy: columnName,
  }),
  /** Weight of TensorBoard's smoothing, 0 for none. */
  smoothing: v.pipe(v.number(), v.minValue(0), v.maxValue(0.99)),
  /** The early stopping that is replayed on the validation loss. */
  stopping: v.object({
    rule: v.picklist(['lightning', 'keras']),
    patience: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(10_000)),
    minDelta: v.pipe(v.number(), v.minValue(0), v.maxValue(1e6)),
  }),
});

export type LearningCurvesState = v.InferOutput<typeof learningCurvesSchema>;
export type Role = keyof LearningCurvesState['columns'];

export const initialState: LearningCurvesState = {
  source: { kind: 'sample', id: 'overfitting' },
  columns: {
    step: 'epoch',
    trainLoss: 'train_loss',
    validationLoss: 'val_loss',
    trainAccuracy: 'train_accuracy',
    validationAccuracy: 'val_accuracy',
  },
  smoothing: 0,
  stopping: { rule: 'lightning', patience: 10, minDelta: 0 },
};
