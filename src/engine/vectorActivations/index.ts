// Written by `npm run generate` from the files of this folder.
import { Registry } from '../registry.js';
import logSoftmax from './logSoftmax.js';
import softmax from './softmax.js';
import softmin from './softmin.js';

/** Functions of a whole vector: softmax and kin. */
export const vectorActivations = new Registry('vectorActivations', [logSoftmax, softmax, softmin]);
