import { EngineError } from '../error.js';
import type { ParamValues } from '../params.js';
import { createRandom } from '../random.js';
import { createLayers, type LayerSpec } from './layers.js';

/** A stack of equal layers to send a signal through. */
export interface Propagation {
  /** Id or qualified name of an activation. */
  readonly activation: string;
  readonly activationParams?: ParamValues;
  /** Id or qualified name of an initializer. */
  readonly init: string;
  readonly initParams?: ParamValues;
  /** Layers, 1 or more. */
  readonly depth: number;
  /** Units of each layer, and inputs. */
  readonly width: number;
  /** Rows of standard normal input; 64 if it is not given. */
  readonly rows?: number;
  readonly seed?: number;
}

/** Entry 0 is the input, entry l the output of layer l. */
export interface Propagated {
  /** Mean and variance over rows and units. */
  readonly mean: Float64Array;
  readonly variance: Float64Array;
  /** Variance of the gradient with respect to them, for a standard normal gradient of the output. */
  readonly gradientVariance: Float64Array;
  /** The outputs themselves, rows × width, and the gradients with respect to them. */
  readonly outputs: readonly Float64Array[];
  readonly gradients: readonly Float64Array[];
  /** Share of the layer's units that no row sends a gradient through, 0 to 1; 0 for the input. */
  readonly dead: Float64Array;
}

/**
 * Activations and gradients through layers without biases: what Glorot & Bengio (2010) and He et al.
 * (2015) choose their initializations by.
 *
 * @throws {EngineError} for unknown names, and sizes that are no whole numbers from 1 on.
 */
export function propagate(propagation: Propagation): Propagated {
  const { depth, width, rows = 64, seed = 0, activation, activationParams } = propagation;
  for (const [name, value] of Object.entries({ depth, width, rows })) {
    if (Number.isInteger(value) && value >= 1) continue;
    throw new EngineError(name, `${name} must be a whole number from 1 on, got ${value}`);
  }
  const random = createRandom(seed);
  const spec: LayerSpec = {
    outputs: width,
    bias: false,
    activation,
    ...(activationParams && { activationParams }),
    init: propagation.init,
    ...(propagation.initParams && { initParams: propagation.initParams }),
  };
  const layers = createLayers(
    width,
    Array.from({ length: depth }, () => spec),
    random,
  );
  layers.forward(Float64Array.from({ length: rows * width }, () => random.normal()));
  const outer = Float64Array.from({ length: rows * width }, () => random.normal());
  layers.backward(outer);
  const entries = Array.from({ length: depth + 1 }, (_, l) => l);
  const outputs = entries.map((l) => layers.output(l - 1));
  const gradients = entries.map((l) => (l === depth ? outer : layers.outputGradient(l - 1)));
  const moved = outputs.map(moments);
  return {
    mean: Float64Array.from(moved, ({ mean }) => mean),
    variance: Float64Array.from(moved, ({ variance }) => variance),
    gradientVariance: Float64Array.from(gradients, (gradient) => moments(gradient).variance),
    outputs,
    gradients,
    dead: Float64Array.from(entries, (l) =>
      l === 0 ? 0 : deadShare(layers.preactivationGradient(l - 1), width),
    ),
  };
}

/** @param gradient rows × width. */
function deadShare(gradient: Float64Array, width: number): number {
  let dead = 0;
  for (let unit = 0; unit < width; unit++) {
    let at = unit;
    while (at < gradient.length && gradient[at] === 0) at += width;
    if (at >= gradient.length) dead += 1;
  }
  return dead / width;
}

function moments(values: Float64Array): { mean: number; variance: number } {
  let sum = 0;
  for (const value of values) sum += value;
  const mean = sum / values.length;
  let squares = 0;
  for (const value of values) squares += (value - mean) * (value - mean);
  return { mean, variance: squares / values.length };
}
