import { readFile } from '../data/readFile.js';
import { DataError, type DataTable } from '../data/table.js';
import { isEventFile, readEvents } from '../data/tensorboard/readEvents.js';
import { joinMetricFiles, runOfMetricFile } from './metricFiles.js';

/** A file of a log. */
export interface LogFile {
  /** Relative to the folder that was opened; the name of a file that was opened by itself. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** Files of a folder that are surely no logs. */
const NO_LOG =
  /\.(py|ipynb|md|ya?ml|toml|cfg|ini|sh|png|jpe?g|svg|gif|pdf|pt|pth|ckpt|bin|safetensors|h5|keras|pkl|npy|npz|zip|gz|lock|html|css|js)$/i;
const NO_FOLDER = /(^|[\\/])(\.|(params|tags|artifacts|node_modules|__pycache__)[\\/])/;

/**
 * The files of each log in a folder, by the path of the log: all event files of one folder are one log, and so
 * are the files of a run that hold one metric each.
 *
 * @param paths relative to the folder.
 */
export function logsIn(paths: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const logs = new Map<string, string[]>();
  for (const path of paths) {
    if (NO_LOG.test(path) || NO_FOLDER.test(path)) continue;
    const name = isEventFile(path)
      ? path.replace(/[\\/]?[^\\/]*$/, '') || '.'
      : (runOfMetricFile(path)?.run ?? path);
    logs.set(name, [...(logs.get(name) ?? []), path]);
  }
  return logs;
}

/**
 * Reads a log from its files.
 *
 * @param name of the log.
 * @param progress told which part is read, 0 to 1.
 * @throws {DataError} if there is no table in them.
 */
export function readLog(
  name: string,
  files: readonly LogFile[],
  progress?: (part: number) => void,
): DataTable {
  const [first] = files;
  if (!first) throw new DataError(`${name} cannot be read. Is it there?`);
  if (isEventFile(first.path)) {
    return readEvents(
      name,
      files.map(({ path, bytes }) => ({ name: lastPart(path), bytes })),
    );
  }
  if (files.length === 1 && !runOfMetricFile(first.path)) {
    return readFile(lastPart(first.path), first.bytes, progress);
  }
  return joinMetricFiles(
    name,
    files.map(({ path, bytes }) => ({
      metric: runOfMetricFile(path)?.metric ?? lastPart(path),
      table: readFile(lastPart(path), bytes),
    })),
  );
}

/** The name of a file or a folder at the end of a path. */
export function lastPart(path: string): string {
  return path.replace(/[\\/]+$/, '').replace(/^.*[\\/]/, '');
}

/**
 * Short names for the logs of a folder: without the folders that all paths begin with, and without the name of a
 * file that is the only log of its folder.
 *
 * @param paths relative to the folder.
 */
export function shortNames(paths: readonly string[]): string[] {
  const split = paths.map((path) => path.split(/[\\/]/));
  const least = Math.min(...split.map((parts) => parts.length)) - 1;
  let shared = 0;
  while (shared < least && new Set(split.map((parts) => parts[shared])).size === 1) shared++;
  const rest = split.map((parts) => parts.slice(split.length > 1 ? shared : -1));
  const folders = rest.map((parts) => parts.slice(0, -1).join('/'));
  const count = (folder: string): number => folders.filter((one) => one === folder).length;
  const names = rest.map((parts, i) => {
    const folder = folders[i] ?? '';
    return folder !== '' && count(folder) === 1 ? folder : parts.join('/');
  });
  const bare = names.map((name) => name.replace(/\.(csv|tsv|tab|txt|log|jsonl?|ndjson)$/i, ''));
  if (new Set(bare).size === paths.length) return bare;
  return new Set(names).size === paths.length ? names : [...paths];
}
