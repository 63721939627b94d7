import { show } from '../figure/formatNumber.js';
import { bind, labelOf, sample } from './curves.js';
import { functions } from './functions/index.js';
import type { ActivationState, Curve } from './state.js';

const SAMPLES = 801;
const QUIET = 0.01; // a gradient factor below which ten layers leave less than 1e-20

/** What the figure shows, in words and from its numbers: a sentence for each curve. */
export function describe(state: ActivationState): string[] {
  const without = state.showSecond ? state.curves.filter((curve) => !bind(curve).d2f) : [];
  return [
    ...state.curves.map((curve) => describeCurve(curve, state.domain)),
    ...without.map((curve) => `f″ of ${labelOf(curve)} is left out: only f and f′ are computed.`),
  ];
}

function describeCurve(curve: Curve, domain: readonly [number, number]): string {
  const { x, f: values, df } = sample(curve, domain, SAMPLES);
  const step = (domain[1] - domain[0]) / (SAMPLES - 1);
  const at = (index: number): string => `x = ${show(Math.round((x[index] ?? NaN) / step) * step)}`;
  let steepest = 0;
  let quiet = 0;
  for (let i = 0; i < df.length; i++) {
    const size = Math.abs(df[i] ?? NaN);
    if (isBeyond(size, Math.abs(df[steepest] ?? NaN))) steepest = i;
    if (size < QUIET) quiet++;
  }
  const slope = df[steepest] ?? NaN;
  const flat =
    quiet === 0
      ? `its gradient is nowhere below ${QUIET}`
      : `its gradient is below ${QUIET} on ${Math.round((100 * quiet) / df.length)} % of the range`;
  const steep = slope === 0 ? '' : `, steepest (slope ${show(slope)}) at ${at(steepest)}`;
  const cut = functions.get(curve.id).cut?.(curve.params);
  return `${labelOf(curve)} ${courseOf(values, at)}${steep}; ${flat}.${cut ? ` ${cut}` : ''}`;
}

/** From where to where it goes. */
function courseOf(values: Float64Array, at: (index: number) => string): string {
  const last = values.length - 1;
  const lowest = indexOfExtreme(values, -1);
  const highest = indexOfExtreme(values, 1);
  const low = show(values[lowest] ?? NaN);
  const high = show(values[highest] ?? NaN);
  if (low === high) return `is ${low} throughout`;
  if (values[0] === values[lowest] && values[last] === values[highest])
    return `rises from ${low} at ${at(0)} to ${high} at ${at(last)}`;
  if (values[0] === values[highest] && values[last] === values[lowest])
    return `falls from ${high} at ${at(0)} to ${low} at ${at(last)}`;
  return `ranges from ${low} at ${at(lowest)} to ${high} at ${at(highest)}`;
}

function indexOfExtreme(values: Float64Array, sign: 1 | -1): number {
  let best = 0;
  for (let i = 0; i < values.length; i++) {
    if (isBeyond((values[i] ?? NaN) * sign, (values[best] ?? NaN) * sign)) best = i;
  }
  return best;
}

function isBeyond(value: number, most: number): boolean {
  return Number.isNaN(most) || value > most;
}
