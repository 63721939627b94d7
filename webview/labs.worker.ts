import * as v from 'valibot';
import { signalsOf } from '../src/labs/activation/layers.js';
import { activationSchema } from '../src/labs/activation/state.js';
import { runsOf } from '../src/labs/optimizer/run.js';
import { optimizerSchema } from '../src/labs/optimizer/state.js';
import { finderJobSchema, runFinder } from '../src/labs/schedule/finder.js';
import { serveJobs } from './ui/serveJobs.js';

/** The heavy work of the labs that share networks and optimizers, in one file so that both ship once. */
const jobSchema = v.variant('job', [
  v.object({ job: v.literal('layers'), input: activationSchema }),
  v.object({ job: v.literal('race'), input: optimizerSchema }),
  v.object({ job: v.literal('lrFinder'), input: finderJobSchema }),
]);

serveJobs(jobSchema, (asked, progress) => {
  switch (asked.job) {
    case 'layers':
      return signalsOf(asked.input, progress);
    case 'race':
      return runsOf(asked.input, progress);
    case 'lrFinder':
      return runFinder(asked.input, progress);
  }
});
