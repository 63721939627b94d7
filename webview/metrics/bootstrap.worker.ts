import { resample, resampleSchema } from '../../src/labs/metrics/resample.js';
import { serveJobs } from '../ui/serveJobs.js';

serveJobs(resampleSchema, resample);
