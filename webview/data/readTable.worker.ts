import * as v from 'valibot';
import { readFile } from '../../src/labs/data/readFile.js';
import { serveJobs } from '../ui/serveJobs.js';

serveJobs(
  v.object({ name: v.string(), bytes: v.instance(ArrayBuffer) }),
  ({ name, bytes }, progress) => readFile(name, new Uint8Array(bytes), progress),
);
