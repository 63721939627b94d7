import { readText } from '../data/readText.js';
import { DataError, type DataTable } from '../data/table.js';
import { tableOfSample } from './samples/index.js';
import type { MetricsState } from './state.js';

/** A table, or why there is none. */
export type Loaded = { readonly table: DataTable } | { readonly problem: string };

let last: { readonly text: string; readonly name: string; readonly loaded: Loaded } | undefined;

/** The table of what lies in the state itself; `undefined` for a file, which the host has to read. */
export function loadInline(data: MetricsState['data']): Loaded | undefined {
  if (data.kind === 'sample') return { table: tableOfSample(data.id) };
  if (data.kind !== 'text') return undefined;
  const { name, text } = data;
  if (last?.text !== text || last.name !== name) {
    last = { text, name, loaded: attempt(() => ({ table: readText(name, text) })) };
  }
  return last.loaded;
}

/** @returns what `run` returns, or the message of the `DataError` that it throws. */
export function attempt<T>(run: () => T): T | { readonly problem: string } {
  try {
    return run();
  } catch (error) {
    if (error instanceof DataError) return { problem: error.message };
    throw error;
  }
}
