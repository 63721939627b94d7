import { runsOf } from '../../src/labs/optimizer/run.js';
import { optimizerSchema } from '../../src/labs/optimizer/state.js';
import { serveJobs } from '../ui/serveJobs.js';

serveJobs(optimizerSchema, runsOf);
