/**
 * The engine: activations, losses, optimizers, schedules and metrics whose numbers equal PyTorch's and
 * scikit-learn's, without Python, Node or a browser. `docs/engine.md` shows each family in use.
 */
export { EngineError } from './error.js';
export type { Form, Named, Registry } from './registry.js';
export type { Param, ParamSpecs, ParamValue, ParamValues } from './params.js';
export { createRandom, type Random } from './random.js';

export { activations } from './activations/index.js';
export type { Activation, BoundActivation } from './activations/define.js';
export { facts, type Facts } from './activations/facts.js';
export { gates } from './gates/index.js';
export type { BoundGate, Gate } from './gates/define.js';
export { vectorActivations } from './vectorActivations/index.js';
export type { BoundVectorActivation, VectorActivation } from './vectorActivations/define.js';

export { losses } from './losses/index.js';
export type { BoundLoss, Loss, LossCurve, LossResult } from './losses/define.js';

export { initializers } from './init/index.js';
export { calculateGain } from './init/gain.js';
export type { BoundInitializer, Initializer } from './init/define.js';
export { createNetwork, type Network, type NetworkSpec } from './network/network.js';
export { train, type Training, type TrainingData } from './network/train.js';
export { propagate, type Propagated, type Propagation } from './network/propagate.js';

export { optimizers } from './optimizers/index.js';
export type { Optimizer, Stepper } from './optimizers/define.js';
export { surfaces } from './surfaces/index.js';
export type { BoundSurface, Surface } from './surfaces/define.js';
export { clipGradNorm, clipGradValue } from './clip.js';
export {
  createSimulation,
  simulate,
  type Path,
  type Simulation,
  type SimulationOptions,
} from './simulate.js';
export { outcomeOf, race } from './race.js';

export { schedules } from './schedules/index.js';
export type { Schedule, ScheduleSpec } from './schedules/define.js';
export {
  createSchedule,
  learningRates,
  type LearningRates,
  type LearningRatesRequest,
  type RunningSchedule,
  type Scheduled,
} from './learningRates.js';
export { rangeTest, type RangeTest, type RangeTestRequest } from './lrFinder.js';
export { rangeTestNetwork, type NetworkRangeTest } from './network/rangeTestNetwork.js';
export { suggestLearningRate, type Suggestion } from './lrSuggestion.js';

export * from './learningCurves/index.js';

export * from './metrics/index.js';
export type { Metric, MetricResult, Score } from './metrics/define.js';
export { bootstrapCurves } from './metrics/resampling/bootstrapCurves.js';
export { bootstrapInterval } from './metrics/resampling/bootstrapInterval.js';
export type { Ranking } from './metrics/ranking/ranking.js';
export { rankScores } from './metrics/ranking/rankScores.js';

export { erf, erfc } from './special/erf.js';
