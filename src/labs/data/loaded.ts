import { readText } from './readText.js';
import type { UserSource } from './source.js';
import { DataError, type DataTable } from './table.js';

/** A table, or why there is none. */
export type Loaded = { readonly table: DataTable } | { readonly problem: string };

let last: { readonly text: string; readonly name: string; readonly loaded: Loaded } | undefined;

/** The table of a text that is in a state; `undefined` for a file, which the host has to read. */
export function loadText(source: UserSource): Loaded | undefined {
  if (source.kind !== 'text') return undefined;
  const { name, text } = source;
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
