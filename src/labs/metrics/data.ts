import { loadText, type Loaded } from '../data/loaded.js';
import { tableOfSample } from './samples/index.js';
import type { MetricsState } from './state.js';

/** The table of a sample or of a text; `undefined` for a file, which the host has to read. */
export function loadInline(data: MetricsState['data']): Loaded | undefined {
  return data.kind === 'sample' ? { table: tableOfSample(data.id) } : loadText(data);
}
