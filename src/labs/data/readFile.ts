import { readBytes } from './delimited/readBytes.js';
import { LARGEST_FILE, tooLarge } from './endings.js';
import { readNpy, readNpz } from './readNpy.js';
import { isDelimited, readText } from './readText.js';
import { isEventFile, readEvents } from './tensorboard/readEvents.js';
import { DataError, type DataTable } from './table.js';

/** Larger files are read byte by byte where they are regular. */
const FAST = 1_000_000;
const EQUALS = 61;

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
  if (isEventFile(name)) return readEvents(name, [{ name, bytes }]);
  if (bytes.length > FAST) {
    const hasEquals = bytes.includes(EQUALS);
    const isTable = (beginning: string): boolean => isDelimited(name, beginning, hasEquals);
    const table = readBytes(name, bytes, isTable, progress);
    if (table) return table;
  }
  if (bytes.length > LARGEST_FILE) throw new DataError(tooLarge(name, bytes.length));
  const { text, encoding } = decode(name, bytes);
  const table = readText(name, text, progress);
  if (table.form?.kind === 'delimited') return { ...table, form: { ...table.form, encoding } };
  const { form, ...others } = table;
  return encoding === 'utf-8' && form ? { ...others, form } : others;
}

/** UTF-8, or UTF-16 with a byte order mark. */
function decode(
  name: string,
  bytes: Uint8Array,
): { readonly text: string; readonly encoding: 'utf-8' | 'utf-16' } {
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
  return { text, encoding: mark === '' ? 'utf-8' : 'utf-16' };
}
