import { attempt, loadText, type Loaded } from '../data/loaded.js';
import type { DataTable } from '../data/table.js';
import { joinTables } from './joinTables.js';
import { tableOfSample } from './samples/index.js';
import type { MetricsState } from './state.js';

/** The table of a sample or of a text; `undefined` for a file, which the host has to read. */
export function loadInline(data: MetricsState['data']): Loaded | undefined {
  return data.kind === 'sample' ? { table: tableOfSample(data.id) } : loadText(data);
}

let last: { readonly of: readonly DataTable[]; readonly joined: Loaded } | undefined;

/** Two files as one table, e.g. a submission and the true labels; the first problem if one cannot be read. */
export function joinLoaded(first: Loaded, second: Loaded): Loaded {
  if ('problem' in first) return first;
  if ('problem' in second) return second;
  if (last?.of[0] !== first.table || last.of[1] !== second.table) {
    const joined = attempt(() => ({ table: joinTables(first.table, second.table) }));
    last = { of: [first.table, second.table], joined };
  }
  return last.joined;
}
