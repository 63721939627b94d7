import { createRandom } from '../../../engine/random.js';
import { classColumn, numberColumn } from '../../data/columnBuilder.js';
import type { Sample } from './define.js';

const CLASSES = ['cat', 'dog', 'fox', 'owl'];
const ROWS = [70, 60, 40, 30];
/** Mean logits of each class's rows: foxes look like dogs, and a little like cats. */
const MEANS = [
  [2.2, 0.3, 0.4, -1],
  [0.2, 1.9, 0.8, -1],
  [0.5, 1.1, 1.6, -1],
  [-0.5, -0.5, -0.5, 3],
];

const sample: Sample = {
  id: 'animals',
  title: 'Four classes with probabilities',
  columns() {
    const random = createRandom(5);
    const truth = ROWS.flatMap((rows, label) => Array.from({ length: rows }, () => label));
    const probabilities = truth.map((label) => {
      const odds = (MEANS[label] ?? []).map((mean) => Math.exp(mean + random.normal()));
      const total = odds.reduce((sum, one) => sum + one, 0);
      return odds.map((one) => Number((one / total).toFixed(4)));
    });
    return [
      classColumn('animal', truth, CLASSES),
      ...CLASSES.map((name, i) => {
        return numberColumn(
          `p_${name}`,
          probabilities.map((row) => row[i] ?? NaN),
        );
      }),
    ];
  },
};
export default sample;
