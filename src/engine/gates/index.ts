// Written by `npm run generate` from the files of this folder.
import { Registry } from '../registry.js';
import bilinear from './bilinear.js';
import geglu from './geglu.js';
import glu from './glu.js';
import reglu from './reglu.js';
import swiglu from './swiglu.js';

/** Functions of two halves of a vector: a · act(b) and kin. */
export const gates = new Registry('gates', [bilinear, geglu, glu, reglu, swiglu]);
