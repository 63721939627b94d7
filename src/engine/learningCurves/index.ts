export { bestEpoch } from './bestEpoch.js';
export { divergenceParams, findDivergence } from './divergence.js';
export {
  kerasEarlyStopping,
  lightningEarlyStopping,
  replayKerasEarlyStopping,
  replayLightningEarlyStopping,
  type EarlyStop,
} from './earlyStopping.js';
export type { Finding, Mode } from './finding.js';
export { generalizationGap } from './generalizationGap.js';
export { findNotFinite } from './notFinite.js';
export { findOverfitting, generalizationLoss, overfittingParams } from './overfitting.js';
export { findPlateau, plateauParams } from './plateau.js';
export { smooth } from './smoothing.js';
export { findUnderfitting, underfittingParams } from './underfitting.js';
