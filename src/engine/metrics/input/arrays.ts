import { EngineError } from '../../error.js';

/** Labels, scores or numbers of any element type. Float64Array and Int32Array are taken as they are. */
export type NumericArray =
  | Float64Array
  | Float32Array
  | Int32Array
  | Uint32Array
  | Int16Array
  | Uint16Array
  | Int8Array
  | Uint8Array
  | Uint8ClampedArray
  | readonly number[];

/** Integer arrays of which every value is an int32. */
type Int32Like = Int32Array | Int16Array | Uint16Array | Int8Array | Uint8Array | Uint8ClampedArray;

/** @throws {EngineError} if there is no sample. */
export function requireSamples(name: string, array: NumericArray): void {
  if (array.length === 0) {
    throw new EngineError(name, `${name} must hold at least one sample, got none`);
  }
}

/** @throws {EngineError} if the lengths differ. */
export function requireLength(name: string, array: NumericArray, length: number): void {
  if (array.length !== length) {
    const message = `${name} must be as long as the other inputs, ${length}, got ${array.length}`;
    throw new EngineError(name, message);
  }
}

/**
 * The numbers as float64, without a copy if they are already.
 *
 * @throws {EngineError} if one is NaN or infinite.
 */
export function finiteNumbers(name: string, array: NumericArray): Float64Array {
  const numbers = array instanceof Float64Array ? array : new Float64Array(array);
  for (let i = 0; i < numbers.length; i++) {
    const value = numbers[i]!;
    if (value - value !== 0)
      throw new EngineError(name, `${name} must be finite, got ${value} at index ${i}`);
  }
  return numbers;
}

/**
 * Class labels as int32, without a copy if they are already.
 *
 * @throws {EngineError} if one is not a whole number in [−2³¹, 2³¹), as scikit-learn refuses
 *   continuous targets.
 */
export function wholeLabels(name: string, array: NumericArray): Int32Array {
  if (array instanceof Int32Array) return array;
  if (isInt32Like(array)) return new Int32Array(array);
  const labels = new Int32Array(array.length);
  for (let i = 0; i < labels.length; i++) {
    const label = array[i]!;
    labels[i] = label;
    if (labels[i] !== label) {
      const allowed = 'whole numbers between -2147483648 and 2147483647';
      throw new EngineError(name, `${name} must hold ${allowed}, got ${label} at index ${i}`);
    }
  }
  return labels;
}

function isInt32Like(array: NumericArray): array is Int32Like {
  return (
    array instanceof Int16Array ||
    array instanceof Uint16Array ||
    array instanceof Int8Array ||
    array instanceof Uint8Array ||
    array instanceof Uint8ClampedArray
  );
}

/**
 * The number of columns of a row-major table that is given flat.
 *
 * @throws {EngineError} if the length is no multiple of the number of rows.
 */
export function columnsOf(name: string, table: NumericArray, rows: number): number {
  const columns = table.length / rows;
  if (!Number.isInteger(columns) || columns === 0) {
    const allowed = `one row of scores a sample, so a multiple of ${rows} numbers`;
    throw new EngineError(name, `${name} must hold ${allowed}, got ${table.length}`);
  }
  return columns;
}

/** Whether a value is an array of numbers of a kind that metrics take. */
export function isNumericArray(value: unknown): value is NumericArray {
  if (Array.isArray(value)) return value.every((item) => typeof item === 'number');
  return (
    ArrayBuffer.isView(value) &&
    !(value instanceof DataView) &&
    !(value instanceof BigInt64Array) &&
    !(value instanceof BigUint64Array)
  );
}
