import { loadText, type Loaded } from '../data/loaded.js';
import { tableOfSample } from './samples.js';
import type { LearningCurvesState } from './state.js';

/** The table of a sample or of a text; `undefined` for files, which the host has to read. */
export function loadInline(data: LearningCurvesState['data']): Loaded | undefined {
  if (data.kind === 'folder') return undefined;
  return data.kind === 'sample' ? { table: tableOfSample(data.id) } : loadText(data);
}
