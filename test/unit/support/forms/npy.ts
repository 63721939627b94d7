import { strToU8 } from 'fflate';

/** A file as `numpy.save` writes it. */
export function npy(
  values: readonly number[],
  shape: readonly number[],
  descr: '<f8' | '<i8' = '<f8',
): Uint8Array {
  const sizes = `${shape.join(', ')}${shape.length === 1 ? ',' : ''}`;
  const header = `{'descr': '${descr}', 'fortran_order': False, 'shape': (${sizes}), }`;
  const padded = `${header.padEnd(117)}\n`;
  const elements =
    descr === '<f8'
      ? Float64Array.from(values)
      : BigInt64Array.from(values, (value) => BigInt(value));
  const bytes = new Uint8Array(10 + padded.length + elements.byteLength);
  bytes.set([0x93, ...strToU8('NUMPY'), 1, 0, padded.length & 0xff, padded.length >> 8]);
  bytes.set(strToU8(padded), 10);
  bytes.set(new Uint8Array(elements.buffer), 10 + padded.length);
  return bytes;
}
