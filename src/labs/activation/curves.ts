import { formulaOf } from '../../engine/formula.js';
import type { ParamValue } from '../../engine/params.js';
import { DASHES, DOTS, type Reading } from '../figure/figure.js';
import { isDefault } from '../paramsToCode.js';
import { functions } from './functions/index.js';
import type { BoundFunction } from './functions/labFunction.js';
import type { ActivationState, Curve } from './state.js';

/** A curve sampled over the plotted interval; at a kink, f′ and f″ have a NaN between the two sides; f″ has NaN throughout where it is unknown. */
export interface SampledCurve {
  readonly curve: Curve;
  readonly x: Float64Array;
  readonly f: Float64Array;
  readonly df: Float64Array;
  readonly d2f: Float64Array;
}

export function bind(curve: Curve): BoundFunction {
  return functions.get(curve.id).with(curve.params);
}

/** E.g. `LeakyReLU(negative_slope=0.3)`; parameters at their default are left out. */
export function labelOf(curve: Curve): string {
  const { label, params } = functions.get(curve.id);
  const shown = Object.entries(curve.params)
    .filter(([name, value]) => !(params[name] && isDefault(params[name], value)))
    .map(([name, value]) => `${name}=${valueText(value)}`);
  return shown.length > 0 ? `${label}(${shown.join(', ')})` : label;
}

function valueText(value: ParamValue): string {
  if (typeof value === 'string') return `'${value}'`;
  return value instanceof Array ? `[${value.join(', ')}]` : String(value);
}

/** The definition on one line with this curve's own numbers in it. */
export function textOf(curve: Curve): string {
  const definition = functions.get(curve.id);
  const { text } = formulaOf(definition, curve.params);
  const { params } = definition;
  if (typeof text === 'function') return text(curve.params);
  return Object.entries(params).reduce(
    (line, [name, spec]) =>
      line.replace(new RegExp(`\\b${name}\\b`, 'g'), String(curve.params[name] ?? spec.default)),
    text,
  );
}

/** @param count number of evenly spaced samples; the kinks inside the interval come on top. */
export function sample(
  curve: Curve,
  domain: readonly [number, number],
  count: number,
): SampledCurve {
  const { f, df, d2f, kinks } = bind(curve);
  const breaks = kinks.filter((kink) => kink > domain[0] && kink < domain[1]);
  const x = placesOf(domain, count, breaks);
  return {
    curve,
    x,
    f: x.map(f),
    df: x.map((at) => (breaks.includes(at) ? NaN : df(at))),
    get d2f() {
      return x.map((at) => (breaks.includes(at) || !d2f ? NaN : d2f(at)));
    },
  };
}

/** Evenly spread, with three at each break: it, and one close by on either side. */
function placesOf(
  [from, to]: readonly [number, number],
  count: number,
  breaks: readonly number[],
): Float64Array {
  const step = (to - from) / (count - 1);
  const tiny = step * 1e-6;
  const places = new Float64Array(count + 3 * breaks.length);
  let many = 0;
  // Plain loops: this runs at each move of a slider and in each hover, and callbacks box every number.
  for (let i = 0; i < count; i++) {
    const x = i === count - 1 ? to : from + i * step;
    let isBreak = false;
    for (const kink of breaks) isBreak ||= Math.abs(x - kink) <= tiny;
    if (!isBreak) places[many++] = x;
  }
  for (const kink of breaks) {
    places[many++] = kink - tiny;
    places[many++] = kink;
    places[many++] = kink + tiny;
  }
  return places.subarray(0, many).sort();
}

/** What can be shown of a curve: the function and its derivatives. */
export const ORDERS = ['f', 'df', 'd2f'] as const;
export type Order = (typeof ORDERS)[number];

/** How each is named and drawn. */
export const ORDER_STYLE: Readonly<
  Record<Order, { readonly mark: string; readonly dashes?: string }>
> = { f: { mark: '' }, df: { mark: '′', dashes: DASHES }, d2f: { mark: '″', dashes: DOTS } };

/** Those that are shown of one curve; the engine does not compute f″ of every function. */
export function shownOrders(
  { showF, showDerivative, showSecond }: ActivationState,
  curve: Curve,
): Order[] {
  const shown = { f: showF, df: showDerivative, d2f: showSecond && bind(curve).d2f !== undefined };
  return ORDERS.filter((order) => shown[order]);
}

/** Alone, a curve's derivatives have colors of their own; among others they have their curve's. */
export function colourIndex({ curves }: ActivationState, { colour }: Curve, order: Order): number {
  return curves.length === 1 ? colour + ORDERS.indexOf(order) : colour;
}

/** What the curves are at one x, in the order of the legend. */
export function readAt(state: ActivationState, x: number): Reading[] {
  return state.curves.flatMap((curve) => {
    const bound = bind(curve);
    return shownOrders(state, curve).map((order) => {
      const { mark, dashes } = ORDER_STYLE[order];
      return {
        label: mark === '' ? labelOf(curve) : `${labelOf(curve)} ${mark}`,
        colour: colourIndex(state, curve, order),
        dashed: dashes !== undefined,
        ...(dashes !== undefined && { dashes }),
        value: bound[order]?.(x) ?? NaN,
      };
    });
  });
}
