import type { Evaluate } from '../define.js';
import { dot, largest } from './vector.js';

const ARMIJO = 1e-4; // c₁
const CURVATURE = 0.9; // c₂
/** A bracket shorter than this over the largest entry of the direction ends the search, whatever `tolerance_change`. */
const SHORTEST = 1e-9;

interface Start {
  /** First step length to try. */
  readonly length: number;
  /** Loss, gradient and slope gᵀd at length 0; `gradient` is overwritten by the one at the end. */
  readonly loss: number;
  readonly gradient: Float64Array;
  readonly slope: number;
  /** Most step lengths to try after the first. */
  readonly maxSteps: number;
}

interface End {
  readonly length: number;
  readonly loss: number;
  readonly evaluations: number;
}

/** One step length and what was found there. */
interface Trial {
  length: number;
  loss: number;
  slope: number;
  gradient: Float64Array;
}

/**
 * Makes a line search for the strong Wolfe conditions (Nocedal & Wright 2006, algorithms 3.5 and 3.6):
 * lengths grow by cubic interpolation until they bracket a good one, then the bracket shrinks. Follows
 * the decisions of PyTorch's search one by one.
 */
export function createLineSearch(size: number) {
  const point = new Float64Array(size);
  const trial = (): Trial => ({ length: 0, loss: 0, slope: 0, gradient: new Float64Array(size) });
  const origin = trial();
  const now = trial();
  let low = trial();
  let high = trial();

  return (evaluate: Evaluate, from: Float64Array, direction: Float64Array, start: Start): End => {
    const { slope, maxSteps } = start;
    const reach = largest(direction);
    let evaluations = 0;
    const tryLength = (length: number) => {
      for (let i = 0; i < size; i++) point[i] = from[i]! + length * direction[i]!;
      now.length = length;
      now.loss = evaluate(point, now.gradient);
      now.slope = dot(now.gradient, direction);
      evaluations++;
    };
    const tooHigh = () => now.loss > start.loss + ARMIJO * now.length * slope;
    const flatEnough = () => Math.abs(now.slope) <= -CURVATURE * slope;
    const end = ({ length, loss, gradient }: Trial): End => {
      start.gradient.set(gradient);
      return { length, loss, evaluations };
    };

    origin.length = 0;
    origin.loss = start.loss;
    origin.slope = slope;
    origin.gradient.set(start.gradient);
    tryLength(start.length);

    // `low` is the length before, `high` the length tried last, until they are sorted by loss.
    copy(low, origin);
    let tries = 0;
    for (; tries < maxSteps; tries++) {
      if (tooHigh() || (tries > 1 && now.loss >= low.loss)) break;
      if (flatEnough()) return end(now);
      if (now.slope >= 0) break;
      const { length } = now;
      const least = length + 0.01 * (length - low.length);
      const next = interpolate(low, now, least, length * 10);
      copy(low, now);
      tryLength(next);
    }
    if (tries >= maxSteps) copy(low, origin);
    copy(high, now);
    // Of equal losses the one counts as low that is first in PyTorch's bracket.
    let lowIsFirst = low.loss <= high.loss;
    if (!lowIsFirst) [low, high] = [high, low];

    let stuck = false;
    for (; tries < maxSteps; tries++) {
      const left = Math.min(low.length, high.length);
      const right = Math.max(low.length, high.length);
      if ((right - left) * reach < SHORTEST) break;
      let length = interpolate(low, high, left, right);
      const margin = 0.1 * (right - left);
      const nearEdge = Math.min(right - length, length - left) < margin;
      if (nearEdge && (stuck || length >= right || length <= left)) {
        length =
          Math.abs(length - right) < Math.abs(length - left) ? right - margin : left + margin;
        stuck = false;
      } else {
        stuck = nearEdge;
      }
      tryLength(length);
      if (tooHigh() || now.loss >= low.loss) {
        copy(high, now);
        const stillFirst = lowIsFirst ? low.loss <= high.loss : low.loss < high.loss;
        if (!stillFirst) {
          [low, high] = [high, low];
          lowIsFirst = !lowIsFirst;
        }
        continue;
      }
      const done = flatEnough();
      if (!done && now.slope * (high.length - low.length) >= 0) copy(high, low);
      copy(low, now);
      if (done) break;
    }
    return end(low);
  };
}

function copy(to: Trial, from: Trial): void {
  to.length = from.length;
  to.loss = from.loss;
  to.slope = from.slope;
  to.gradient.set(from.gradient);
}

/** Where the cubic through both losses and slopes is least, within [least, most]; else the middle. */
function interpolate(a: Trial, b: Trial, least: number, most: number): number {
  const d1 = a.slope + b.slope - (3 * (a.loss - b.loss)) / (a.length - b.length);
  const square = d1 * d1 - a.slope * b.slope;
  if (!(square >= 0)) return (least + most) / 2;
  const d2 = Math.sqrt(square);
  const [x1, g1, x2, g2] =
    a.length <= b.length
      ? [a.length, a.slope, b.length, b.slope]
      : [b.length, b.slope, a.length, a.slope];
  const at = x2 - (x2 - x1) * ((g2 + d2 - d1) / (g2 - g1 + 2 * d2));
  return Math.min(Math.max(at, least), most);
}
