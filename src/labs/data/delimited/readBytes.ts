import Papa from 'papaparse';
import { undress } from '../dressedText.js';
import type { DataTable } from '../table.js';
import { ByteRows, type Dialect } from './byteRows.js';
import { isEmpty, PEEKED } from './header.js';
import { CHUNK, guessDelimiter } from './readDelimited.js';
import { TableRows } from './tableRows.js';

const LINE_FEED = 10;
const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf];
/** Bytes that are read between two reports of progress. */
const STEP = 4_000_000;
/** Characters that tell how lines end. */
const LINES_PEEKED = 1024 * 1024;
/** Characters in which there are mostly enough rows to tell the header. */
const FEW = 200_000;
/** Room for more rows than are to come, by the length of the first ones. */
const SPARE = 1.02;

/**
 * The table of a delimited text from its bytes, as `readDelimited` reads it, in a fraction of its time and
 * memory; `undefined` for a text that has comments, frames, spaces for delimiters, quotes within cells or other
 * things that only the careful reader takes.
 *
 * @param isTable whether a text that begins so is a delimited one.
 * @param progress told which part is read; what it throws ends the reading.
 */
export function readBytes(
  name: string,
  bytes: Uint8Array,
  isTable: (beginning: string) => boolean,
  progress: (part: number) => void = () => undefined,
  step = STEP,
): DataTable | undefined {
  const begin = BYTE_ORDER_MARK.every((byte, i) => bytes[i] === byte) ? BYTE_ORDER_MARK.length : 0;
  const beginning = beginningOf(bytes, begin);
  const dialect = dialectOf(beginning);
  if (!dialect || !isTable(beginning)) return undefined;
  const table = new TableRows(beginning, dialect.delimiter, undefined);
  const isWhole = bytes.length - begin <= CHUNK;
  if (!table.begin(firstRows(beginning, dialect, isWhole))) return undefined;
  const last = bytes.lastIndexOf(LINE_FEED) + 1;
  const rows = new ByteRows(bytes, table, dialect, table.skipped);
  let at: number | undefined = begin;
  while (at < last) {
    const isFirst = at === begin;
    at = rows.read(at, Math.min(last, at + step), last);
    if (at === undefined) return undefined;
    if (isFirst) table.reserve((SPARE * bytes.length) / (at - begin));
    progress(at / bytes.length);
  }
  rows.flush();
  if (at < bytes.length) {
    const line = withEnd(bytes.subarray(at), dialect);
    const end = new ByteRows(line, table, dialect, rows.skipping);
    if (end.read(0, line.length, line.length) === undefined) return undefined;
    end.flush();
  }
  progress(1);
  return { ...table.finish(name), form: table.form() };
}

/** The characters that the careful reader parses first. */
function beginningOf(bytes: Uint8Array, begin: number): string {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  const text = decoder.decode(bytes.subarray(begin, begin + CHUNK));
  if (text.length === CHUNK || bytes.length - begin <= CHUNK) return text;
  const most = 4; // bytes of a character
  return decoder.decode(bytes.subarray(begin, begin + most * CHUNK)).slice(0, CHUNK);
}

/** How the rows are written; `undefined` where only the careful reader can tell. */
function dialectOf(text: string): Dialect | undefined {
  const { text: plain, isMarkdown } = undress(text);
  if (isMarkdown || plain !== text || text.startsWith('\uFEFF') || text.includes('\0')) {
    return undefined;
  }
  const delimiter = guessDelimiter(text);
  const newline = lineEndOf(text.slice(0, LINES_PEEKED));
  return delimiter === ' ' || newline === '\r' ? undefined : { delimiter, newline };
}

/** How Papa Parse tells what a line ends with. */
function lineEndOf(text: string): '\n' | '\r' | '\r\n' {
  const outside = text.replace(/"[^]*?"/g, '');
  const byReturn = outside.split('\r');
  const [first = '', ...others] = outside.split('\n');
  const isFeedFirst = others.length > 0 && first.length < (byReturn[0]?.length ?? 0);
  if (byReturn.length === 1 || isFeedFirst) return '\n';
  const both = byReturn.filter((line) => line.startsWith('\n')).length;
  return both >= byReturn.length / 2 ? '\r\n' : '\r';
}

/** Rows enough to tell the header, of those that the careful reader looks at. */
function firstRows(text: string, dialect: Dialect, isWhole: boolean): string[][] {
  const parse = (part: string, ignoreLast: boolean): string[][] => {
    const parser = new Papa.Parser({ ...dialect, quoteChar: '"' });
    return (parser.parse(part, 0, ignoreLast) as Papa.ParseResult<string[]>).data;
  };
  if (text.length > FEW) {
    const rows = parse(text.slice(0, FEW), true);
    if (rows.filter((row) => !isEmpty(row)).length > 2 * PEEKED) return rows;
  }
  return parse(text, !isWhole);
}

function withEnd(line: Uint8Array, { newline }: Dialect): Uint8Array {
  const end = new TextEncoder().encode(newline);
  const whole = new Uint8Array(line.length + end.length);
  whole.set(line);
  whole.set(end, line.length);
  return whole;
}
