// Written by `npm run generate` from the files of this folder.
import { Registry } from '../registry.js';
import elu from './elu.js';
import gelu from './gelu.js';
import leakyRelu from './leakyRelu.js';
import relu from './relu.js';
import sigmoid from './sigmoid.js';
import silu from './silu.js';
import softplus from './softplus.js';
import tanh from './tanh.js';

export const activations = new Registry('activations', [
  elu,
  gelu,
  leakyRelu,
  relu,
  sigmoid,
  silu,
  softplus,
  tanh,
]);
