import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { letterValues, sequentialReader, shownThrough } from './shownThrough.js';
import { readSymbols } from './content/symbols.js';

/**
 * Reads a JSON array of sources on standard input, each an `nn.Sequential(…)`, and prints for each the
 * input that a hover shows, in numbers: tools/reference/sequentials.py tries it with real PyTorch.
 */
const table = readSymbols(join('content', 'signatures'));
const sources = JSON.parse(readFileSync(0, 'utf8')) as string[];
const read = sequentialReader(table);
const shown = sources.map((source) => shownThrough(read(source), letterValues));
process.stdout.write(JSON.stringify(shown.map((one) => one?.input ?? null)));
