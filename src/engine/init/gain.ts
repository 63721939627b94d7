import { EngineError } from '../error.js';

/** What `calculateGain` knows, by PyTorch's names. */
export const NONLINEARITIES = [
  'linear',
  'conv1d',
  'conv2d',
  'conv3d',
  'conv_transpose1d',
  'conv_transpose2d',
  'conv_transpose3d',
  'sigmoid',
  'tanh',
  'relu',
  'leaky_relu',
  'selu',
] as const;

/** A name of `NONLINEARITIES`. */
export type Nonlinearity = (typeof NONLINEARITIES)[number];

/**
 * The factor that keeps the variance through a layer with this nonlinearity, as
 * torch.nn.init.calculate_gain recommends it.
 *
 * @param param the negative slope of 'leaky_relu', 0.01 if it is not given; not used by others.
 * @throws {EngineError} for a name that PyTorch has no gain for.
 */
export function calculateGain(nonlinearity: string, param = 0.01): number {
  switch (nonlinearity) {
    case 'tanh':
      return 5 / 3;
    case 'relu':
      return Math.SQRT2;
    case 'leaky_relu':
      return Math.sqrt(2 / (1 + param * param));
    case 'selu':
      return 3 / 4;
    default:
      if (NONLINEARITIES.some((name) => name === nonlinearity)) return 1;
      throw new EngineError('nonlinearity', `unsupported nonlinearity ${nonlinearity}`);
  }
}
