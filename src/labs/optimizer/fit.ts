import { outcomeOf } from '../../engine/race.js';
import { optimizers } from '../../engine/optimizers/index.js';
import { EngineError } from '../../engine/error.js';
import { simulate } from '../../engine/simulate.js';
import { Recent } from '../recent.js';
import { boundSurface, simulationOf, targetOf } from './run.js';
import { FARTHEST, initialState, MAX_STEPS, type OptimizerState, type Runner } from './state.js';

/** What a run takes place in. */
export type Conditions = Pick<OptimizerState, 'surface' | 'start' | 'steps' | 'tolerance' | 'fit'>;

/** Numbers of steps that read well. */
const STEPS = [20, 50, 100, 200, 500, 1000] as const;
const LONGEST = 1000;
/** A way of so many steps shows best how an optimizer goes. */
const BEST = 70;
/** Steeper across the valley than along it. */
const RATIO = 20;
/** Lowest share of the first loss that counts as arrived. */
const ARRIVED = 1e-4;

/** Curvatures across the valley, times the rate, for optimizers whose steps grow with the gradient. */
const CURVATURES = [0.6, 1, 0.3, 0.1, 0.03, 1.5];
/** Sizes of the plot, in steps of the rate, for those whose steps hardly depend on it. */
const ZOOMS = [15, 50, 5, 2, 0.5, 0.1, 0.02, 0.004];

/** The conditions of calls that were read before: those of a file or two. */
const known = new Recent<Conditions>(64);

/**
 * A narrow bowl of such a steepness and size that an optimizer arrives at its own rate. The shape of the
 * way is that of its settings; which rate suits a model, no bowl tells.
 */
export function fittedTo(runner: Runner): Conditions {
  const { id, params } = runner;
  return known.get(JSON.stringify([id, params]), () => best(runner));
}

function best(runner: Runner): Conditions {
  const { lr } = optimizers.get(runner.id).create(runner.params);
  if (!(lr > 0)) return { ...initialState, steps: 50 };
  const bowls = [
    ...CURVATURES.map((curvature) => bowl(curvature / lr, 1, lr)),
    ...ZOOMS.map((zoom) => rounded(zoom * lr)).map((zoom) => bowl(RATIO / zoom, zoom, lr)),
  ];
  let found: Conditions | undefined;
  let least = Infinity;
  for (const conditions of bowls.filter(isKept)) {
    const steps = Math.min(LONGEST, Math.ceil(BEST * Math.exp(least)));
    const arrived = arrival({ ...conditions, steps }, runner);
    if (arrived === undefined) continue;
    const cost = Math.abs(Math.log(arrived.steps / BEST)) + arrived.turns / 30;
    if (cost >= least) continue;
    least = cost;
    found = { ...conditions, steps: enough(arrived.steps) };
  }
  const plain = { ...bowl(RATIO / 10, 1, lr), steps: 200 };
  return found ?? (isKept(plain) ? plain : { ...initialState, steps: 50 });
}

/** Whether the numbers are of a size that a state may have. */
function isKept({ start, tolerance, fit, surface }: Conditions): boolean {
  const { b = 0 } = surface.params;
  const sizes = [Math.abs(start[0]), tolerance, fit?.zoom ?? 1];
  return sizes.every((size) => size > 1e-30 && size <= FARTHEST) && Number(b) < 1e30;
}

function bowl(across: number, zoom: number, lr: number): Conditions {
  const b = Number(across.toPrecision(2));
  const surface = { id: 'bowl', params: { a: Number((b / RATIO).toPrecision(3)), b } };
  const start: [number, number] = [scaled(-4, zoom), scaled(2, zoom)];
  const first = boundSurface({ surface }).value(...start);
  const tolerance = 10 ** Math.round(Math.log10(ARRIVED * first));
  return { surface, start, steps: LONGEST, tolerance, fit: { lr, zoom } };
}

function scaled(value: number, zoom: number): number {
  return Number((value * zoom).toPrecision(6));
}

/** To one digit, so that the axes have round numbers. */
function rounded(value: number): number {
  return Number(value.toPrecision(1));
}

/** The steps that it takes to arrive without leaving the plot, and how often one goes back. */
function arrival(
  conditions: Conditions,
  runner: Runner,
): { readonly steps: number; readonly turns: number } | undefined {
  const state: OptimizerState = { ...initialState, ...conditions };
  try {
    const path = simulate(simulationOf(state, runner));
    const { stepsToTarget } = outcomeOf(path, targetOf(state, boundSurface(state)));
    const zoom = conditions.fit?.zoom ?? 1;
    if (stepsToTarget === undefined || stepsToTarget < 1) return undefined;
    let turns = 0;
    const at = (i: number): number => (path.path[i] ?? NaN) / zoom;
    for (let step = 1; step <= stepsToTarget; step++) {
      const [x, y] = [at(2 * step), at(2 * step + 1)];
      if (!(Math.abs(x) <= 5 && Math.abs(y) <= 5)) return undefined;
      if (step < 2) continue;
      const along = (x - at(2 * step - 2)) * (at(2 * step - 2) - at(2 * step - 4));
      const up = (y - at(2 * step - 1)) * (at(2 * step - 1) - at(2 * step - 3));
      if (along + up < 0) turns++;
    }
    return { steps: stepsToTarget, turns };
  } catch (error) {
    if (error instanceof EngineError) return undefined;
    throw error;
  }
}

function enough(steps: number): number {
  return STEPS.find((one) => one >= 1.1 * steps) ?? Math.min(MAX_STEPS, 2 * steps);
}
