import { activations } from '../activations/index.js';
import { EngineError } from '../error.js';
import type { ParamValues } from '../params.js';
import { vectorActivations } from '../vectorActivations/index.js';

/** An activation over whole layers: rows × width. */
export interface LayerActivation {
  /** Writes y from the pre-activations z. */
  forward(z: Float64Array, y: Float64Array, width: number): void;
  /** Replaces the gradient with respect to y by that with respect to z. */
  backward(gradient: Float64Array, z: Float64Array, y: Float64Array, width: number): void;
}

/**
 * An element-wise activation, one of vectors (each row is one), or none.
 *
 * @throws {EngineError} for a name that no registry knows, or parameters it does not take.
 */
export function layerActivation(
  name: string | undefined,
  params: ParamValues | undefined,
): LayerActivation {
  if (name === undefined) {
    return {
      forward: (z, y) => {
        y.set(z);
      },
      backward: () => undefined,
    };
  }
  const elementwise = activations.find(name);
  if (elementwise) {
    const { f, df } = elementwise.with(params);
    return {
      forward: (z, y) => {
        for (let i = 0; i < z.length; i++) y[i] = f(z[i]!);
      },
      backward: (gradient, z) => {
        for (let i = 0; i < z.length; i++) gradient[i] = gradient[i]! * df(z[i]!);
      },
    };
  }
  const ofVectors = vectorActivations.find(name);
  if (!ofVectors) throw new EngineError('activation', `there is no activation ${name}`);
  const bound = ofVectors.with(params);
  return {
    forward: (z, y, width) => {
      bound.forward(z, { size: width }, y);
    },
    backward: (gradient, _z, y, width) => {
      bound.vjp(y, gradient, { size: width }, gradient);
    },
  };
}
