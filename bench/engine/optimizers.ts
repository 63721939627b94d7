import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';
import { simulate } from '../../src/engine/simulate.js';
import { medianMs, type Row } from '../row.js';

const STEPS = 1_000_000;
/** PyTorch is some ten thousand times slower. */
const TORCH_STEPS = 300;
const RUNS = 9;
/** Engine and C take turns; of each the calmest turn counts. */
const TURNS = 5;
/** The peers know these numbers by the id; see bench/peers/optimizers.*. */
const ENTRIES = [
  { id: 'sgd', label: 'SGD with momentum', params: { lr: 1e-4, momentum: 0.9 } },
  { id: 'adam', label: 'Adam', params: { lr: 1e-3 } },
  { id: 'adamw', label: 'AdamW', params: { lr: 1e-3, weight_decay: 0.01 } },
  { id: 'rmsprop', label: 'RMSprop', params: { lr: 1e-4 } },
] as const;

/** One step with its gradient on Rosenbrock, against the same loop in C and in PyTorch. */
export function rows(): Row[] {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  try {
    const program = join(folder, 'optimizers');
    const compiled = spawnSync('gcc', ['-O2', '-o', program, peer('optimizers.c'), '-lm']);
    const bundle = join(folder, 'engineOptimizer.mjs');
    buildSync({
      entryPoints: [peer('engineOptimizer.ts')],
      outfile: bundle,
      bundle: true,
      format: 'esm',
      platform: 'node',
    });
    return ENTRIES.flatMap(({ id, label, params }): Row[] => {
      const words = [id, `${STEPS}`, `${RUNS}`];
      const engine = [bundle, id, JSON.stringify(params)];
      const own: number[] = [];
      const inC: number[] = [];
      for (let turn = 0; turn < TURNS; turn++) {
        own.push(measure(process.execPath, [...engine, `${STEPS}`, `${RUNS}`]) ?? NaN);
        if (compiled.status === 0) inC.push(measure(program, words) ?? NaN);
      }
      const python = process.env['PYTHON'] ?? 'python3';
      const torch = measure(python, [peer('optimizers.py'), id, `${TORCH_STEPS}`, '5']);
      const path = () => simulate({ optimizer: id, params, surface: 'rosenbrock', steps: STEPS });
      const row = { what: `${label}, a step on Rosenbrock`, value: Math.min(...own) };
      return [
        {
          ...row,
          unit: 'ns',
          peer: {
            name: 'C, gcc -O2',
            value: inC.length > 0 ? Math.min(...inC) : 'gcc is not installed',
          },
          budget: { kind: 'ratio', most: 1.5 },
        },
        {
          ...row,
          unit: 'ns',
          peer: { name: 'PyTorch', value: torch ?? 'torch is not installed' },
          budget: { kind: 'ratio', most: 0.001 },
        },
        {
          what: `${label}, a step of simulate, path kept`,
          value: (medianMs(path) * 1e6) / STEPS,
          unit: 'ns',
        },
      ];
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function peer(file: string): string {
  return fileURLToPath(new URL(`../peers/${file}`, import.meta.url));
}

/** Where a run of a million steps ends, by engine and C alike: they must compute the same. */
const ends = new Map<string, number>();

/** Runs a peer, which prints nanoseconds per step and the sum of its parameters at the end. */
function measure(program: string, words: string[]): number | undefined {
  const { status, stdout } = spawnSync(program, words, { encoding: 'utf8' });
  if (status !== 0) return undefined;
  const [time, sum] = stdout.trim().split(' ').map(Number);
  if (words.includes(`${STEPS}`)) {
    const id = ENTRIES.find((entry) => words.includes(entry.id))?.id ?? '';
    const before = ends.get(id);
    if (before !== undefined && !(Math.abs(sum! - before) < 1e-6)) {
      throw new Error(`${id}: one program ends at ${before}, the other at ${sum}`);
    }
    ends.set(id, sum!);
  }
  return time;
}
