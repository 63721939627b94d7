import { optimizers } from '../../src/engine/optimizers/index.js';
import { surfaces } from '../../src/engine/surfaces/index.js';
import { median } from '../row.js';

/**
 * The engine's own side of bench/engine/optimizers.ts, bundled and in a process of its own like the peers:
 * words are the optimizer, its parameters as JSON, the steps of a run and the runs. Prints the median nanoseconds
 * per step and the sum of the parameters at the end.
 */
const [id = '', params = '{}', steps = '0', runs = '0'] = process.argv.slice(2);
const optimizer = optimizers.get(id);
const surface = surfaces.get('rosenbrock').with();
const given = JSON.parse(params) as Record<string, number>;
const parameters = new Float64Array(2);
const gradients = new Float64Array(2);

function run(count: number): number {
  const stepper = optimizer.create(given);
  parameters.set([-1.2, 1]);
  const start = performance.now();
  for (let step = 0; step < count; step++) {
    surface.gradient(parameters[0]!, parameters[1]!, gradients);
    stepper.step(parameters, gradients);
  }
  return ((performance.now() - start) * 1e6) / count;
}

for (let warmUp = 0; warmUp < 6; warmUp++) run(Number(steps));
const times = Array.from({ length: Number(runs) }, () => run(Number(steps)));
console.log(median(times), parameters[0]! + parameters[1]!);
