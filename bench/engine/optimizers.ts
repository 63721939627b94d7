import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { optimizers } from '../../src/engine/optimizers/index.js';
import type { ParamValues } from '../../src/engine/params.js';
import { simulate } from '../../src/engine/simulate.js';
import { surfaces } from '../../src/engine/surfaces/index.js';
import { medianMs, type Row } from '../row.js';

const STEPS = 1_000_000;
const RUNS = 9;
/** The peers start at the same point with the same numbers; see bench/peers/optimizers.*. */
const ENTRIES: readonly { id: string; label: string; params: ParamValues }[] = [
  { id: 'sgd', label: 'SGD with momentum', params: { lr: 1e-4, momentum: 0.9 } },
  { id: 'adam', label: 'Adam', params: { lr: 1e-3 } },
  { id: 'rmsprop', label: 'RMSprop', params: { lr: 1e-4 } },
];

/** One step with its gradient on Rosenbrock, against the same loop in C and in PyTorch. */
export function rows(): Row[] {
  const surface = surfaces.get('rosenbrock').with();
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  try {
    const program = join(folder, 'optimizers');
    const source = new URL('../peers/optimizers.c', import.meta.url).pathname;
    const compiled = spawnSync('gcc', ['-O2', '-o', program, source, '-lm']);
    return ENTRIES.flatMap(({ id, label, params }): Row[] => {
      const optimizer = optimizers.get(id);
      const parameters = new Float64Array(2);
      const gradients = new Float64Array(2);
      const loop = () => {
        const stepper = optimizer.create(params);
        parameters.set([-1.2, 1]);
        for (let step = 0; step < STEPS; step++) {
          surface.gradient(parameters[0]!, parameters[1]!, gradients);
          stepper.step(parameters, gradients);
        }
      };
      const own = perStep(medianMs(loop, { runs: RUNS }));
      const path = perStep(
        medianMs(() => simulate({ optimizer, params, surface: 'rosenbrock', steps: STEPS })),
      );
      const inC =
        compiled.status === 0
          ? measure(program, [id, `${STEPS}`, `${RUNS}`], parameters)
          : 'gcc is not installed';
      const python = process.env['PYTHON'] ?? 'python3';
      const torch = new URL('../peers/optimizers.py', import.meta.url).pathname;
      const inTorch = measure(python, [torch, id, '300', '5']) ?? 'torch is not installed';
      return [
        {
          what: `${label}, a step on Rosenbrock`,
          value: own,
          unit: 'ns',
          peer: { name: 'C, gcc -O2', value: inC ?? 'failed' },
          budget: { kind: 'ratio', most: 1.5 },
        },
        {
          what: `${label}, a step on Rosenbrock`,
          value: own,
          unit: 'ns',
          peer: { name: 'PyTorch', value: inTorch },
          budget: { kind: 'ratio', most: 0.001 },
        },
        { what: `${label}, a step of simulate, path kept`, value: path, unit: 'ns' },
      ];
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function perStep(ms: number): number {
  return (ms * 1e6) / STEPS;
}

/** Runs a peer, which prints nanoseconds per step and the sum of its parameters at the end. */
function measure(program: string, words: string[], expected?: Float64Array): number | undefined {
  const { status, stdout } = spawnSync(program, words, { encoding: 'utf8' });
  if (status !== 0) return undefined;
  const [time, sum] = stdout.trim().split(' ').map(Number);
  const own = expected?.reduce((total, value) => total + value, 0);
  if (own !== undefined && !(Math.abs(sum! - own) < 1e-6)) {
    throw new Error(`the peer computes something else: ${sum} instead of ${own}`);
  }
  return time;
}
