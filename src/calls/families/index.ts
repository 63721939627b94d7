// Written by `npm run generate` from the files of this folder.
import adaptivePooling from './adaptivePooling.js';
import attention from './attention.js';
import bilinear from './bilinear.js';
import channelShuffle from './channelShuffle.js';
import convolution from './convolution.js';
import dataLoader from './dataLoader.js';
import dropout from './dropout.js';
import elementWise from './elementWise.js';
import embeddings from './embeddings.js';
import flatten from './flatten.js';
import folding from './folding.js';
import fractionalPooling from './fractionalPooling.js';
import gatedUnit from './gatedUnit.js';
import identity from './identity.js';
import initializers from './initializers.js';
import layerNorms from './layerNorms.js';
import lazyConvolution from './lazyConvolution.js';
import lazyLinear from './lazyLinear.js';
import linear from './linear.js';
import moduleList from './moduleList.js';
import norms from './norms.js';
import optimizers from './optimizers.js';
import padding from './padding.js';
import pixelShuffle from './pixelShuffle.js';
import pooling from './pooling.js';
import recurrent from './recurrent.js';
import recurrentCells from './recurrentCells.js';
import sequential from './sequential.js';
import transformer from './transformer.js';
import transformerLayers from './transformerLayers.js';
import transformerStacks from './transformerStacks.js';
import transposedConvolution from './transposedConvolution.js';
import twoInputs from './twoInputs.js';
import unflatten from './unflatten.js';
import upsampling from './upsampling.js';

export const families = [
  adaptivePooling,
  attention,
  bilinear,
  channelShuffle,
  convolution,
  dataLoader,
  dropout,
  elementWise,
  embeddings,
  flatten,
  folding,
  fractionalPooling,
  gatedUnit,
  identity,
  initializers,
  layerNorms,
  lazyConvolution,
  lazyLinear,
  linear,
  moduleList,
  norms,
  optimizers,
  padding,
  pixelShuffle,
  pooling,
  recurrent,
  recurrentCells,
  sequential,
  transformer,
  transformerLayers,
  transformerStacks,
  transposedConvolution,
  twoInputs,
  unflatten,
  upsampling,
];
