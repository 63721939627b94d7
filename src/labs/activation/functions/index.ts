import { activations } from '../../../engine/activations/index.js';
import { gates } from '../../../engine/gates/index.js';
import { Registry } from '../../../engine/registry.js';
import { vectorActivations } from '../../../engine/vectorActivations/index.js';
import { fromActivation } from './fromActivation.js';
import { fromGate } from './fromGate.js';
import { fromVectorActivation } from './fromVectorActivation.js';

/** Every function that the lab shows, in the order of its list. */
export const functions = new Registry('functions', [
  ...[...activations].map(fromActivation),
  ...[...gates].map(fromGate),
  ...[...vectorActivations].map(fromVectorActivation),
]);
