// Written by `npm run generate` from the files of this folder.
import { Registry } from '../registry.js';
import chainedScheduler from './chainedScheduler.js';
import constantLr from './constantLr.js';
import constantSchedule from './constantSchedule.js';
import constantScheduleWithWarmup from './constantScheduleWithWarmup.js';
import cosineAnnealingLr from './cosineAnnealingLr.js';
import cosineAnnealingWarmRestarts from './cosineAnnealingWarmRestarts.js';
import cosineScheduleWithWarmup from './cosineScheduleWithWarmup.js';
import cosineWithHardRestartsScheduleWithWarmup from './cosineWithHardRestartsScheduleWithWarmup.js';
import cosineWithMinLrScheduleWithWarmup from './cosineWithMinLrScheduleWithWarmup.js';
import cosineWithMinLrScheduleWithWarmupLrRate from './cosineWithMinLrScheduleWithWarmupLrRate.js';
import cyclicLr from './cyclicLr.js';
import exponentialLr from './exponentialLr.js';
import inverseSqrtSchedule from './inverseSqrtSchedule.js';
import lambdaLr from './lambdaLr.js';
import linearLr from './linearLr.js';
import linearScheduleWithWarmup from './linearScheduleWithWarmup.js';
import multiStepLr from './multiStepLr.js';
import multiplicativeLr from './multiplicativeLr.js';
import oneCycleLr from './oneCycleLr.js';
import polynomialDecayScheduleWithWarmup from './polynomialDecayScheduleWithWarmup.js';
import polynomialLr from './polynomialLr.js';
import reduceLrOnPlateau from './reduceLrOnPlateau.js';
import sequentialLr from './sequentialLr.js';
import stepLr from './stepLr.js';
import swaLr from './swaLr.js';
import wsdSchedule from './wsdSchedule.js';

/** Learning-rate schedules. */
export const schedules = new Registry('schedules', [
  chainedScheduler,
  constantLr,
  constantSchedule,
  constantScheduleWithWarmup,
  cosineAnnealingLr,
  cosineAnnealingWarmRestarts,
  cosineScheduleWithWarmup,
  cosineWithHardRestartsScheduleWithWarmup,
  cosineWithMinLrScheduleWithWarmup,
  cosineWithMinLrScheduleWithWarmupLrRate,
  cyclicLr,
  exponentialLr,
  inverseSqrtSchedule,
  lambdaLr,
  linearLr,
  linearScheduleWithWarmup,
  multiStepLr,
  multiplicativeLr,
  oneCycleLr,
  polynomialDecayScheduleWithWarmup,
  polynomialLr,
  reduceLrOnPlateau,
  sequentialLr,
  stepLr,
  swaLr,
  wsdSchedule,
]);
