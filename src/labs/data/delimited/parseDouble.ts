/** 10⁰ to 10²², which a double holds exactly. */
export const POWERS = Float64Array.from({ length: 23 }, (_, i) => Number(`1e${i}`));
/** Numbers below this that are whole are exact. */
export const EXACT = 2 ** 53;

/** Digits that the first part holds; the second part holds as many at most. */
const FIRST = 15;
/** Parts a double in two halves of 26 bits, whose products are exact. */
const SPLITTER = 2 ** 27 + 1;
/** More than the error of the quotient, as a part of it. */
const ERROR = 2 ** -98;

const ZERO = 48;
const NINE = 57;
const POINT = 46;

/**
 * The double that is nearest to the digits in [`from`, `to`), which may have a point among them, times 10 to a
 * power that is not positive. NaN where it cannot be told with a quotient of twice the precision: where there
 * are very many digits, or where the digits are all but half way between two doubles.
 *
 * Source: Dekker 1971, "A Floating-Point Technique for Extending the Available Precision".
 */
export function longDigits(bytes: Uint8Array, from: number, to: number, power: number): number {
  if (power > 0 || power < -22) return NaN;
  let [first, second, digits] = [0, 0, 0];
  for (let i = from; i < to; i++) {
    const byte = bytes[i] ?? 0;
    if (byte < ZERO || byte > NINE) {
      if (byte === POINT) continue;
      break;
    }
    if (digits === 0 && byte === ZERO) continue;
    if (digits < FIRST) first = first * 10 + (byte - ZERO);
    else second = second * 10 + (byte - ZERO);
    digits++;
  }
  if (digits > 2 * FIRST) return NaN;
  // The product of two doubles is a double and a rest, each found from the halves of both.
  const scale = POWERS[digits > FIRST ? digits - FIRST : 0] ?? NaN;
  const product = first * scale;
  const [firstHigh, scaleHigh] = [upper(first), upper(scale)];
  const [firstLow, scaleLow] = [first - firstHigh, scale - scaleHigh];
  const rest =
    firstHigh * scaleHigh -
    product +
    firstHigh * scaleLow +
    firstLow * scaleHigh +
    firstLow * scaleLow;
  const high = product + second;
  const low = second - (high - product) + rest;
  const divisor = POWERS[-power] ?? NaN;
  const quotient = high / divisor;
  const back = quotient * divisor;
  const [quotientHigh, divisorHigh] = [upper(quotient), upper(divisor)];
  const [quotientLow, divisorLow] = [quotient - quotientHigh, divisor - divisorHigh];
  const backRest =
    quotientHigh * divisorHigh -
    back +
    quotientHigh * divisorLow +
    quotientLow * divisorHigh +
    quotientLow * divisorLow;
  const correction = (high - back - backRest + low) / divisor;
  const error = Math.abs(quotient) * ERROR;
  const found = quotient + correction;
  const isSure =
    quotient + (correction - error) === found && quotient + (correction + error) === found;
  return isSure ? found : NaN;
}

/** The upper half of a double's digits. */
function upper(value: number): number {
  const shifted = SPLITTER * value;
  return shifted - (shifted - value);
}
