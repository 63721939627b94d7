// Written by `npm run generate` from the files of this folder.
import { Registry } from '../registry.js';
import adadelta from './adadelta.js';
import adafactor from './adafactor.js';
import adagrad from './adagrad.js';
import adam from './adam.js';
import adamax from './adamax.js';
import adamw from './adamw.js';
import asgd from './asgd.js';
import emaMomentum from './emaMomentum.js';
import lbfgs from './lbfgs.js';
import lion from './lion.js';
import lookAheadNesterov from './lookAheadNesterov.js';
import muon from './muon.js';
import nadam from './nadam.js';
import radam from './radam.js';
import rmsprop from './rmsprop.js';
import rprop from './rprop.js';
import sgd from './sgd.js';
import sparseAdam from './sparseAdam.js';

/** Optimizers over flat parameters. */
export const optimizers = new Registry('optimizers', [
  adadelta,
  adafactor,
  adagrad,
  adam,
  adamax,
  adamw,
  asgd,
  emaMomentum,
  lbfgs,
  lion,
  lookAheadNesterov,
  muon,
  nadam,
  radam,
  rmsprop,
  rprop,
  sgd,
  sparseAdam,
]);
