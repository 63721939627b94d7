import { strToU8 } from 'fflate';
import type { Random } from '../../../src/engine/random.js';

const PIECES = [
  '"',
  ',',
  '\n',
  '{',
  '}',
  '[',
  ']',
  ':',
  'NaN',
  '-',
  '0',
  '1e999',
  '\0',
  '\r',
  '|',
  '=',
  '\t',
  "'",
  'epoch 9 ',
  '\u001b[1m',
  'Infinity',
  '%',
];

/** A file with one thing cut off, left out, said twice, put in or changed. */
export function mutate(bytes: Uint8Array, random: Random): Uint8Array {
  const at = (): number => Math.floor(random.next() * (bytes.length + 1));
  const [from, to] = [at(), at()].sort((a, b) => a - b) as [number, number];
  const piece = strToU8(PIECES[Math.floor(random.next() * PIECES.length)] ?? '');
  const join = (...parts: readonly Uint8Array[]): Uint8Array =>
    Uint8Array.from(parts.flatMap((part) => [...part]));
  switch (Math.floor(random.next() * 6)) {
    case 0:
      return bytes.slice(0, from);
    case 1:
      return join(bytes.subarray(0, from), bytes.subarray(Math.min(to, from + 20)));
    case 2:
      return join(bytes.subarray(0, to), bytes.subarray(from));
    case 3:
      return join(bytes.subarray(0, from), piece, bytes.subarray(from));
    case 4:
      return bytes.map((byte, i) => (i === from ? Math.floor(random.next() * 256) : byte));
    default:
      return join(bytes.subarray(0, from), piece, piece, bytes.subarray(from), piece);
  }
}
