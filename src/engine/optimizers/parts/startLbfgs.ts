import type { Rule } from '../define.js';
import { createLineSearch } from './strongWolfe.js';
import { dot, largest } from './vector.js';

interface Settings {
  readonly lr: number;
  readonly maxIterations: number;
  readonly maxEvaluations: number;
  readonly toleranceGrad: number;
  readonly toleranceChange: number;
  readonly historySize: number;
  readonly strongWolfe: boolean;
}

/** Below it, a curvature yᵀs is too small for the pair to be remembered; PyTorch's number. */
const LEAST_CURVATURE = 1e-10;

/** The iterations of L-BFGS, with the two-loop recursion of Nocedal 1980. */
export function startLbfgs(settings: Settings, size: number): Omit<Rule, 'step'> {
  const { maxIterations, maxEvaluations, toleranceGrad, toleranceChange, historySize } = settings;
  const gradient = new Float64Array(size);
  const previous = new Float64Array(size);
  const direction = new Float64Array(size);
  /** Changes of the gradient and moves, oldest first; arrays are reused once the history is full. */
  const changes: Float64Array[] = [];
  const moves: Float64Array[] = [];
  const inverses: number[] = []; // 1 / yᵀs
  const weights = new Float64Array(historySize);
  const search = createLineSearch(size);
  let spareChange: Float64Array = new Float64Array(size);
  let spareMove: Float64Array = new Float64Array(size);
  let iterations = 0;
  let diagonal = 1;
  let length = 0;

  function remember(): void {
    for (let i = 0; i < size; i++) {
      spareChange[i] = gradient[i]! - previous[i]!;
      spareMove[i] = direction[i]! * length;
    }
    const curvature = dot(spareChange, spareMove);
    if (!(curvature > LEAST_CURVATURE)) return;
    const full = changes.length === historySize;
    const oldChange = full ? changes.shift() : undefined;
    const oldMove = full ? moves.shift() : undefined;
    if (full) inverses.shift();
    changes.push(spareChange);
    moves.push(spareMove);
    inverses.push(1 / curvature);
    diagonal = curvature / dot(spareChange, spareChange);
    spareChange = oldChange ?? new Float64Array(size);
    spareMove = oldMove ?? new Float64Array(size);
  }

  function aim(): void {
    for (let i = 0; i < size; i++) direction[i] = -gradient[i]!;
    if (iterations === 1) return;
    for (let k = changes.length - 1; k >= 0; k--) {
      const weight = dot(moves[k]!, direction) * inverses[k]!;
      weights[k] = weight;
      add(direction, changes[k]!, -weight);
    }
    for (let i = 0; i < size; i++) direction[i] = direction[i]! * diagonal;
    for (let k = 0; k < changes.length; k++) {
      const weight = dot(changes[k]!, direction) * inverses[k]!;
      add(direction, moves[k]!, weights[k]! - weight);
    }
  }

  return {
    stepWith(parameters, evaluate, lr = settings.lr) {
      const first = evaluate(parameters, gradient);
      let loss = first;
      let evaluations = 1;
      let optimal = largest(gradient) <= toleranceGrad;
      if (optimal) return first;
      for (let n = 1; n <= maxIterations; n++) {
        iterations++;
        if (iterations > 1) remember();
        aim();
        previous.set(gradient);
        const lastLoss = loss;
        length = iterations === 1 ? Math.min(1, 1 / sumOfMagnitudes(gradient)) * lr : lr;
        const slope = dot(gradient, direction);
        if (slope > -toleranceChange) break;
        if (settings.strongWolfe) {
          const found = search(evaluate, parameters, direction, {
            length,
            loss,
            slope,
            gradient,
            maxSteps: maxEvaluations - evaluations,
          });
          ({ length, loss } = found);
          evaluations += found.evaluations;
          add(parameters, direction, length);
          optimal = largest(gradient) <= toleranceGrad;
        } else {
          add(parameters, direction, length);
          if (n !== maxIterations) {
            loss = evaluate(parameters, gradient);
            evaluations++;
            optimal = largest(gradient) <= toleranceGrad;
          }
        }
        if (n === maxIterations || evaluations >= maxEvaluations || optimal) break;
        if (largestMove(direction, length) <= toleranceChange) break;
        if (Math.abs(loss - lastLoss) < toleranceChange) break;
      }
      return first;
    },
    state: { d: direction, prev_flat_grad: previous },
    velocity: direction,
    restart() {
      changes.length = 0;
      moves.length = 0;
      inverses.length = 0;
      iterations = 0;
      diagonal = 1;
      length = 0;
    },
  };
}

function add(to: Float64Array, what: Float64Array, scale: number): void {
  for (let i = 0; i < to.length; i++) to[i] = to[i]! + scale * what[i]!;
}

function sumOfMagnitudes(a: Float64Array): number {
  let sum = 0;
  for (const value of a) sum += Math.abs(value);
  return sum;
}

function largestMove(direction: Float64Array, length: number): number {
  let most = 0;
  for (const value of direction) most = Math.max(most, Math.abs(value * length));
  return most;
}
