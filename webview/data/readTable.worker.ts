import * as v from 'valibot';
import { readLog } from '../../src/labs/learningCurves/logFiles.js';
import { serveJobs } from '../ui/serveJobs.js';

serveJobs(
  v.object({
    name: v.string(),
    files: v.array(v.object({ path: v.string(), bytes: v.instance(ArrayBuffer) })),
  }),
  ({ name, files }, progress) =>
    readLog(
      name,
      files.map(({ path, bytes }) => ({ path, bytes: new Uint8Array(bytes) })),
      progress,
    ),
);
