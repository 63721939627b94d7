import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { activations } from '../src/engine/activations/index.js';
import { metrics } from '../src/engine/metrics/index.js';

/**
 * Runs the programs that write reference values with real PyTorch and scikit-learn:
 * `npm run reference -- [name …]`. The interpreter is that of the environment variable PYTHON.
 * Each program gets the engine's registries on its standard input, so that it can cover every entry.
 */
const python = process.env['PYTHON'] ?? 'python3';
const wanted = process.argv.slice(2);
const registries = JSON.stringify({
  activations: [...activations].map(({ id, forms, params }) => ({ id, forms, params })),
  metrics: [...metrics].map(({ id, forms }) => ({ id, forms })),
});
const programs = readdirSync('tools/reference').filter(
  (file) => file.endsWith('.py') && file !== 'common.py',
);
for (const program of programs) {
  if (wanted.length > 0 && !wanted.includes(program.replace('.py', ''))) continue;
  const { status } = spawnSync(python, [`tools/reference/${program}`], {
    input: registries,
    stdio: ['pipe', 'inherit', 'inherit'],
  });
  if (status !== 0) process.exitCode = 1;
}
