import { tokensOf } from './columnNames.js';

const NEGATIVE = new Set(
  (
    '0 not no non n neg negative normal false f benign ham healthy legit legitimate control absent clean ' +
    'genuine background none inlier safe ok pass nonspam neutral authentic'
  ).split(' '),
);
const POSITIVE = new Set(
  (
    'yes y pos positive true t abnormal anomaly anomalous anomalies spam fraud fraudulent malignant malicious ' +
    'attack disease diseased sick ill defect defective fake churn churned toxic hate cancer tumor outlier ' +
    'present case patient default infected phishing malware intrusion faulty fault unsafe event'
  ).split(' '),
);

export function isNegativeWord(word: string): boolean {
  return NEGATIVE.has(word);
}

export function isPositiveWord(word: string): boolean {
  return POSITIVE.has(word);
}

/** Which of two classes counts as positive unless told, and how sure that is. */
export interface Positive {
  readonly name: string;
  readonly by: 'number' | 'word' | 'order';
}

/** The class of two that counts as positive: the greater number, the one that says yes, else the last. */
export function positiveOf(classes: readonly string[]): Positive {
  const last = classes.at(-1) ?? '';
  if (classes.length < 2) return { name: last, by: 'order' };
  if (classes.every((name) => Number.isFinite(Number(name)))) return { name: last, by: 'number' };
  const negative = classes.filter((name) => tokensOf(name).some(isNegativeWord));
  if (negative.length === 1) {
    return { name: classes.find((name) => name !== negative[0]) ?? last, by: 'word' };
  }
  const positive = classes.filter((name) => tokensOf(name).some(isPositiveWord));
  const [only = last] = positive;
  return positive.length === 1 ? { name: only, by: 'word' } : { name: last, by: 'order' };
}
