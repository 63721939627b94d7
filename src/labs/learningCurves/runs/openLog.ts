import type { Loaded } from '../../data/loaded.js';
import type { UserSource } from '../../data/source.js';

/** A log that is open: the table of one file or of the files of one run. */
export interface OpenLog {
  /** Stable while the log is open and whenever it is opened again; empty for a lab's only log. */
  readonly key: string;
  readonly name: string;
  /** Where the log alone can be read again, e.g. by a script; absent if it has several files. */
  readonly source?: UserSource;
  /** Where it was found in a folder, in which not every file is a log; `name` is the path then. */
  readonly isFound?: boolean;
  readonly loaded: Loaded;
}

/** The log of a lab that shows one. */
export function onlyLog(loaded: Loaded): OpenLog[] {
  return [{ key: '', name: 'table' in loaded ? loaded.table.name : '', loaded }];
}
