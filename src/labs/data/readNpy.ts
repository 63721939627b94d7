import { unzipSync, type UnzipFileInfo } from 'fflate';
import { ColumnBuilder } from './columnBuilder.js';
import { DataError, type Column, type DataTable } from './table.js';

/** More columns than this are no table. */
const MOST_COLUMNS = 1000;
/** An archive is unpacked to so many bytes at most, whatever it says. */
const MOST_UNPACKED = 1_000_000_000;
/** Elements that all columns together have at most. */
const MOST_ELEMENTS = 100_000_000;

/**
 * Reads an array that `numpy.save` wrote: one column, or as many as it has.
 *
 * @throws {DataError} if it is none, or of a kind that holds no numbers or texts.
 */
export function readNpy(name: string, bytes: Uint8Array): DataTable {
  const columns = arrayColumns(name, baseName(name), bytes);
  return tableOf(name, columns, []);
}

/**
 * Reads the arrays that `numpy.savez` wrote, side by side; those of another length than most are left
 * out.
 *
 * @throws {DataError} if it is no such archive or holds no array.
 */
export function readNpz(name: string, bytes: Uint8Array): DataTable {
  const problems: string[] = [];
  const files = unzip(name, bytes, problems);
  const columns = files.flatMap(([file, content]) => {
    try {
      return arrayColumns(`${file} in ${name}`, baseName(file), content);
    } catch (error) {
      if (!(error instanceof DataError)) throw error;
      problems.push(error.message);
      return [];
    }
  });
  const lengths = columns.map(lengthOf);
  const rows = lengths.reduce((best, length) => {
    const many = (of: number): number => lengths.filter((one) => one === of).length;
    return many(length) > many(best) || (many(length) === many(best) && length > best)
      ? length
      : best;
  }, 0);
  const odd = columns.filter((column) => lengthOf(column) !== rows);
  if (odd.length > 0) {
    const which = odd.map((column) => `${column.name} (${lengthOf(column)})`).join(', ');
    problems.push(`Left out, as not ${rows} long like the others: ${which}.`);
  }
  const even = columns.filter((column) => lengthOf(column) === rows);
  if (even.length === 0) {
    throw new DataError(`${name} holds no array that can be read. ${problems.join(' ')}`.trim());
  }
  return tableOf(name, even, problems);
}

function tableOf(name: string, columns: Column[], problems: string[]): DataTable {
  const rows = columns[0] ? lengthOf(columns[0]) : 0;
  if (rows === 0) throw new DataError(`${name} holds no rows.`);
  return { name, rows, columns, firstLine: 0, form: { kind: 'numpy' }, problems };
}

function lengthOf({ numbers, categories }: Column): number {
  return numbers?.length ?? categories?.codes.length ?? 0;
}

function unzip(name: string, bytes: Uint8Array, problems: string[]): [string, Uint8Array][] {
  let unpacked = 0;
  const left: string[] = [];
  const filter = ({ name: file, originalSize }: UnzipFileInfo): boolean => {
    if (!file.endsWith('.npy')) return false;
    const fits = unpacked + originalSize <= MOST_UNPACKED;
    if (fits) unpacked += originalSize;
    else left.push(baseName(file));
    return fits;
  };
  try {
    const files = Object.entries(unzipSync(bytes, { filter }));
    if (left.length > 0) {
      problems.push(
        `Left out of ${name}, as it unpacks to more than ${MOST_UNPACKED / 1e9} GB: ${left.join(', ')}. Save the arrays that are needed by themselves.`,
      );
    }
    return files;
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new DataError(`${name} is no .npz archive (${why}). Write it with numpy.savez.`);
  }
}

function baseName(path: string): string {
  return path.replace(/^.*[\\/]/, '').replace(/\.np[yz]$/, '');
}

function arrayColumns(file: string, name: string, bytes: Uint8Array): Column[] {
  const { descr, fortranOrder, shape, offset } = headerOf(file, bytes);
  const [rows = 1, ...rest] = shape;
  const width = rest.reduce((product, size) => product * size, 1);
  if (width > MOST_COLUMNS) {
    throw new DataError(
      `${file} has the shape (${shape.join(', ')}). An array of one or two dimensions with at most ${MOST_COLUMNS} columns can be read.`,
    );
  }
  const { size, read } = elementReader(file, descr);
  if (
    ![rows, width, size].every(Number.isSafeInteger) ||
    rows * width > MOST_ELEMENTS ||
    size < 1
  ) {
    throw new DataError(
      `${file} has the shape (${shape.join(', ')}) of ${descr}: up to ${MOST_ELEMENTS / 1e6} million elements that are not empty can be read.`,
    );
  }
  if (bytes.length < offset + rows * width * size) {
    throw new DataError(`${file} is cut off: write it again with numpy.save.`);
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset + offset);
  return Array.from({ length: width }, (_, column) => {
    const builder = new ColumnBuilder(width === 1 ? name : `${name}_${column}`);
    for (let row = 0; row < rows; row++) {
      const cell = read(view, size * (fortranOrder ? column * rows + row : row * width + column));
      if (typeof cell === 'number') builder.addNumber(cell);
      else builder.addText(cell);
    }
    return builder.finish();
  });
}

interface Header {
  readonly descr: string;
  readonly fortranOrder: boolean;
  readonly shape: readonly number[];
  /** Where the elements begin, in bytes. */
  readonly offset: number;
}

/** https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html */
function headerOf(file: string, bytes: Uint8Array): Header {
  const magic = [0x93, ...new TextEncoder().encode('NUMPY')];
  if (bytes.length < 12 || magic.some((byte, i) => bytes[i] !== byte)) {
    throw new DataError(`${file} is no NumPy array. Write it with numpy.save.`);
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  const isFirst = bytes[6] === 1;
  const start = isFirst ? 10 : 12;
  const offset = start + (isFirst ? view.getUint16(8, true) : view.getUint32(8, true));
  const text = new TextDecoder().decode(bytes.subarray(start, offset));
  const [, descr = ''] = /'descr':\s*'([^']*)'/.exec(text) ?? [];
  const [, order = ''] = /'fortran_order':\s*(True|False)/.exec(text) ?? [];
  const [, sizes] = /'shape':\s*\(([^)]*)\)/.exec(text) ?? [];
  if (sizes === undefined || offset > bytes.length || descr === '') {
    throw new DataError(
      `${file} holds records or something else that is not one plain array. Save each column by its name with numpy.savez.`,
    );
  }
  const shape = sizes
    .split(',')
    .filter((size) => size.trim() !== '')
    .map(Number);
  return { descr, fortranOrder: order === 'True', shape, offset };
}

interface ElementReader {
  /** In bytes. */
  readonly size: number;
  readonly read: (view: DataView, at: number) => number | string;
}

function elementReader(file: string, descr: string): ElementReader {
  const little = !descr.startsWith('>');
  const kind = descr.replace(/^[<>|=]/, '');
  const read = NUMBERS[kind];
  if (read) return { size: Number(kind.slice(1)), read: (view, at) => read(view, at, little) };
  const characters = Number(kind.slice(1));
  if (kind.startsWith('U')) {
    return {
      size: 4 * characters,
      read: (view, at) => {
        const points = Array.from({ length: characters }, (_, i) =>
          view.getUint32(at + 4 * i, little),
        );
        return String.fromCodePoint(...points.filter((point) => point > 0 && point <= 0x10ffff));
      },
    };
  }
  if (kind.startsWith('S')) {
    return {
      size: characters,
      read: (view, at) =>
        new TextDecoder()
          .decode(new Uint8Array(view.buffer, view.byteOffset + at, characters))
          .replace(/\0+$/, ''),
    };
  }
  const what = kind.startsWith('O') ? 'Python objects' : `elements of the kind ${descr}`;
  throw new DataError(
    `${file} holds ${what}, which cannot be read. Save numbers or texts: array.astype(float) or array.astype(str).`,
  );
}

type ReadNumber = (view: DataView, at: number, little: boolean) => number;

const NUMBERS: Readonly<Record<string, ReadNumber>> = {
  b1: (view, at) => view.getUint8(at),
  i1: (view, at) => view.getInt8(at),
  i2: (view, at, little) => view.getInt16(at, little),
  i4: (view, at, little) => view.getInt32(at, little),
  i8: (view, at, little) => Number(view.getBigInt64(at, little)),
  u1: (view, at) => view.getUint8(at),
  u2: (view, at, little) => view.getUint16(at, little),
  u4: (view, at, little) => view.getUint32(at, little),
  u8: (view, at, little) => Number(view.getBigUint64(at, little)),
  f2: (view, at, little) => halfPrecision(view.getUint16(at, little)),
  f4: (view, at, little) => view.getFloat32(at, little),
  f8: (view, at, little) => view.getFloat64(at, little),
};

/** IEEE 754 binary16. */
function halfPrecision(bits: number): number {
  const sign = bits >> 15 ? -1 : 1;
  const exponent = (bits >> 10) & 0x1f;
  const fraction = bits & 0x3ff;
  if (exponent === 0x1f) return fraction ? NaN : sign * Infinity;
  return exponent === 0
    ? sign * fraction * 2 ** -24
    : sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}
