// Written by `npm run generate` from the files of this folder.
import attention from './attention.js';
import containers from './containers.js';
import convolutions from './convolutions.js';
import data from './data.js';
import elements from './elements.js';
import embeddings from './embeddings.js';
import factory from './factory.js';
import linear from './linear.js';
import losses from './losses.js';
import norms from './norms.js';
import optimizers from './optimizers.js';
import recurrent from './recurrent.js';
import resizing from './resizing.js';
import schedules from './schedules.js';

export const rules = [
  attention,
  containers,
  convolutions,
  data,
  elements,
  embeddings,
  factory,
  linear,
  losses,
  norms,
  optimizers,
  recurrent,
  resizing,
  schedules,
];
