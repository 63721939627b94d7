import { readNpy, readNpz } from './readNpy.js';
import { readText } from './readText.js';
import { DataError, type DataTable } from './table.js';

/** Longest text that a JavaScript engine surely holds, in bytes. */
export const LARGEST_TEXT = 400_000_000;

/** Endings of the files that can be read. */
export const DATA_ENDINGS = ['csv', 'tsv', 'tab', 'txt', 'json', 'jsonl', 'ndjson', 'npy', 'npz'];

/**
 * Reads a table from a file's bytes.
 *
 * @param progress told which part of the file is read.
 * @throws {DataError} if there is no table in it.
 */
export function readFile(
  name: string,
  bytes: Uint8Array,
  progress?: (part: number) => void,
): DataTable {
  if (name.toLowerCase().endsWith('.npy')) return readNpy(name, bytes);
  if (name.toLowerCase().endsWith('.npz')) return readNpz(name, bytes);
  if (bytes.length > LARGEST_TEXT) throw new DataError(tooLarge(name, bytes.length));
  return readText(name, decode(name, bytes), progress);
}

/** Says that a file is too large, and how to make it smaller. */
export function tooLarge(name: string, size: number): string {
  const megabytes = (bytes: number): string => `${Math.round(bytes / 1e6)} MB`;
  return `${name} has ${megabytes(size)}; files of up to ${megabytes(LARGEST_TEXT)} can be read. Keep the columns of labels and scores alone, take a sample of the rows, or save them with numpy.savez.`;
}

/** UTF-8, or UTF-16 with a byte order mark. */
function decode(name: string, bytes: Uint8Array): string {
  const [first, second] = bytes;
  const mark =
    first === 0xff && second === 0xfe
      ? 'utf-16le'
      : first === 0xfe && second === 0xff
        ? 'utf-16be'
        : '';
  const text = new TextDecoder(mark || 'utf-8').decode(bytes);
  if (text.slice(0, 10_000).includes('\0')) {
    throw new DataError(
      `${name} is no text and no NumPy file. CSV, TSV, JSON, JSON Lines, .npy and .npz can be read.`,
    );
  }
  return text;
}
