import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { activations } from '../src/engine/activations/index.js';
import { schedules } from '../src/engine/schedules/index.js';
import { initializers } from '../src/engine/init/index.js';
import { losses } from '../src/engine/losses/index.js';
import { gates } from '../src/engine/gates/index.js';
import { vectorActivations } from '../src/engine/vectorActivations/index.js';
import { optimizers } from '../src/engine/optimizers/index.js';
import { surfaces } from '../src/engine/surfaces/index.js';
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
  schedules: [...schedules].map(({ id, forms, params, composite, needsMetric }) => ({
    id,
    forms,
    params,
    composite,
    needsMetric,
  })),
  losses: [...losses].map(({ id, forms, params, operands, differentiable }) => ({
    id,
    forms,
    params,
    operands,
    differentiable,
  })),
  initializers: [...initializers].map(({ id, forms, params }) => ({ id, forms, params })),
  gates: [...gates].map(({ id, forms, params }) => ({ id, forms, params })),
  vectorActivations: [...vectorActivations].map(({ id, forms, params }) => ({ id, forms, params })),
  optimizers: [...optimizers].map(({ id, forms, params, takes, needs }) => ({
    id,
    forms,
    params,
    takes,
    needs,
  })),
  surfaces: [...surfaces].map((surface) => ({
    id: surface.id,
    params: surface.params,
    domain: surface.domain,
    python: surface.python,
    columns: Object.entries(surface.with().data?.columns ?? {}).map(([name, column]) => [
      name,
      [...column],
    ]),
  })),
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
