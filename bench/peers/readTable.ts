import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { readFile } from '../../src/labs/data/readFile.js';

/**
 * Reads a table in a process of its own, so that its memory can be told: prints the rows, the sum of some columns,
 * the milliseconds and the most megabytes that were in use.
 */
const [path = '', ...names] = process.argv.slice(2);
const bytes = readFileSync(path);
const start = performance.now();
const table = readFile(basename(path), bytes);
const ms = performance.now() - start;
const sums = table.columns
  .filter(({ name }) => names.includes(name))
  .map(({ numbers = new Float64Array() }) => numbers.reduce((sum, value) => sum + value, 0));
console.log(
  JSON.stringify({
    rows: table.rows,
    sum: sums.reduce((sum, one) => sum + one, 0),
    ms,
    megabytes: process.resourceUsage().maxRSS / 1000,
  }),
);
