/** Endings of the files that can be read. */
export const DATA_ENDINGS = [
  'csv',
  'tsv',
  'tab',
  'txt',
  'log',
  'json',
  'jsonl',
  'ndjson',
  'npy',
  'npz',
] as const;

/** Those of files whose rows are lines, so that their beginning is a table too. */
export const LINE_ENDINGS: readonly string[] = [
  'csv',
  'tsv',
  'tab',
  'txt',
  'log',
  'jsonl',
  'ndjson',
] satisfies (typeof DATA_ENDINGS)[number][];

/** Text that a JavaScript engine surely holds, in bytes. */
export const LARGEST_FILE = 400_000_000;

function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1e6)} MB`;
}

/** Says that only the beginning of a file is shown, and how to see all of it. */
export function onlyBeginning(name: string, size: number): string {
  return `${name} has ${megabytes(size)}: its first ${megabytes(LARGEST_FILE)} are shown. To see all of it keep the columns that are needed, or save them with numpy.savez.`;
}

/** Says that a file is too large, and how to make it smaller. */
export function tooLarge(name: string, size: number): string {
  return `${name} has ${megabytes(size)}; files of up to ${megabytes(LARGEST_FILE)} can be read. Keep the columns of labels and scores alone, take a sample of the rows, or save them with numpy.savez.`;
}
