import { show } from '../figure/figure.js';
import { bind, labelOf, sample } from './curves.js';
import type { ActivationState, Curve } from './state.js';

const QUIET = 0.01; // a gradient factor below which ten layers leave less than 1e-20

/** What the figure shows, in words and from its numbers: one sentence or two for each curve. */
export function describe(state: ActivationState): string[] {
  return state.curves.map((curve) => describeCurve(curve, state.domain));
}

function describeCurve(curve: Curve, domain: readonly [number, number]): string {
  const { f } = bind(curve);
  const [from, to] = domain;
  const { x, f: values, df } = sample(curve, domain, 801);
  const lowest = indexOfExtreme(values, -1);
  const highest = indexOfExtreme(values, 1);
  const steepest = indexOfExtreme(df, 1);
  const quiet = df.filter((slope) => Math.abs(slope) < QUIET).length / df.length;
  const step = (to - from) / 800;
  const at = (index: number): string => show(Math.round((x[index] ?? NaN) / step) * step);
  const flat =
    quiet === 0
      ? `its gradient stays above ${QUIET} everywhere`
      : `its gradient is below ${QUIET} on ${Math.round(quiet * 100)} % of the range`;
  return (
    `${labelOf(curve)}: f(${show(from)}) = ${show(f(from))}, f(0) = ${show(f(0))}, f(${show(to)}) = ${show(f(to))}; ` +
    `lowest ${show(values[lowest] ?? NaN)} at x = ${at(lowest)}, highest ${show(values[highest] ?? NaN)} at x = ${at(highest)}. ` +
    `Steepest slope ${show(df[steepest] ?? NaN)} at x = ${at(steepest)}; ${flat}.`
  );
}

function indexOfExtreme(values: Float64Array, sign: 1 | -1): number {
  let best = 0;
  values.forEach((value, i) => {
    const current = values[best] ?? NaN;
    if (Number.isNaN(current) || value * sign > current * sign) best = i;
  });
  return best;
}
