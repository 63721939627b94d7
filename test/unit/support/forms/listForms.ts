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

const wrong = scores.map((p, i) => Number((i % 5 === 0) !== p >= 0.5));

/** Labels that are told by what is predicted, in a table with other columns. */
export const toldForms: readonly PredictionForm[] = [
  {
    title: 'a label that the prediction has in its name, among features',
    files: {
      'predictions.csv': [
        'private,username length,fullname length,fake,predicted_fake',
        ...truth.map((y, i) => `${i % 2},${(i % 7) / 8},${(i % 11) / 12},${y},${wrong[i] ?? 0}`),
      ].join('\n'),
    },
    expected: {
      label: 'fake',
      predicted: 'predicted_fake',
      score: null,
      accuracy: truth.filter((y, i) => y === wrong[i]).length / truth.length,
    },
    says: /predicted_fake/,
  },
  {
    title: 'whether a prediction was right is no label',
    files: {
      'predictions.csv': [
        'Image Name,Label,label_numeric,prediction,probability,correct',
        ...truth.map((y, i) => {
          const p = scores[i] ?? 0;
          const predicted = Number(p >= 0.5);
          return `${i}.jpg,${y === 1 ? 'GON+' : 'GON-'},${y},${predicted},${p},${predicted === y ? 'True' : 'False'}`;
        }),
      ].join('\n'),
    },
    expected: { ...whole, label: 'label_numeric', score: 'probability', predicted: 'prediction' },
  },
];

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
