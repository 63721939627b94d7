import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { activations } from '../../src/engine/activations/index.js';
import { facts } from '../../src/engine/activations/facts.js';
import { installed } from '../installed.js';
import { medianMs, type Row } from '../row.js';

const POINTS = 1_000_000;
const RUNS = 9;
const IDS = ['relu', 'silu', 'gelu', 'mish', 'tanh'];

/** The part of @tensorflow/tfjs-core that is measured; it computes in single precision. */
interface Tensorflow {
  setBackend(name: string): Promise<boolean>;
  tensor1d(values: Float32Array): unknown;
  relu(x: unknown): Tensor;
  tanh(x: unknown): Tensor;
  sigmoid(x: unknown): Tensor;
  erf(x: unknown): Tensor;
  softplus(x: unknown): Tensor;
  add(a: unknown, b: unknown): Tensor;
  mul(a: unknown, b: unknown): Tensor;
  /** Frees all tensors that `run` makes, but the one that it returns. */
  tidy(run: () => Tensor): Tensor;
}
interface Tensor {
  dataSync(): Float32Array;
  dispose(): void;
}

/** An activation at a million points, against C, one thread of torch, and TensorFlow.js. */
export async function rows(): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  try {
    const program = join(folder, 'activations');
    const source = new URL('../peers/activations.c', import.meta.url).pathname;
    const { status } = spawnSync('gcc', ['-O2', '-o', program, source, '-lm']);
    const python = process.env['PYTHON'] ?? 'python3';
    const script = new URL('../peers/activations.py', import.meta.url).pathname;
    const tensorflow = await loadTensorflow();
    const x = Float64Array.from({ length: POINTS }, (_, i) => -8 + (16 * i) / (POINTS - 1));
    const y = new Float64Array(POINTS);
    const table = IDS.flatMap((id): Row[] => {
      const { label } = activations.get(id);
      const { f } = activations.get(id).with();
      const value = medianMs(
        () => {
          for (let i = 0; i < POINTS; i++) y[i] = f(x[i]!);
        },
        { runs: RUNS },
      );
      const sum = y.reduce((total, part) => total + part, 0);
      const peers = {
        'C, gcc -O2': status === 0 ? measure(program, [id], sum) : 'gcc is not installed',
        'torch, one thread': measure(python, [script, id], sum) ?? 'torch is not installed',
        'TensorFlow.js, CPU': tensorflow
          ? measureTensorflow(tensorflow, id, x)
          : '@tensorflow/tfjs-core is not installed',
      };
      return Object.entries(peers).map(([name, peer]) => ({
        what: `${label}, 1,000,000 points`,
        value,
        unit: 'ms',
        peer: { name, value: peer ?? 'failed' },
      }));
    });
    const own = medianMs(() => facts(activations.get('gelu').with()));
    return [...table, { what: 'all facts of GELU', value: own, unit: 'ms' }];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Runs a peer, which prints milliseconds and the sum of the values; throws if the sum differs. */
function measure(program: string, words: string[], expected: number): number | undefined {
  const { status, stdout } = spawnSync(program, [...words, `${POINTS}`, `${RUNS}`], {
    encoding: 'utf8',
  });
  if (status !== 0) return undefined;
  const [ms = NaN, sum = NaN] = stdout.trim().split(' ').map(Number);
  if (!(Math.abs(sum - expected) <= 1e-6 * POINTS)) {
    throw new Error(`${words.join(' ')}: the sum is ${sum}, not ${expected}`);
  }
  return ms;
}

async function loadTensorflow(): Promise<Tensorflow | undefined> {
  const core = installed('@tensorflow/tfjs-core', '@tensorflow/tfjs-backend-cpu') as
    Tensorflow | undefined;
  await core?.setBackend('cpu');
  return core;
}

function measureTensorflow(tf: Tensorflow, id: string, x: Float64Array): number | undefined {
  const input = tf.tensor1d(Float32Array.from(x));
  const curves: Record<string, () => Tensor> = {
    relu: () => tf.relu(input),
    tanh: () => tf.tanh(input),
    silu: () => tf.mul(input, tf.sigmoid(input)),
    gelu: () => tf.mul(tf.mul(input, 0.5), tf.add(1, tf.erf(tf.mul(input, Math.SQRT1_2)))),
    mish: () => tf.mul(input, tf.tanh(tf.softplus(input))),
  };
  const curve = curves[id];
  if (!curve) return undefined;
  return medianMs(
    () => {
      const result = tf.tidy(curve);
      result.dataSync();
      result.dispose();
    },
    { runs: RUNS },
  );
}
