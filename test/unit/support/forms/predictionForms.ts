import { strToU8, zipSync } from 'fflate';
import type { PredictionsAnswer } from '../../../../src/answers/data/predictionsAnswer.js';
import { listForms, toldForms } from './listForms.js';
import {
  accuracy,
  argmax,
  auc,
  brier,
  other,
  ROWS,
  scores,
  shares,
  three,
  threeAccuracy,
  truth,
  whole,
} from './madePredictions.js';
import { npy } from './npy.js';

/** A form of a file of predictions, and what is to be read from it. */
export interface PredictionForm {
  readonly title: string;
  readonly files: Readonly<Record<string, string | Uint8Array>>;
  readonly expected: Partial<PredictionsAnswer> | { readonly error: RegExp };
  /** What the notes have to say. */
  readonly says?: RegExp;
}

type Cells = readonly (number | string)[];

function table(columns: Readonly<Record<string, Cells>>, delimiter = ','): string {
  const names = Object.keys(columns);
  const rows = Array.from({ length: Object.values(columns)[0]?.length ?? 0 }, (_, row) =>
    Object.values(columns)
      .map((cells) => cells[row])
      .join(delimiter),
  );
  return [names.join(delimiter), ...rows].join('\n');
}

const csv = (columns: Readonly<Record<string, Cells>>): Record<string, string> => ({
  'predictions.csv': table(columns),
});
const json = (data: unknown, name = 'predictions.json'): Record<string, string> => ({
  [name]: JSON.stringify(data),
});
const named = (no: string, yes: string): string[] => truth.map((y) => (y === 1 ? yes : no));
const complement = scores.map((value) => Number((1 - value).toFixed(2)));
const predicted = scores.map((value) => Number(value >= 0.5));
const confidence = scores.map((value, i) => (predicted[i] === 1 ? value : (complement[i] ?? 0)));
const ids = truth.map((_, i) => i + 1);
const logits = scores.map((p) => Math.log(p / (1 - p)));
const animals = ['cat', 'dog', 'owl'];
const ofAnimal = (k: number): number[] => shares.map((row) => row[k] ?? 0);
const threeNames = three.map((y) => animals[y] ?? '');

export const predictionForms: readonly PredictionForm[] = [
  {
    title: 'names of classes of which one ends like the other',
    files: csv({ label: truth, prob_not_spam: complement, prob_spam: scores }),
    expected: {
      ...whole,
      label: 'label',
      score: 'prob_spam',
      classes: ['prob_not_spam', 'prob_spam'],
      positive: '1',
    },
  },
  {
    title: 'the same with labels of these names',
    files: csv({ label: named('not_spam', 'spam'), prob_not_spam: complement, prob_spam: scores }),
    expected: {
      ...whole,
      score: 'prob_spam',
      classes: ['prob_not_spam', 'prob_spam'],
      positive: 'spam',
    },
  },
  {
    title: 'the same with the columns the other way round',
    files: csv({ label: named('not_spam', 'spam'), prob_spam: scores, prob_not_spam: complement }),
    expected: { ...whole, score: 'prob_spam', classes: ['prob_not_spam', 'prob_spam'] },
  },
  {
    title: 'features that are named like classes',
    files: csv({ x_0: other, x_1: scores.toReversed(), label: truth, score: scores }),
    expected: { ...whole, label: 'label', score: 'score', classes: null },
  },
  {
    title: 'features beside a probability',
    files: csv({
      age: ids.map((i) => 20 + (i % 40)),
      income: ids.map((i) => i * 1000.5),
      weight: ids.map((i) => 50 + i / 2),
      target: truth,
      prob: scores,
    }),
    expected: { ...whole, label: 'target', score: 'prob' },
  },
  {
    title: 'the confidence in the predicted class',
    files: csv({
      true_label: named('no', 'yes'),
      predicted_label: predicted.map((y) => (y === 1 ? 'yes' : 'no')),
      confidence,
    }),
    expected: {
      ...whole,
      label: 'true_label',
      predicted: 'predicted_label',
      score: 'confidence',
      positive: 'yes',
    },
    says: /confidence in the predicted class/,
  },
  {
    title: 'the probability of the positive class beside the predicted one',
    files: csv({ y_true: truth, y_pred: predicted, y_prob: scores }),
    expected: { ...whole, label: 'y_true', predicted: 'y_pred', score: 'y_prob' },
  },
  {
    title: 'percentages',
    files: csv({ label: truth, confidence: scores.map((p) => Math.round(p * 100)) }),
    expected: { ...whole, score: 'confidence' },
    says: /percentages/,
  },
  {
    title: 'percent signs',
    files: csv({ label: truth, score: scores.map((p) => `${Math.round(p * 100)}%`) }),
    expected: { ...whole, score: 'score' },
    says: /percentages/,
  },
  {
    title: 'logarithms of probabilities',
    files: csv({ label: truth, log_prob: scores.map((p) => Math.log(p)) }),
    expected: { ...whole, score: 'log_prob' },
    says: /logarithms/,
  },
  {
    title: 'logits',
    files: csv({ id: ids, label: truth, logit: logits }),
    expected: { rows: ROWS, label: 'label', score: 'logit', auc, accuracy, brier: null },
  },
  {
    title: 'an id in 60 rows',
    files: csv({ id: ids, survived: truth, p: scores }),
    expected: { ...whole, label: 'survived', score: 'p' },
  },
  {
    title: 'labels of −1 and 1',
    files: csv({ y: truth.map((y) => 2 * y - 1), score: scores }),
    expected: { ...whole, positive: '1' },
  },
  {
    title: 'labels of 1 and 2',
    files: csv({ class: truth.map((y) => y + 1), score: scores }),
    expected: { ...whole, positive: '2' },
    says: /2 is taken for the positive one/,
  },
  {
    title: 'yes and no',
    files: csv({ label: named('no', 'yes'), score: scores }),
    expected: { ...whole, positive: 'yes' },
  },
  {
    title: 'normal and abnormal',
    files: csv({ label: named('normal', 'abnormal'), score: scores }),
    expected: { ...whole, positive: 'abnormal' },
  },
  {
    title: 'benign and malignant',
    files: csv({ diagnosis: named('benign', 'malignant'), probability: scores }),
    expected: { ...whole, label: 'diagnosis', positive: 'malignant' },
  },
  {
    title: 'True and False',
    files: csv({ label: named('False', 'True'), score: scores }),
    expected: { ...whole, positive: 'True' },
  },
  {
    title: 'a score named after the other class',
    files: csv({ label: named('ham', 'spam'), prob_ham: complement }),
    expected: { rows: ROWS, auc, brier, positive: 'ham', score: 'prob_ham' },
    says: /named after it/,
  },
  {
    title: 'scores of the other class',
    files: csv({ label: truth, score: complement }),
    expected: { auc: 1 - auc },
    says: /below 0\.5: is it the score of the other class/,
  },
  {
    title: 'predict_proba with numbered columns',
    files: csv({ y: truth, proba_0: complement, proba_1: scores }),
    expected: { ...whole, score: 'proba_1', classes: ['proba_0', 'proba_1'] },
  },
  {
    title: 'P(0) and P(1)',
    files: csv({ 'P(0)': complement, 'P(1)': scores, label: truth }),
    expected: { ...whole, score: 'P(1)', classes: ['P(0)', 'P(1)'] },
  },
  {
    title: 'p0 and p1, the second first',
    files: csv({ p1: scores, p0: complement, label: truth }),
    expected: { ...whole, score: 'p1', classes: ['p0', 'p1'] },
  },
  {
    title: 'pos and neg for positive and negative',
    files: csv({
      sentiment: named('negative', 'positive'),
      prob_neg: complement,
      prob_pos: scores,
    }),
    expected: { ...whole, classes: ['prob_neg', 'prob_pos'], positive: 'positive' },
  },
  {
    title: 'a column for each of three classes, not in their order',
    files: csv({ owl: ofAnimal(2), cat: ofAnimal(0), dog: ofAnimal(1), label: threeNames }),
    expected: {
      rows: ROWS,
      label: 'label',
      classes: ['cat', 'dog', 'owl'],
      accuracy: threeAccuracy,
    },
  },
  {
    title: 'numbers for labels, and columns of three names',
    files: csv({ label: three, cat: ofAnimal(0), dog: ofAnimal(1), owl: ofAnimal(2) }),
    expected: { classes: ['cat', 'dog', 'owl'], accuracy: threeAccuracy },
    says: /not named after the classes/,
  },
  {
    title: 'names of classes that hold each other',
    files: csv({
      truth: three.map((y) => ['dog', 'hot dog', 'not hot dog'][y] ?? ''),
      'p_not hot dog': ofAnimal(2),
      p_hot_dog: ofAnimal(1),
      p_dog: ofAnimal(0),
    }),
    expected: { classes: ['p_dog', 'p_hot_dog', 'p_not hot dog'], accuracy: threeAccuracy },
  },
  {
    title: 'one-hot labels',
    files: csv({
      ...Object.fromEntries(
        animals.map((name, k) => [`label_${name}`, three.map((y) => Number(y === k))]),
      ),
      ...Object.fromEntries(animals.map((name, k) => [`prob_${name}`, ofAnimal(k)])),
    }),
    expected: {
      label: 'label',
      classes: ['prob_cat', 'prob_dog', 'prob_owl'],
      accuracy: threeAccuracy,
    },
  },
  {
    title: 'several labels of one row',
    files: csv({
      label_a: truth,
      label_b: truth.map((y, i) => (i % 2 === 0 ? y : 1 - y)),
      score_a: scores,
      score_b: other,
    }),
    expected: { ...whole, label: 'label_a', score: 'score_a' },
    says: /label_b/,
  },
  {
    title: 'labels and predicted classes alone',
    files: csv({ actual: threeNames, predicted: argmax.map((k) => animals[k] ?? '') }),
    expected: {
      label: 'actual',
      predicted: 'predicted',
      score: null,
      classes: null,
      accuracy: threeAccuracy,
    },
  },
  {
    title: 'semicolons and decimal commas',
    files: {
      'predictions.csv': table(
        { label: truth, score: scores.map((p) => String(p).replace('.', ',')) },
        ';',
      ),
    },
    expected: whole,
  },
  {
    title: 'a pandas index',
    files: { 'predictions.csv': table({ '': ids, y_true: truth, y_score: scores }) },
    expected: { ...whole, label: 'y_true', score: 'y_score' },
  },
  {
    title: 'records of JSON',
    files: json(truth.map((label, i) => ({ label, score: scores[i] }))),
    expected: whole,
  },
  {
    title: 'lists of JSON beside other things',
    files: json({ model: 'a', metrics: { auc: 1 }, y_true: truth, y_score: scores }),
    expected: { ...whole, label: 'y_true', score: 'y_score' },
  },
  {
    title: 'lists of JSON inside an object',
    files: json({ config: { lr: 0.1 }, test: { y_true: truth, y_prob: scores } }),
    expected: whole,
  },
  {
    title: 'JSON Lines with a list of probabilities',
    files: {
      'predictions.jsonl': truth
        .map((label, i) =>
          JSON.stringify({ text: `row ${i}`, label, probs: [complement[i], scores[i]] }),
        )
        .join('\n'),
    },
    expected: { ...whole, score: 'probs_1', classes: ['probs_0', 'probs_1'] },
  },
  {
    title: 'what a pipeline prints, without true labels',
    files: json(
      predicted.map((y, i) => ({ label: y === 1 ? 'POSITIVE' : 'NEGATIVE', score: confidence[i] })),
    ),
    expected: { error: /no true labels/ },
  },
  {
    title: 'what a pipeline prints, and the true labels in a second file',
    files: {
      ...json(
        predicted.map((y, i) => ({
          label: y === 1 ? 'POSITIVE' : 'NEGATIVE',
          score: confidence[i],
        })),
      ),
      'labels.csv': table({ label: named('NEGATIVE', 'POSITIVE') }),
    },
    expected: { ...whole, score: 'score', positive: 'POSITIVE' },
    says: /order of their rows/,
  },
  {
    title: 'all scores that a pipeline prints, with the true label',
    files: json(
      truth.map((y, i) => ({
        gold: y === 1 ? 'POSITIVE' : 'NEGATIVE',
        output: [
          { label: 'POSITIVE', score: scores[i] },
          { label: 'NEGATIVE', score: complement[i] },
        ],
      })),
    ),
    expected: { ...whole, label: 'gold', classes: ['output_NEGATIVE', 'output_POSITIVE'] },
  },
  {
    title: 'a submission and the labels, joined by their ids',
    files: {
      'submission.csv': table({ id: ids, target: scores }),
      'solution.csv': table({ id: ids.toReversed(), target: truth.toReversed() }),
    },
    expected: whole,
    says: /joined by “id”/,
  },
  {
    title: 'two files with ids that are not all in both',
    files: {
      'pred.csv': table({ PassengerId: [...ids, 900, 901], Survived: [...scores, 0.1, 0.2] }),
      'truth.csv': table({ PassengerId: ids, Survived: truth }),
    },
    expected: whole,
    says: /2 rows of pred\.csv/,
  },
  {
    title: 'predict_proba and labels as NPY',
    files: {
      'probs.npy': npy(shares.flat(), [ROWS, 3]),
      'y_test.npy': npy(three, [ROWS], '<i8'),
    },
    expected: {
      label: 'y_test',
      classes: ['probs_0', 'probs_1', 'probs_2'],
      accuracy: threeAccuracy,
    },
  },
  {
    title: 'arrays of an NPZ',
    files: {
      'out.npz': zipSync({
        'y_true.npy': npy(truth, [ROWS], '<i8'),
        'y_score.npy': npy(scores, [ROWS]),
      }),
    },
    expected: whole,
  },
  {
    title: 'labels of an NPZ with logits of the classes',
    files: {
      'out.npz': zipSync({
        'labels.npy': npy(three, [ROWS], '<i8'),
        'logits.npy': npy(
          shares.flat().map((p) => Math.log(p + 1e-3) + 2),
          [ROWS, 3],
        ),
      }),
    },
    expected: {
      label: 'labels',
      classes: ['logits_0', 'logits_1', 'logits_2'],
      accuracy: threeAccuracy,
    },
  },
  {
    title: 'a regression',
    files: csv({ y_true: scores.map((p, i) => p + i / 7), y_pred: scores }),
    expected: { error: /classes/ },
  },
  {
    title: 'UTF-16',
    files: { 'predictions.csv': utf16(table({ label: truth, score: scores })) },
    expected: whole,
  },
  ...listForms,
  ...toldForms,
];

function utf16(text: string): Uint8Array {
  const units = Uint16Array.from(`\uFEFF${text}`, (character) => character.charCodeAt(0));
  return new Uint8Array(units.buffer);
}

export function bytesOf(content: string | Uint8Array): Uint8Array {
  return typeof content === 'string' ? strToU8(content) : content;
}
