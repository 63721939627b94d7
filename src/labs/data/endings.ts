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

/** Text that a JavaScript engine surely holds, in bytes. */
export const LARGEST_FILE = 400_000_000;

/** Says that a file is too large, and how to make it smaller. */
export function tooLarge(name: string, size: number): string {
  const megabytes = (bytes: number): string => `${Math.round(bytes / 1e6)} MB`;
  return `${name} has ${megabytes(size)}; files of up to ${megabytes(LARGEST_FILE)} can be read. Keep the columns of labels and scores alone, take a sample of the rows, or save them with numpy.savez.`;
}
