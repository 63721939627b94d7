import { propagate, type Propagated } from '../../engine/network/propagate.js';
import { activations } from '../../engine/activations/index.js';
import { LAYER_INITS, type Curve, type LayerState } from './state.js';

/** Rows of standard normal input that are sent through. */
export const ROWS = 64;
/** As many results as a panel shows, and those of a slider's last position. */
const REMEMBERED = 24;

const known = new Map<string, Propagated>();

/** A batch sent forward and back through equal layers with this activation. */
export function throughLayers(
  { id, params }: Curve,
  { depth, width, init, seed }: LayerState,
): Propagated {
  const key = JSON.stringify([id, params, depth, width, init, seed]);
  const found = known.get(key);
  if (found) return found;
  const { init: initializer, params: initParams } = LAYER_INITS[init];
  const result = propagate({
    activation: activations.get(id).id,
    activationParams: params,
    init: initializer,
    initParams,
    depth,
    width,
    rows: ROWS,
    seed,
  });
  known.set(key, result);
  for (const oldest of known.keys()) {
    if (known.size <= REMEMBERED) break;
    known.delete(oldest);
  }
  return result;
}

/** Root mean square of what arrives at each layer's output on the way back, from the input on. */
export function gradientSizes({ gradients }: Propagated): number[] {
  return gradients.map((values) => {
    let squares = 0;
    for (const value of values) squares += value * value;
    return Math.sqrt(squares / values.length);
  });
}
