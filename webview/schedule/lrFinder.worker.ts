import { finderJobSchema, runFinder } from '../../src/labs/schedule/finder.js';
import { serveJobs } from '../ui/serveJobs.js';

serveJobs(finderJobSchema, runFinder);
