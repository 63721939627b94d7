import * as v from 'valibot';
import { propagate, type Propagated } from '../../engine/network/propagate.js';
import { activations } from '../../engine/activations/index.js';
import { Recent } from '../recent.js';
import { functions } from './functions/index.js';
import {
  LAYER_INITS,
  MAX_CURVES,
  type ActivationState,
  type Curve,
  type LayerState,
} from './state.js';

/** Rows of standard normal input that are sent through. */
export const ROWS = 64;
/** As many results as a panel shows. */
const REMEMBERED = MAX_CURVES;
/** What a weight costs both ways, in milliseconds. */
const WEIGHT = 6e-4;

const known = new Recent<Propagated>(REMEMBERED);

/** What a worker hands back: a signal for each curve. */
export const signalsSchema: v.GenericSchema<unknown, Propagated[]> = v.array(
  v.object({
    mean: v.instance(Float64Array),
    variance: v.instance(Float64Array),
    gradientVariance: v.instance(Float64Array),
    outputs: v.array(v.instance(Float64Array)),
    gradients: v.array(v.instance(Float64Array)),
    dead: v.instance(Float64Array),
  }),
);

/** The curves that layers of units can have: a gate halves their number, softmax ties them together. */
export function layered(curves: readonly Curve[]): Curve[] {
  return curves.filter(({ id }) => functions.get(id).group === 'Element by element');
}

/** A batch sent forward and back through equal layers with this activation. */
export function throughLayers(curve: Curve, layers: LayerState): Propagated {
  return known.get(keyOf(curve, layers), () => sent(curve, layers));
}

/** The signals of the curves that layers can have, if the state sends any. */
export function signalsOf(
  { curves, layers }: ActivationState,
  progress: (part: number) => void = () => undefined,
): Propagated[] {
  if (!layers) return [];
  const sending = layered(curves);
  return sending.map((curve, i) => {
    const signal = throughLayers(curve, layers);
    progress((i + 1) / sending.length);
    return signal;
  });
}

/** Keeps signals that were computed elsewhere. */
export function keepSignals(
  { curves, layers }: ActivationState,
  signals: readonly Propagated[],
): void {
  layered(curves).forEach((curve, i) => {
    const signal = signals[i];
    if (layers && signal) known.set(keyOf(curve, layers), signal);
  });
}

/** About how many milliseconds it takes to compute those signals of a state that are not known. */
export function signalsMs({ curves, layers }: ActivationState): number {
  if (!layers) return 0;
  const missing = layered(curves).filter((curve) => !known.has(keyOf(curve, layers)));
  return missing.length * layers.depth * layers.width ** 2 * WEIGHT;
}

/** Everything that a signal depends on. */
function keyOf({ id, params }: Curve, { depth, width, init, seed }: LayerState): string {
  return JSON.stringify([id, params, depth, width, init, seed]);
}

function sent({ id, params }: Curve, { depth, width, init, seed }: LayerState): Propagated {
  const { init: initializer, params: initParams } = LAYER_INITS[init];
  return propagate({
    activation: activations.get(id).id,
    activationParams: params,
    init: initializer,
    initParams,
    depth,
    width,
    rows: ROWS,
    seed,
  });
}

/** Root mean square of what arrives at each layer's output on the way back, from the input on. */
export function gradientSizes({ gradients }: Propagated): number[] {
  return gradients.map((values) => {
    let squares = 0;
    for (const value of values) squares += value * value;
    return Math.sqrt(squares / values.length);
  });
}
