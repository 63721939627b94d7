import { readText } from '../../labs/data/readText.js';
import { DataError } from '../../labs/data/table.js';
import { labForTable } from '../../labs/index.js';
import type { LabId } from '../../labs/titles.js';

/** The first characters of a table by lines say what it is; other files are read whole. */
const PEEKED = 100_000;

/** The lab that a file of text is surely for, if there is one. */
export function labOfFile(
  path: string,
  bytes: Uint8Array,
): { readonly id: LabId; readonly title: string } | undefined {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const isWhole = name.toLowerCase().endsWith('.json') || bytes.length <= PEEKED;
  const text = new TextDecoder().decode(isWhole ? bytes : bytes.subarray(0, PEEKED));
  try {
    const lines = isWhole ? text : text.slice(0, text.lastIndexOf('\n'));
    return labForTable(readText(name, lines));
  } catch (error) {
    if (error instanceof DataError) return undefined;
    throw error;
  }
}
