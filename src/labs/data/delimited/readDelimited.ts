import Papa from 'papaparse';
import { undress } from '../dressedText.js';
import type { DataTable } from '../table.js';
import { PEEKED } from './header.js';
import { TableRows } from './tableRows.js';

/** Characters that are parsed between two reports of progress. */
export const CHUNK = 4_000_000;
/** A cell of more characters has lost its closing quote. */
const LONGEST_CELL = 200_000;

/**
 * Reads comma, semicolon or tab separated text, with or without a header. A row of another number of
 * cells than the header stays as an empty one and is named in `problems`.
 *
 * @param progress told which part of the text is read.
 * @throws {DataError} if there is no row.
 */
export function readDelimited(
  name: string,
  text: string,
  progress: (part: number) => void = () => undefined,
): DataTable {
  const plain = undress(text);
  const delimiter = plain.isMarkdown ? '|' : guessDelimiter(plain.text);
  const reader = new TableRows(plain.text, delimiter, plain.comment);
  const isWhole = parse(plain.text, delimiter, '"', reader, progress);
  if (isWhole) {
    const table = reader.finish(name);
    return plain.text === text ? { ...table, form: reader.form() } : table;
  }
  const unquoted = new TableRows(plain.text, delimiter, plain.comment);
  parse(plain.text, delimiter, '\u0000', unquoted, progress);
  const table = unquoted.finish(name);
  const problem = `${name} opens a double quote that is never closed: double quotes are read as text. Close it to have them hold “${delimiter}”.`;
  return { ...table, problems: [problem, ...table.problems] };
}

/** @returns whether all quotes are closed. */
function parse(
  text: string,
  delimiter: string,
  quoteChar: string,
  reader: TableRows,
  progress: (part: number) => void,
): boolean {
  let isWhole = true;
  const onlySpaces = delimiter === ' ';
  Papa.parse<string[]>(onlySpaces ? text.replace(/^ +| +$/gm, '').replace(/ +/g, ' ') : text, {
    delimiter,
    quoteChar,
    chunkSize: CHUNK,
    chunk: ({ data, errors, meta }: Papa.ParseResult<string[]>) => {
      isWhole &&= !errors.some(({ code }) => code === 'MissingQuotes') && !data.some(hasLongCell);
      if (isWhole) reader.take(data);
      progress(Math.min(1, meta.cursor / text.length));
    },
    complete: () => {
      progress(1);
    },
  });
  return isWhole;
}

function hasLongCell(row: readonly string[]): boolean {
  return row.some((cell) => cell.length > LONGEST_CELL);
}

/** The character that divides most of the first lines into equally many cells. */
export function guessDelimiter(text: string): string {
  const lines = text
    .slice(0, 20_000)
    .replace(/"[^"\n]*"/g, '""')
    .split(/\r\n|\r|\n/, PEEKED)
    .filter((line) => line.trim() !== '');
  const agreeing = (delimiter: string): number => {
    const sizes = lines.map(
      (line) => line.trim().split(delimiter === ' ' ? / +/ : delimiter).length,
    );
    const many = (size: number): number => sizes.filter((one) => one === size).length;
    const most = Math.max(0, ...sizes.map((size) => (size > 1 ? many(size) : 0)));
    return delimiter === ' ' && most < lines.length ? 0 : most; // texts contain spaces too
  };
  const [best] = ['\t', ';', ',', '|', ' ']
    .map((delimiter) => ({ delimiter, lines: agreeing(delimiter) }))
    .sort((one, other) => other.lines - one.lines);
  return best && best.lines > 0 ? best.delimiter : ',';
}
