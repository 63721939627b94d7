import { createRandom } from '../../../../src/engine/random.js';

export const ROWS = 60;
const random = createRandom(14);
/** True labels, probabilities of the class 1 with ties, and those of three classes. */
export const truth = Array.from({ length: ROWS }, (_, i) => (i % 3 === 0 ? 1 : 0));
export const scores = truth.map((y) => clamp(0.35 + 0.25 * y + 0.16 * random.normal()));
export const other = truth.map((y) => clamp(0.4 + 0.1 * y + 0.2 * random.normal()));
export const three = Array.from({ length: ROWS }, (_, i) => i % 3);
export const shares = three.map((y) => {
  const raw = [0, 1, 2].map((k) => Math.exp(2 * random.normal() + (k === y ? 1.5 : 0)));
  const sum = raw.reduce((all, one) => all + one);
  const [a = 0, b = 0] = raw.map((one) => Math.round((1000 * one) / sum) / 1000);
  return [a, b, Number((1 - a - b).toFixed(3))];
});

function clamp(value: number): number {
  return Math.round(100 * Math.min(0.99, Math.max(0.01, value))) / 100;
}

function areaUnder(labels: readonly number[], values: readonly number[]): number {
  let [wins, pairs] = [0, 0];
  labels.forEach((one, i) => {
    labels.forEach((another, j) => {
      if (one !== 1 || another !== 0) return;
      pairs++;
      const [a = 0, b = 0] = [values[i], values[j]];
      wins += a > b ? 1 : a === b ? 0.5 : 0;
    });
  });
  return wins / pairs;
}

const mean = (values: readonly number[]): number =>
  values.reduce((all, one) => all + one, 0) / values.length;

export const auc = areaUnder(truth, scores);
export const brier = mean(truth.map((y, i) => (y - (scores[i] ?? 0)) ** 2));
export const accuracy = mean(truth.map((y, i) => Number(Number((scores[i] ?? 0) >= 0.5) === y)));
export const whole = { rows: ROWS, auc, brier, accuracy };
export const argmax = shares.map((row) => row.indexOf(Math.max(...row)));
export const threeAccuracy = mean(three.map((y, i) => Number(y === argmax[i])));
