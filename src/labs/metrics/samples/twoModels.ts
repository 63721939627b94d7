import { numberColumn } from '../../data/columnBuilder.js';
import { binaryLabels, drawScores, type Sample, type ScoreOptions } from './define.js';

const plain: ScoreOptions = { seed: 11, positives: 120, negatives: 360, separation: 1.7 };
/** Sees more, but shies away from high scores. */
const timid: ScoreOptions = { ...plain, seed: 12, separation: 2.3, sharpness: 0.8, shift: -1.5 };

const sample: Sample = {
  id: 'two-models',
  title: 'Two models on the same rows',
  columns: () => [
    binaryLabels(plain),
    numberColumn('model_a', drawScores(plain)),
    numberColumn('model_b', drawScores(timid)),
  ],
};
export default sample;
