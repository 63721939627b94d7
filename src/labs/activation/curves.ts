import { activations } from '../../engine/activations/index.js';
import type { BoundActivation } from '../../engine/activations/define.js';
import type { Reading } from '../figure/figure.js';
import type { ActivationState, Curve } from './state.js';

/** A curve sampled over the plotted interval; where f′ jumps, `df` has a NaN between the two sides. */
export interface SampledCurve {
  readonly curve: Curve;
  readonly x: Float64Array;
  readonly f: Float64Array;
  readonly df: Float64Array;
}

export function bind(curve: Curve): BoundActivation {
  return activations.get(curve.id).with(curve.params);
}

/** E.g. `LeakyReLU(negative_slope=0.3)`; parameters at their default are left out. */
export function labelOf(curve: Curve): string {
  const { label, params } = activations.get(curve.id);
  const shown = Object.entries(curve.params)
    .filter(([name, value]) => value !== params[name]?.default)
    .map(([name, value]) => `${name}=${String(value)}`);
  return shown.length > 0 ? `${label}(${shown.join(', ')})` : label;
}

/** The definition on one line with this curve's own numbers in it. */
export function textOf(curve: Curve): string {
  const { text, params } = activations.get(curve.id);
  return Object.entries(params).reduce(
    (line, [name, spec]) =>
      line.replace(new RegExp(`\\b${name}\\b`, 'g'), String(curve.params[name] ?? spec.default)),
    text,
  );
}

/** @param count number of evenly spaced samples; the kinks inside the interval come on top. */
export function sample(
  curve: Curve,
  [from, to]: readonly [number, number],
  count: number,
): SampledCurve {
  const { f, df, kinks } = bind(curve);
  const step = (to - from) / (count - 1);
  const tiny = step * 1e-6;
  const points: number[] = Array.from({ length: count }, (_, i) =>
    i === count - 1 ? to : from + i * step,
  );
  const breaks = kinks.filter((kink) => kink > from && kink < to);
  for (const kink of breaks) points.push(kink - tiny, kink, kink + tiny);
  const x = Float64Array.from(points).sort();
  return {
    curve,
    x,
    f: x.map(f),
    df: x.map((at) => (breaks.includes(at) ? NaN : df(at))),
  };
}

/** What the curves are at one x, in the order of the legend. */
export function readAt(state: ActivationState, x: number): Reading[] {
  return state.curves.flatMap((curve) => {
    const { f, df } = bind(curve);
    const label = labelOf(curve);
    const colour = curve.colour;
    return [
      ...(state.showF ? [{ label, colour, dashed: false, value: f(x) }] : []),
      ...(state.showDerivative
        ? [{ label: `${label} ′`, colour, dashed: true, value: df(x) }]
        : []),
    ];
  });
}
