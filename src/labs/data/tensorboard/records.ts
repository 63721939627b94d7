import { maskedCrc32c } from './crc32c.js';

/** Length and its checksum before the data of a record. */
const HEAD = 12;
/** The checksum after it. */
const FOOT = 4;

/** Where a record's data is. */
export interface RecordPlace {
  readonly from: number;
  readonly to: number;
}

/** Why no more records were read, and the offset of the first byte that was not. */
export interface RecordsEnd {
  readonly kind: 'whole' | 'cut' | 'broken';
  readonly at: number;
}

/**
 * Goes through the records of a TFRecord file: length (uint64), checksum of the length (uint32), data,
 * checksum of the data (uint32), all little-endian.
 *
 * @param visit told of each record in turn, until one is cut off or does not match its checksum.
 * @param from the offset to begin at.
 */
export function readRecords(
  bytes: Uint8Array,
  visit: (record: RecordPlace) => void,
  from = 0,
): RecordsEnd {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = from;
  while (at < bytes.length) {
    if (at + HEAD > bytes.length) return { kind: 'cut', at };
    const length = view.getUint32(at, true) + view.getUint32(at + 4, true) * 2 ** 32;
    if (view.getUint32(at + 8, true) !== maskedCrc32c(view, at, at + 8)) {
      return { kind: 'broken', at };
    }
    const start = at + HEAD;
    const end = start + length;
    if (end + FOOT > bytes.length) return { kind: 'cut', at };
    if (view.getUint32(end, true) !== maskedCrc32c(view, start, end)) {
      return { kind: 'broken', at };
    }
    visit({ from: start, to: end });
    at = end + FOOT;
  }
  return { kind: 'whole', at };
}
