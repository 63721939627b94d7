/** Reversed Castagnoli polynomial. */
const POLYNOMIAL = 0x82f63b78;
/** So many bytes are looked up at a time. */
const SLICES = 8;

/** For each of the eight places, what a byte there changes. Shape (8 · 256). */
const tables = makeTables();

function makeTables(): Int32Array {
  const made = new Int32Array(SLICES * 256);
  for (let byte = 0; byte < 256; byte++) {
    let crc = byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? POLYNOMIAL : 0);
    made[byte] = crc;
  }
  for (let i = 256; i < made.length; i++) {
    const before = made[i - 256] ?? 0;
    made[i] = (before >>> 8) ^ (made[before & 255] ?? 0);
  }
  return made;
}

/**
 * The checksum that TFRecord files hold: CRC-32C (RFC 3720, appendix B.4), rotated and shifted as
 * TensorFlow's `record_writer` does.
 *
 * @param from index of the first byte.
 * @param to index behind the last byte.
 * @returns a whole number in [0, 2³²).
 */
export function maskedCrc32c(view: DataView, from: number, to: number): number {
  const crc = crc32c(view, from, to);
  return (((crc >>> 15) | (crc << 17)) + 0xa282ead8) >>> 0;
}

function crc32c(view: DataView, from: number, to: number): number {
  let crc = -1;
  let i = from;
  for (; i + SLICES <= to; i += SLICES) {
    const low = crc ^ view.getInt32(i, true);
    const high = view.getInt32(i + 4, true);
    crc =
      change(7, low & 255) ^
      change(6, (low >>> 8) & 255) ^
      change(5, (low >>> 16) & 255) ^
      change(4, low >>> 24) ^
      change(3, high & 255) ^
      change(2, (high >>> 8) & 255) ^
      change(1, (high >>> 16) & 255) ^
      change(0, high >>> 24);
  }
  for (; i < to; i++) crc = (crc >>> 8) ^ change(0, (crc ^ view.getUint8(i)) & 255);
  return ~crc;
}

/** What a byte changes so many places before the end. */
function change(places: number, byte: number): number {
  return tables[places * 256 + byte] ?? 0;
}
