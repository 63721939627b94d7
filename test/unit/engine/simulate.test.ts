import assert from 'node:assert/strict';
import { clipGradNorm, clipGradValue } from '../../../src/engine/clip.js';
import { optimizers } from '../../../src/engine/optimizers/index.js';
import {
  createSimulation,
  simulate,
  type SimulationOptions,
} from '../../../src/engine/simulate.js';
import { surfaces } from '../../../src/engine/surfaces/index.js';
import { assertClose } from '../support/reference.js';

const descent: SimulationOptions = {
  optimizer: 'torch.optim.SGD',
  params: { lr: 0.1, momentum: 0.9 },
  surface: 'bowl',
  surfaceParams: { a: 1, b: 3 },
  start: [-4, 2],
  steps: 50,
};

describe('simulate', () => {
  it('starts at the start and has one more point than steps', () => {
    const { path, loss, gradientNorm, lr, cancelled, divergedAt } = simulate(descent);
    assert.deepEqual([...path.slice(0, 2)], [-4, 2]);
    assert.deepEqual(
      [path, loss, gradientNorm, lr].map(({ length }) => length),
      [102, 51, 50, 50],
    );
    assert.equal(loss[0], 0.5 * (16 + 3 * 4));
    assert.equal(gradientNorm[0], Math.sqrt(52));
    assert.ok(lr.every((rate) => rate === 0.1));
    assert.equal(cancelled, false);
    assert.equal(divergedAt, undefined);
  });

  it('keeps the gradient and the velocity of each step where it is asked to', () => {
    const { vectors, path } = simulate({ ...descent, vectors: true, clip: { norm: 2 } });
    const { gradient = [], velocity = [] } = vectors ?? {};
    assert.ok(Math.abs(Math.hypot(gradient[0]!, gradient[1]!) - 2) < 1e-5, 'clipped');
    assert.deepEqual([...velocity.slice(0, 2)], [...gradient.slice(0, 2)]);
    for (const i of [0, 1, 40, 41, 98, 99]) {
      assertClose(path[i + 2]!, path[i]! - 0.1 * velocity[i]!, { absolute: 1e-15, what: `${i}` });
    }
    assert.equal(simulate(descent).vectors, undefined);
  });

  it('tells the schedule the loss at each step', () => {
    const seen: number[] = [];
    const { loss } = simulate({
      ...descent,
      schedule: (step, now) => {
        seen[step] = now;
        return 0.05;
      },
    });
    assert.deepEqual(seen, [...loss.slice(0, 50)]);
  });

  for (const { id, label } of optimizers) {
    it(`${label}: goes where steps taken by hand go, and its losses are those of its points`, () => {
      const options = { optimizer: id, surface: 'beale', steps: 20 };
      const { path, loss } = simulate(options);
      const surface = surfaces.get('beale').with();
      const stepper = optimizers.get(id).create();
      const at = Float64Array.from(surfaces.get('beale').start);
      for (let step = 0; step <= 20; step++) {
        assert.deepEqual([...path.slice(2 * step, 2 * step + 2)], [...at]);
        assert.equal(loss[step], surface.value(at[0]!, at[1]!));
        stepper.stepWith(at, (point, out) => {
          surface.gradient(point[0]!, point[1]!, out);
          return surface.value(point[0]!, point[1]!);
        });
      }
    });

    it(`${label}: a reset stepper repeats its steps`, () => {
      const stepper = optimizers.get(id).create();
      const run = () => {
        const at = Float64Array.of(-4, 2);
        for (let step = 0; step < 12; step++) {
          stepper.stepWith(at, (point, out) => {
            out[0] = point[0]!;
            out[1] = 3 * point[1]!;
            return 0.5 * (point[0]! ** 2 + 3 * point[1]! ** 2);
          });
        }
        return [...at];
      };
      const first = run();
      assert.notDeepEqual(first, [-4, 2]);
      stepper.reset();
      assert.deepEqual(run(), first);
    });
  }

  it('takes the learning rate from a function or an array of the steps', () => {
    const schedule = (step: number) => 0.1 / (1 + step);
    const one = simulate({ ...descent, schedule });
    const other = simulate({
      ...descent,
      schedule: Float64Array.from({ length: 50 }, (_, i) => schedule(i)),
    });
    assert.deepEqual(one, other);
    assert.equal(one.lr[4], 0.02);
    assert.notDeepEqual(one.path, simulate(descent).path);
  });

  it('repeats its noise for a seed, and draws other noise for another', () => {
    const noisy = (seed: number) => simulate({ ...descent, noise: { std: 0.5, seed } }).path;
    assert.deepEqual(noisy(1), noisy(1));
    assert.notDeepEqual(noisy(1), noisy(2));
    assert.notDeepEqual(noisy(1), simulate(descent).path);
  });

  it('adds noise of the deviation asked for', () => {
    const still: SimulationOptions = {
      optimizer: 'sgd',
      params: { lr: 1 },
      surface: 'bowl',
      surfaceParams: { a: 0, b: 0 },
      steps: 20_000,
      noise: { std: 2, seed: 7 },
    };
    const { path } = simulate(still);
    let sum = 0;
    for (let i = 2; i < path.length; i++) sum += (path[i]! - path[i - 2]!) ** 2;
    assertClose(Math.sqrt(sum / 40_000), 2, { relative: 0.02 });
  });

  it('clips each gradient by norm or by value, and reports the norm before', () => {
    const steps = 1;
    const plain = { ...descent, params: { lr: 1 }, steps };
    const byNorm = simulate({ ...plain, clip: { norm: 2 } });
    const byValue = simulate({ ...plain, clip: { value: 3 } });
    const gradient = Float64Array.of(-4, 6);
    clipGradNorm(gradient, 2);
    assert.deepEqual([...byNorm.path.slice(2)], [-4 - gradient[0]!, 2 - gradient[1]!]);
    assert.equal(byNorm.gradientNorm[0], Math.sqrt(52));
    gradient.set([-4, 6]);
    clipGradValue(gradient, 3);
    assert.deepEqual([...byValue.path.slice(2)], [-4 + 3, 2 - 3]);
    assert.equal(byValue.gradientNorm[0], Math.sqrt(52));
  });

  it('takes gradients of batches: noisy ones that average to the whole gradient', () => {
    const options: SimulationOptions = {
      optimizer: 'sgd',
      params: { lr: 1e-12 },
      surface: 'linear_regression',
      surfaceParams: { samples: 64 },
      steps: 8,
      batchSize: 8,
    };
    const start = surfaces.get('linear_regression').start;
    const { path, gradientNorm } = simulate(options);
    assert.equal(new Set(gradientNorm).size, 8);
    const whole = new Float64Array(2);
    surfaces
      .get('linear_regression')
      .with({ samples: 64 })
      .gradient(...start, whole);
    // One epoch of eight batches of eight has moved by eight times the whole gradient.
    assertClose((start[0] - path[16]!) / 8e-12, whole[0]!, { relative: 1e-3 });
    assert.deepEqual(path, simulate(options).path);
    assert.notDeepEqual(path, simulate({ ...options, batchSeed: 1 }).path);
  });

  it('says at which point it diverged, and goes on as PyTorch does', () => {
    const { loss, divergedAt } = simulate({
      optimizer: 'sgd',
      params: { lr: 0.01 },
      surface: 'rosenbrock',
      start: [-3, 3],
      steps: 40,
    });
    assert.ok(divergedAt !== undefined && divergedAt > 1 && divergedAt < 40);
    assert.ok(Number.isFinite(loss[divergedAt - 1]));
    assert.ok(!Number.isFinite(loss[divergedAt]));
    assert.ok(Number.isNaN(loss[40]));
  });

  it('tells its progress, the last time of all its steps', () => {
    const told: number[] = [];
    simulate({ ...descent, steps: 40_000, onProgress: (done) => told.push(done) });
    assert.ok(told.length > 1);
    assert.deepEqual(
      told,
      [...told].sort((a, b) => a - b),
    );
    assert.equal(told.at(-1), 40_000);
  });

  it('stops when its signal is aborted, with what it has', () => {
    const controller = new AbortController();
    const onProgress = (): void => {
      controller.abort();
    };
    const cut = simulate({ ...descent, steps: 1e6, onProgress, signal: controller.signal });
    assert.equal(cut.cancelled, true);
    const steps = cut.loss.length - 1;
    assert.ok(steps > 0 && steps < 1e6);
    const { path } = simulate({ ...descent, steps });
    assert.deepEqual(cut.path, path);
    assert.equal(cut.lr.length, steps);
    const none = simulate({ ...descent, signal: AbortSignal.abort() });
    assert.deepEqual([none.cancelled, none.loss.length], [true, 1]);
  });

  it('gives the same path slice by slice', () => {
    const simulation = createSimulation({ ...descent, noise: { std: 1, seed: 3 } });
    while (simulation.done < descent.steps) simulation.advance(7);
    simulation.advance(7);
    assert.deepEqual(simulation.result(), simulate({ ...descent, noise: { std: 1, seed: 3 } }));
  });

  it('takes entries as well as their names', () => {
    const [optimizer, surface] = [optimizers.get('sgd'), surfaces.get('bowl')];
    assert.deepEqual(simulate({ ...descent, optimizer, surface }), simulate(descent));
  });

  const refusals: [Partial<SimulationOptions>, string][] = [
    [{ steps: -1 }, 'steps must be a whole number of at least 0, got -1'],
    [{ start: [NaN, 0] }, 'start must be two finite numbers, got NaN, 0'],
    [{ noise: { std: -1, seed: 0 } }, 'std must be finite and at least 0, got -1'],
    [{ clip: { norm: -1 } }, 'max_norm must be at least 0, got -1'],
    [{ clip: { value: NaN } }, 'clip_value must be at least 0, got NaN'],
    [
      { schedule: new Float64Array(3) },
      'schedule must have a learning rate for each of 50 steps, got 3',
    ],
    [{ batchSize: 4 }, 'batch_size needs a surface that has data'],
    [
      { batchSize: 0, surface: 'linear_regression', surfaceParams: {} },
      'batch_size must be a whole number of at least 1, got 0',
    ],
    [{ params: { lr: -1 } }, 'lr must be at least 0, got -1'],
  ];
  for (const [wrong, message] of refusals) {
    it(`says: ${message}`, () => {
      assert.throws(() => simulate({ ...descent, ...wrong }), { name: 'EngineError', message });
    });
  }

  it('knows no optimizer or surface of another name', () => {
    assert.throws(
      () => simulate({ ...descent, optimizer: 'sdg' }),
      /there is no sdg among the optimizers: adadelta,/,
    );
    assert.throws(() => simulate({ ...descent, surface: 'bowel' }), /there is no bowel/);
  });
});

describe('the losses of real surfaces', () => {
  it('fall under batches to near the least that there is', () => {
    for (const surface of ['linear_regression', 'logistic_regression']) {
      const { loss } = simulate({
        optimizer: 'adam',
        params: { lr: 0.02 },
        surface,
        steps: 3000,
        batchSize: 16,
      });
      const least = surfaces.get(surface).with().minima[0]!.value;
      assert.ok(loss[3000]! >= least && loss[3000]! < least + 0.02, `${loss[3000]} of ${least}`);
    }
  });
});
