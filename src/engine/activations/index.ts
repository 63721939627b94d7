// Written by `npm run generate` from the files of this folder.
import { Registry } from '../registry.js';
import celu from './celu.js';
import elu from './elu.js';
import gelu from './gelu.js';
import hardshrink from './hardshrink.js';
import hardsigmoid from './hardsigmoid.js';
import hardswish from './hardswish.js';
import hardtanh from './hardtanh.js';
import leakyRelu from './leakyRelu.js';
import logSigmoid from './logSigmoid.js';
import mish from './mish.js';
import prelu from './prelu.js';
import relu from './relu.js';
import relu6 from './relu6.js';
import rrelu from './rrelu.js';
import selu from './selu.js';
import sigmoid from './sigmoid.js';
import silu from './silu.js';
import softplus from './softplus.js';
import softshrink from './softshrink.js';
import softsign from './softsign.js';
import tanh from './tanh.js';
import tanhshrink from './tanhshrink.js';
import threshold from './threshold.js';

/** Functions of one number, element by element. */
export const activations = new Registry('activations', [
  celu,
  elu,
  gelu,
  hardshrink,
  hardsigmoid,
  hardswish,
  hardtanh,
  leakyRelu,
  logSigmoid,
  mish,
  prelu,
  relu,
  relu6,
  rrelu,
  selu,
  sigmoid,
  silu,
  softplus,
  softshrink,
  softsign,
  tanh,
  tanhshrink,
  threshold,
]);
