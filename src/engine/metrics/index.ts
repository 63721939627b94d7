// Written by `npm run generate` from the files of this folder.
import { Registry } from '../registry.js';
import accuracyScore from './accuracyScore.js';
import auc from './auc.js';
import averagePrecisionScore from './averagePrecisionScore.js';
import balancedAccuracyScore from './balancedAccuracyScore.js';
import bestThreshold from './bestThreshold.js';
import brierScoreLoss from './brierScoreLoss.js';
import calibrationCurve from './calibrationCurve.js';
import classificationReport from './classificationReport.js';
import cohenKappaScore from './cohenKappaScore.js';
import confusionMatrix from './confusionMatrix.js';
import d2AbsoluteErrorScore from './d2AbsoluteErrorScore.js';
import d2BrierScore from './d2BrierScore.js';
import d2LogLossScore from './d2LogLossScore.js';
import d2PinballScore from './d2PinballScore.js';
import d2TweedieScore from './d2TweedieScore.js';
import detCurve from './detCurve.js';
import expectedCalibrationError from './expectedCalibrationError.js';
import explainedVarianceScore from './explainedVarianceScore.js';
import f1Score from './f1Score.js';
import fbetaAtThresholds from './fbetaAtThresholds.js';
import fbetaScore from './fbetaScore.js';
import hammingLoss from './hammingLoss.js';
import hingeLoss from './hingeLoss.js';
import jaccardScore from './jaccardScore.js';
import logLoss from './logLoss.js';
import matthewsCorrcoef from './matthewsCorrcoef.js';
import maxError from './maxError.js';
import meanAbsoluteError from './meanAbsoluteError.js';
import meanAbsolutePercentageError from './meanAbsolutePercentageError.js';
import meanGammaDeviance from './meanGammaDeviance.js';
import meanPinballLoss from './meanPinballLoss.js';
import meanPoissonDeviance from './meanPoissonDeviance.js';
import meanSquaredError from './meanSquaredError.js';
import meanSquaredLogError from './meanSquaredLogError.js';
import meanTweedieDeviance from './meanTweedieDeviance.js';
import medianAbsoluteError from './medianAbsoluteError.js';
import negativePredictiveValue from './negativePredictiveValue.js';
import precisionRecallCurve from './precisionRecallCurve.js';
import precisionRecallFscoreSupport from './precisionRecallFscoreSupport.js';
import precisionScore from './precisionScore.js';
import r2Score from './r2Score.js';
import recallScore from './recallScore.js';
import rocAucScore from './rocAucScore.js';
import rocCurve from './rocCurve.js';
import rootMeanSquaredError from './rootMeanSquaredError.js';
import rootMeanSquaredLogError from './rootMeanSquaredLogError.js';
import specificityScore from './specificityScore.js';
import topKAccuracyScore from './topKAccuracyScore.js';
import zeroOneLoss from './zeroOneLoss.js';

/** The metric functions, to be found by name. */
export const metrics = new Registry('metrics', [
  accuracyScore,
  auc,
  averagePrecisionScore,
  balancedAccuracyScore,
  bestThreshold,
  brierScoreLoss,
  calibrationCurve,
  classificationReport,
  cohenKappaScore,
  confusionMatrix,
  d2AbsoluteErrorScore,
  d2BrierScore,
  d2LogLossScore,
  d2PinballScore,
  d2TweedieScore,
  detCurve,
  expectedCalibrationError,
  explainedVarianceScore,
  f1Score,
  fbetaAtThresholds,
  fbetaScore,
  hammingLoss,
  hingeLoss,
  jaccardScore,
  logLoss,
  matthewsCorrcoef,
  maxError,
  meanAbsoluteError,
  meanAbsolutePercentageError,
  meanGammaDeviance,
  meanPinballLoss,
  meanPoissonDeviance,
  meanSquaredError,
  meanSquaredLogError,
  meanTweedieDeviance,
  medianAbsoluteError,
  negativePredictiveValue,
  precisionRecallCurve,
  precisionRecallFscoreSupport,
  precisionScore,
  r2Score,
  recallScore,
  rocAucScore,
  rocCurve,
  rootMeanSquaredError,
  rootMeanSquaredLogError,
  specificityScore,
  topKAccuracyScore,
  zeroOneLoss,
]);

export * from './accuracyScore.js';
export * from './auc.js';
export * from './averagePrecisionScore.js';
export * from './balancedAccuracyScore.js';
export * from './bestThreshold.js';
export * from './brierScoreLoss.js';
export * from './calibrationCurve.js';
export * from './classificationReport.js';
export * from './cohenKappaScore.js';
export * from './confusionMatrix.js';
export * from './d2AbsoluteErrorScore.js';
export * from './d2BrierScore.js';
export * from './d2LogLossScore.js';
export * from './d2PinballScore.js';
export * from './d2TweedieScore.js';
export * from './detCurve.js';
export * from './expectedCalibrationError.js';
export * from './explainedVarianceScore.js';
export * from './f1Score.js';
export * from './fbetaAtThresholds.js';
export * from './fbetaScore.js';
export * from './hammingLoss.js';
export * from './hingeLoss.js';
export * from './jaccardScore.js';
export * from './logLoss.js';
export * from './matthewsCorrcoef.js';
export * from './maxError.js';
export * from './meanAbsoluteError.js';
export * from './meanAbsolutePercentageError.js';
export * from './meanGammaDeviance.js';
export * from './meanPinballLoss.js';
export * from './meanPoissonDeviance.js';
export * from './meanSquaredError.js';
export * from './meanSquaredLogError.js';
export * from './meanTweedieDeviance.js';
export * from './medianAbsoluteError.js';
export * from './negativePredictiveValue.js';
export * from './precisionRecallCurve.js';
export * from './precisionRecallFscoreSupport.js';
export * from './precisionScore.js';
export * from './r2Score.js';
export * from './recallScore.js';
export * from './rocAucScore.js';
export * from './rocCurve.js';
export * from './rootMeanSquaredError.js';
export * from './rootMeanSquaredLogError.js';
export * from './specificityScore.js';
export * from './topKAccuracyScore.js';
export * from './zeroOneLoss.js';
