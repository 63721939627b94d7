import { signalsOf } from '../../src/labs/activation/layers.js';
import { activationSchema } from '../../src/labs/activation/state.js';
import { serveJobs } from '../ui/serveJobs.js';

serveJobs(activationSchema, signalsOf);
