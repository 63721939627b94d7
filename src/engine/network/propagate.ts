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
  const result = {
    mean: new Float64Array(depth + 1),
    variance: new Float64Array(depth + 1),
    gradientVariance: new Float64Array(depth + 1),
  };
  for (let l = 0; l <= depth; l++) {
    const { mean, variance } = moments(layers.output(l - 1));
    result.mean[l] = mean;
    result.variance[l] = variance;
    const gradient = l === depth ? outer : layers.outputGradient(l - 1);
    result.gradientVariance[l] = moments(gradient).variance;
  }
  return result;
}

function moments(values: Float64Array): { mean: number; variance: number } {
  let sum = 0;
  for (const value of values) sum += value;
  const mean = sum / values.length;
  let squares = 0;
  for (const value of values) squares += (value - mean) * (value - mean);
  return { mean, variance: squares / values.length };
}
