import { scores, shares, three, threeAccuracy, truth, whole } from './madePredictions.js';
import type { PredictionForm } from './predictionForms.js';

const pairs = scores.map((p) => [Number((1 - p).toFixed(2)), p]);

function csv(lists: readonly string[], labels: readonly number[]): Record<string, string> {
  const rows = lists.map((list, i) => `${labels[i] ?? ''},${list}`);
  return { 'predictions.csv': ['label,probs', ...rows].join('\n') };
}

const ofThree = {
  label: 'label',
  classes: ['probs_0', 'probs_1', 'probs_2'],
  accuracy: threeAccuracy,
};

/** Cells that hold the probabilities of all classes. */
export const listForms: readonly PredictionForm[] = [
  {
    title: 'lists in the cells',
    files: csv(
      shares.map((row) => `"[${row.join(', ')}]"`),
      three,
    ),
    expected: ofThree,
  },
  {
    title: 'arrays in the cells as NumPy prints them',
    files: csv(
      shares.map((row) => `[${row.join(' ')}]`),
      three,
    ),
    expected: ofThree,
  },
  {
    title: 'arrays in the cells that go over two lines',
    files: csv(
      shares.map((row) => `"[${row.slice(0, 2).join('  ')}\n ${row[2] ?? ''}]"`),
      three,
    ),
    expected: ofThree,
  },
  {
    title: 'tensors in the cells',
    files: csv(
      shares.map((row) => `"tensor([${row.join(', ')}], device='cuda:0')"`),
      three,
    ),
    expected: ofThree,
  },
  {
    title: 'lists of two classes in the cells',
    files: csv(
      pairs.map((row) => `"(${row.join(', ')})"`),
      truth,
    ),
    expected: { ...whole, score: 'probs_1', classes: ['probs_0', 'probs_1'] },
  },
];
