import { EngineError } from '../error.js';
import { initializers } from '../init/index.js';
import type { ParamValues } from '../params.js';
import type { Random } from '../random.js';
import { denseBackward, denseForward } from './dense.js';
import { layerActivation, type LayerActivation } from './layerActivation.js';

/** One dense layer: torch.nn.Linear and what follows it. */
export interface LayerSpec {
  /** Units. */
  readonly outputs: number;
  /** Id or qualified name of an activation, of single numbers or of vectors; none without it. */
  readonly activation?: string;
  readonly activationParams?: ParamValues;
  /** Whether the layer has a bias; true without it. */
  readonly bias?: boolean;
  /**
   * Id or qualified name of an initializer for the weights; biases then start at 0. Without it both
   * start as those of torch.nn.Linear do, uniform in ±1/√inputs.
   */
  readonly init?: string;
  readonly initParams?: ParamValues;
}

/** A stack of dense layers; its parameters are in one flat array, as are their gradients. */
export interface Layers {
  readonly inputs: number;
  readonly outputs: number;
  /** How many layers. */
  readonly depth: number;
  /** Weights (outputs × inputs) and biases of each layer in turn, in PyTorch's order. */
  readonly parameters: Float64Array;
  /** As long as `parameters`; `backward` writes it. */
  readonly gradients: Float64Array;
  /** The shape of each tensor in `parameters`, in their order: [outputs, inputs] or [outputs]. */
  readonly shapes: readonly (readonly number[])[];
  /**
   * @param input rows × inputs; kept, not copied, until `backward`.
   * @returns rows × outputs, overwritten by the next call.
   * @throws {EngineError} if the input is not whole rows.
   */
  forward(input: Float64Array): Float64Array;
  /**
   * Writes `gradients`, for the input of the last `forward`.
   *
   * @param gradient with respect to the output, rows × outputs; not changed.
   * @returns the gradient with respect to the input, overwritten by the next call.
   * @throws {EngineError} if the gradient has another length than the output.
   */
  backward(gradient: Float64Array): Float64Array;
  /** The output of a layer (0 to depth − 1), or the input (−1), of the last `forward`. */
  output(layer: number): Float64Array;
  /** The gradient with respect to that, of the last `backward`; the very output's is not kept. */
  outputGradient(layer: number): Float64Array;
  /** The gradient with respect to what goes into a layer's activation, of the last `backward`. */
  preactivationGradient(layer: number): Float64Array;
}

interface Layer {
  readonly inputs: number;
  readonly outputs: number;
  readonly weights: Float64Array;
  readonly bias: Float64Array;
  readonly weightGradient: Float64Array;
  readonly biasGradient: Float64Array;
  readonly activation: LayerActivation;
  /** Sized for the rows of the last call. */
  z: Float64Array;
  y: Float64Array;
  zGradient: Float64Array;
  inputGradient: Float64Array;
}

/**
 * Builds the layers and draws their parameters.
 *
 * @throws {EngineError} for sizes that are no whole numbers from 1 on, and unknown names.
 */
export function createLayers(inputs: number, specs: readonly LayerSpec[], random: Random): Layers {
  const widths = [inputs, ...specs.map(({ outputs }) => outputs)];
  widths.forEach((width, i) => {
    if (Number.isInteger(width) && width >= 1) return;
    const name = i === 0 ? 'inputs' : 'outputs';
    throw new EngineError(name, `${name} must be a whole number from 1 on, got ${width}`);
  });
  if (specs.length === 0) throw new EngineError('layers', 'a network must have 1 layer or more');
  const shapes = specs.flatMap(({ outputs, bias = true }, i) => {
    const weights = [outputs, widths[i]!];
    return bias ? [weights, [outputs]] : [weights];
  });
  const size = shapes.reduce((sum, shape) => sum + shape.reduce((a, b) => a * b, 1), 0);
  const parameters = new Float64Array(size);
  const gradients = new Float64Array(size);
  let at = 0;
  const layers = specs.map((spec, i) => {
    const layer = createLayer(spec, widths[i]!, parameters, gradients, at);
    at += layer.weights.length + layer.bias.length;
    initialise(layer, spec, random);
    return layer;
  });
  const last = layers.at(-1)!;
  let given: Float64Array = new Float64Array(0);
  return {
    inputs,
    outputs: last.outputs,
    depth: layers.length,
    parameters,
    gradients,
    shapes,
    forward(input) {
      if (input.length % inputs !== 0) {
        const expected = `input must be whole rows of ${inputs}`;
        throw new EngineError('input', `${expected}, got ${input.length} elements`);
      }
      given = input;
      const rows = input.length / inputs;
      let x = input;
      for (const layer of layers) {
        fit(layer, rows);
        const { weights, bias, z, y } = layer;
        denseForward(x, weights, bias, z, rows, layer.inputs, layer.outputs);
        layer.activation.forward(z, y, layer.outputs);
        x = y;
      }
      return x;
    },
    backward(gradient) {
      if (gradient.length !== last.y.length) {
        const expected = `gradient must have ${last.y.length} elements`;
        throw new EngineError('gradient', `${expected}, got ${gradient.length}`);
      }
      const rows = given.length / inputs;
      let g = gradient;
      for (let i = layers.length - 1; i >= 0; i--) {
        const layer = layers[i]!;
        const { z, y, zGradient, inputGradient } = layer;
        zGradient.set(g);
        layer.activation.backward(zGradient, z, y, layer.outputs);
        denseBackward(
          zGradient,
          layers[i - 1]?.y ?? given,
          layer.weights,
          layer.weightGradient,
          layer.biasGradient,
          inputGradient,
          rows,
          layer.inputs,
          layer.outputs,
        );
        g = inputGradient;
      }
      return g;
    },
    output: (layer) => (layer === -1 ? given : layers[layer]!.y),
    outputGradient: (layer) => layers[layer + 1]!.inputGradient,
    preactivationGradient: (layer) => layers[layer]!.zGradient,
  };
}

function createLayer(
  { outputs, activation, activationParams, bias = true }: LayerSpec,
  inputs: number,
  parameters: Float64Array,
  gradients: Float64Array,
  at: number,
): Layer {
  const middle = at + outputs * inputs;
  const end = middle + (bias ? outputs : 0);
  return {
    inputs,
    outputs,
    weights: parameters.subarray(at, middle),
    bias: parameters.subarray(middle, end),
    weightGradient: gradients.subarray(at, middle),
    biasGradient: gradients.subarray(middle, end),
    activation: layerActivation(activation, activationParams),
    z: new Float64Array(0),
    y: new Float64Array(0),
    zGradient: new Float64Array(0),
    inputGradient: new Float64Array(0),
  };
}

function initialise(layer: Layer, { init, initParams }: LayerSpec, random: Random): void {
  const { weights, bias, inputs, outputs } = layer;
  if (init !== undefined) {
    const found = initializers.find(init);
    if (!found) throw new EngineError('init', `there is no initializer ${init}`);
    found.with(initParams).fill(weights, outputs, inputs, random);
    return;
  }
  const bound = 1 / Math.sqrt(inputs);
  for (const part of [weights, bias]) {
    for (let i = 0; i < part.length; i++) part[i] = bound * (2 * random.next() - 1);
  }
}

function fit(layer: Layer, rows: number): void {
  if (layer.y.length === rows * layer.outputs) return;
  layer.z = new Float64Array(rows * layer.outputs);
  layer.y = new Float64Array(rows * layer.outputs);
  layer.zGradient = new Float64Array(rows * layer.outputs);
  layer.inputGradient = new Float64Array(rows * layer.inputs);
}
