const LOW = 0x811c9dc5;
const HIGH = 0x1b873593;
const LOW_FACTOR = 0x01000193;
const HIGH_FACTOR = 0x85ebca6b;

/** A number of 53 bits that tells texts from each other, but for one pair in 10⁹ of a million. */
export function textKey(text: string): number {
  let [low, high] = [LOW, HIGH];
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    low = Math.imul(low ^ unit, LOW_FACTOR);
    high = Math.imul(high ^ unit, HIGH_FACTOR) + (low >>> 15);
  }
  return (high >>> 11) * 2 ** 32 + (low >>> 0);
}

const SPACE = 32;
const TILDE = 126;

/** The same of the text whose bytes are in [`from`, `to`); NaN if not all of them are plain characters. */
export function byteKey(bytes: Uint8Array, from: number, to: number): number {
  let [low, high] = [LOW, HIGH];
  for (let at = from; at < to; at++) {
    const unit = bytes[at] ?? 0;
    if (unit < SPACE || unit > TILDE) return NaN;
    low = Math.imul(low ^ unit, LOW_FACTOR);
    high = Math.imul(high ^ unit, HIGH_FACTOR) + (low >>> 15);
  }
  return (high >>> 11) * 2 ** 32 + (low >>> 0);
}
