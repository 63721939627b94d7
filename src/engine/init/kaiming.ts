import { choice, number, type ValuesOf } from '../params.js';
import { calculateGain, NONLINEARITIES } from './gain.js';

/** The parameters of both Kaiming initializers. */
export const kaimingParams = {
  a: number({
    default: 0,
    min: 0,
    max: 3,
    step: 0.05,
    description: "The negative slope of the layer's LeakyReLU; only for 'leaky_relu'.",
  }),
  mode: choice({
    default: 'fan_in',
    options: ['fan_in', 'fan_out'],
    description: "'fan_in' keeps the variance forward, 'fan_out' backward.",
  }),
  nonlinearity: choice({
    default: 'leaky_relu',
    options: NONLINEARITIES,
    description: 'What follows the layer.',
  }),
};

/** The standard deviation of a weight: gain / √fan. */
export function kaimingStd(
  { inputs, outputs }: { readonly inputs: number; readonly outputs: number },
  { a, mode, nonlinearity }: ValuesOf<typeof kaimingParams>,
): number {
  return calculateGain(nonlinearity, a) / Math.sqrt(mode === 'fan_in' ? inputs : outputs);
}
