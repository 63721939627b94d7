import { spawnSync } from 'node:child_process';
import {
  averagePrecisionScore,
  classificationReport,
  confusionMatrix,
  precisionRecallCurve,
  rocAucScore,
  rocCurve,
} from '../../src/engine/metrics/index.js';
import { createRandom } from '../../src/engine/random.js';
import { installed } from '../installed.js';
import { mediansInTurns, medianMs, type Row } from '../row.js';

/**
 * Metrics of 1,000,000 and 10,000,000 samples beside scikit-learn's (the interpreter of the
 * environment variable PYTHON) and npm's own, where they are installed: here or in the folder that
 * the environment variable PEERS names. Labels are int32 here and int64 there, as is usual in each.
 */
export function rows(): Row[] {
  return [...rowsFor(1_000_000, 7), ...rowsFor(10_000_000, 5), ...growthRows(), ...npmRows()];
}

type Task = 'roc' | 'pr' | 'auc' | 'ap' | 'weighted';
type Count = 'confusion2' | 'confusion10' | 'report2' | 'report10';

const curveNames: Record<Task, string> = {
  roc: 'ROC curve',
  pr: 'PR curve',
  auc: 'ROC AUC',
  ap: 'average precision',
  weighted: 'ROC AUC with weights',
};
const countNames: Record<Count, string> = {
  confusion2: 'confusion matrix, 2 classes',
  confusion10: 'confusion matrix, 10 classes',
  report2: 'classification report, 2 classes',
  report10: 'classification report, 10 classes',
};

function rowsFor(samples: number, runs: number): Row[] {
  const peers = scikitLearn(samples, Math.min(runs, 3));
  const tasks = tasksOf(samples);
  const measure = (key: Task | Count, what: string, most: number): Row => ({
    what: `${what}, ${samples.toLocaleString('en')} samples`,
    value: medianMs(tasks[key], { warmUp: 2, runs }),
    unit: 'ms',
    peer: { name: 'scikit-learn', value: typeof peers === 'string' ? peers : peers[key]! },
    budget: { kind: 'ratio', most },
  });
  return [
    ...entries(curveNames).map(([key, what]) => measure(key, what, 0.5)),
    ...entries(countNames).map(([key, what]) => measure(key, what, 0.05)),
  ];
}

function entries<K extends string>(names: Record<K, string>): [K, string][] {
  return Object.entries(names) as [K, string][];
}

function tasksOf(samples: number): Record<Task | Count, () => unknown> {
  const random = createRandom(1);
  const labels = Int32Array.from({ length: samples }, () => random.integer(2));
  const scores = Float64Array.from(labels, (y) => 1 / (1 + Math.exp(0.5 - y - random.normal())));
  const weights = Float64Array.from({ length: samples }, () => random.next());
  const predicted = Int32Array.from(scores, (score) => Number(score > 0.5));
  const ten = Int32Array.from({ length: samples }, () => random.integer(10));
  const tenPredicted = Int32Array.from({ length: samples }, () => random.integer(10));
  return {
    roc: () => rocCurve(labels, scores),
    pr: () => precisionRecallCurve(labels, scores),
    auc: () => rocAucScore(labels, scores),
    ap: () => averagePrecisionScore(labels, scores),
    weighted: () => rocAucScore(labels, scores, { sample_weight: weights }),
    confusion2: () => confusionMatrix(labels, predicted),
    confusion10: () => confusionMatrix(ten, tenPredicted),
    report2: () => classificationReport(labels, predicted),
    report10: () => classificationReport(ten, tenPredicted),
  };
}

/** How 10,000,000 samples compare with 1,000,000. */
function growthRows(): Row[] {
  const [many, few] = [tasksOf(10_000_000), tasksOf(1_000_000)];
  return entries(curveNames).map(([key, what]) => {
    const [value, peer] = mediansInTurns(many[key], few[key]);
    return {
      what: `${what}, 10,000,000 samples`,
      value,
      unit: 'ms',
      peer: { name: '1,000,000 samples', value: peer },
      budget: { kind: 'ratio', most: 12 },
    };
  });
}

/** scikit-learn's medians in milliseconds, or why there are none. */
function scikitLearn(samples: number, runs: number): Record<string, number> | string {
  const { status, stdout } = spawnSync(
    process.env['PYTHON'] ?? 'python3',
    ['bench/peers/metrics.py', String(samples), String(runs)],
    { encoding: 'utf8' },
  );
  if (status !== 0) return 'scikit-learn is not installed';
  return JSON.parse(stdout) as Record<string, number>;
}

interface ConfusionMatrixPackage {
  ConfusionMatrix: { fromLabels: (actual: number[], predicted: number[]) => unknown };
}
type PerformancePackage = new (
  prediction: number[][],
  target: number[][],
  options: { all: boolean; max: boolean },
) => { getAURC: () => number };
interface Tensors {
  tensor1d: (values: Int32Array, dtype: 'int32') => unknown;
  math: {
    confusionMatrix: (a: unknown, b: unknown, classes: number) => { dataSync: () => Int32Array };
  };
}

function npmRows(): Row[] {
  const samples = 200_000; // ml-performance makes an object of each sample
  const random = createRandom(2);
  const labels = Int32Array.from({ length: samples }, () => random.integer(2));
  const scores = Float64Array.from({ length: samples }, () => random.next());
  const predicted = Int32Array.from(scores, (score) => Number(score > 0.5));
  const plain = [labels, predicted, scores].map((column) => Array.from<number>(column));
  const [truth, guess, chance] = [plain[0]!, plain[1]!, plain[2]!];
  const row = (what: string, task: () => unknown, name: string, peer: number | string): Row => ({
    what: `${what}, ${samples.toLocaleString('en')} samples`,
    value: medianMs(task),
    unit: 'ms',
    peer: { name, value: peer },
    budget: { kind: 'ratio', most: 1 },
  });
  const confusion = () => confusionMatrix(labels, predicted);
  const performance = installed('ml-performance') as PerformancePackage | undefined;
  const matrix = installed('ml-confusion-matrix') as ConfusionMatrixPackage | undefined;
  const tensors = installed('@tensorflow/tfjs-core', '@tensorflow/tfjs-backend-cpu') as
    Tensors | undefined;
  const once = { warmUp: 1, runs: 3 };
  return [
    row(
      'ROC AUC',
      () => rocAucScore(labels, scores),
      'ml-performance',
      performance
        ? medianMs(
            () => new performance([chance], [truth], { all: true, max: true }).getAURC(),
            once,
          )
        : 'not installed',
    ),
    row(
      'confusion matrix',
      confusion,
      'ml-confusion-matrix',
      matrix
        ? medianMs(() => matrix.ConfusionMatrix.fromLabels(truth, guess), once)
        : 'not installed',
    ),
    row(
      'confusion matrix',
      confusion,
      '@tensorflow/tfjs-core',
      tensors
        ? medianMs(() => {
            const [a, b] = [labels, predicted].map((column) => tensors.tensor1d(column, 'int32'));
            return tensors.math.confusionMatrix(a, b, 2).dataSync();
          }, once)
        : 'not installed',
    ),
  ];
}
