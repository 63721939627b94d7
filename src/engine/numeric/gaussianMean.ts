const NODES = 20;
const FARTHEST = 14; // beyond ±14 the standard normal density is below 1e-43
const PANEL_ERROR = 1e-16;
const DEEPEST = 40;

const { nodes, weights } = gaussLegendre(NODES);
const DENSITY = 1 / Math.sqrt(2 * Math.PI);

/**
 * E[g(Z)] for a standard normal Z, to about 1e-14 of E|g(Z)|, by adaptive Gauss–Legendre quadrature
 * on panels that end where g is not smooth.
 *
 * @param g grows no faster than exp(|x|).
 * @param breaks where g or a derivative of it jumps, in any order.
 */
export function gaussianMean(g: (x: number) => number, breaks: readonly number[] = []): number {
  const inside = [...breaks].filter((at) => Math.abs(at) < FARTHEST).sort((a, b) => a - b);
  const ends = [-FARTHEST, ...inside, FARTHEST];
  const weighted = (x: number): number => g(x) * DENSITY * Math.exp(-0.5 * x * x);
  let sum = 0;
  for (let i = 1; i < ends.length; i++) {
    const [from, to] = [ends[i - 1]!, ends[i]!];
    if (to > from) sum += adaptive(weighted, from, to, panel(weighted, from, to), 0);
  }
  return sum;
}

function adaptive(
  g: (x: number) => number,
  from: number,
  to: number,
  whole: number,
  depth: number,
): number {
  const middle = (from + to) / 2;
  const left = panel(g, from, middle);
  const right = panel(g, middle, to);
  const change = Math.abs(left + right - whole);
  if (change <= PANEL_ERROR + 1e-15 * Math.abs(whole) || depth === DEEPEST) return left + right;
  return adaptive(g, from, middle, left, depth + 1) + adaptive(g, middle, to, right, depth + 1);
}

function panel(g: (x: number) => number, from: number, to: number): number {
  const half = (to - from) / 2;
  const middle = (from + to) / 2;
  let sum = 0;
  for (let i = 0; i < NODES; i++) sum += weights[i]! * g(middle + half * nodes[i]!);
  return sum * half;
}

/** Nodes and weights on [−1, 1]: the roots of the Legendre polynomial by Newton's method. */
function gaussLegendre(n: number): { nodes: Float64Array; weights: Float64Array } {
  const roots = new Float64Array(n);
  const shares = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    let x = Math.cos((Math.PI * (i + 0.75)) / (n + 0.5));
    let slope = 1;
    for (let round = 0; round < 8; round++) {
      let value = 1;
      let before = 0;
      for (let k = 1; k <= n; k++) {
        const next = ((2 * k - 1) * x * value - (k - 1) * before) / k;
        before = value;
        value = next;
      }
      slope = (n * (x * value - before)) / (x * x - 1);
      x -= value / slope;
    }
    roots[i] = x;
    shares[i] = 2 / ((1 - x * x) * slope * slope);
  }
  return { nodes: roots, weights: shares };
}
