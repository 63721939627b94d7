// Written by `npm run generate` from the files of this folder.
import { Registry } from '../registry.js';
import bceLoss from './bceLoss.js';
import bceWithLogitsLoss from './bceWithLogitsLoss.js';
import cosineEmbeddingLoss from './cosineEmbeddingLoss.js';
import crossEntropyLoss from './crossEntropyLoss.js';
import gaussianNllLoss from './gaussianNllLoss.js';
import hingeEmbeddingLoss from './hingeEmbeddingLoss.js';
import huberLoss from './huberLoss.js';
import klDivLoss from './klDivLoss.js';
import l1Loss from './l1Loss.js';
import marginRankingLoss from './marginRankingLoss.js';
import mseLoss from './mseLoss.js';
import multiLabelMarginLoss from './multiLabelMarginLoss.js';
import multiLabelSoftMarginLoss from './multiLabelSoftMarginLoss.js';
import multiMarginLoss from './multiMarginLoss.js';
import nllLoss from './nllLoss.js';
import poissonNllLoss from './poissonNllLoss.js';
import smoothL1Loss from './smoothL1Loss.js';
import softMarginLoss from './softMarginLoss.js';
import tripletMarginLoss from './tripletMarginLoss.js';
import tripletMarginWithDistanceLoss from './tripletMarginWithDistanceLoss.js';

/** Loss functions with their gradients. */
export const losses = new Registry('losses', [
  bceLoss,
  bceWithLogitsLoss,
  cosineEmbeddingLoss,
  crossEntropyLoss,
  gaussianNllLoss,
  hingeEmbeddingLoss,
  huberLoss,
  klDivLoss,
  l1Loss,
  marginRankingLoss,
  mseLoss,
  multiLabelMarginLoss,
  multiLabelSoftMarginLoss,
  multiMarginLoss,
  nllLoss,
  poissonNllLoss,
  smoothL1Loss,
  softMarginLoss,
  tripletMarginLoss,
  tripletMarginWithDistanceLoss,
]);
