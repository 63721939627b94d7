// Written by `npm run generate` from the files of this folder.
import { Registry } from '../registry.js';
import constant from './constant.js';
import kaimingNormal from './kaimingNormal.js';
import kaimingUniform from './kaimingUniform.js';
import normal from './normal.js';
import orthogonal from './orthogonal.js';
import uniform from './uniform.js';
import xavierNormal from './xavierNormal.js';
import xavierUniform from './xavierUniform.js';

/** Ways to fill a weight matrix before training. */
export const initializers = new Registry('initializers', [
  constant,
  kaimingNormal,
  kaimingUniform,
  normal,
  orthogonal,
  uniform,
  xavierNormal,
  xavierUniform,
]);
