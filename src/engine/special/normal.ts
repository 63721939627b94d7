import { erfc } from './erf.js';

const HALF_ROOT_LOW = -4.833646656726457e-17; // √½ − Math.SQRT1_2
const TWO_BY_ROOT_PI = 2 / Math.sqrt(Math.PI);
const PEAK = 0.3989422804014327; // 1/√(2π)
const PEAK_LOW = -2.49232720227773e-17; // 1/√(2π) − PEAK
const SPLITTER = 2 ** 27 + 1;

/** The standard normal density exp(−x²/2)/√(2π), within 2 ulp; 0 at ±∞. */
export function normalPdf(x: number): number {
  if (Math.abs(x) > 39) return 0; // below the smallest double
  const head = Math.fround(x); // its square is exact
  const main = Math.exp(-0.5 * head * head);
  return PEAK * main + main * (PEAK_LOW + PEAK * Math.expm1(-0.5 * (x - head) * (x + head)));
}

/**
 * The standard normal distribution function, within 2 ulp while the result is a normal double
 * (x > −37.5); 0 at −∞, 1 at ∞. ½ erfc(−x/√2), corrected for the digits that x/√2 loses.
 */
export function normalCdf(x: number): number {
  if (Math.abs(x) > 39) return x > 0 ? 1 : 0;
  const t = -x * Math.SQRT1_2;
  const lost = productError(-x, Math.SQRT1_2, t) - x * HALF_ROOT_LOW;
  return 0.5 * (erfc(t) - lost * TWO_BY_ROOT_PI * Math.exp(-t * t));
}

/** a·b − product exactly, product being a·b rounded (Dekker 1971). */
function productError(a: number, b: number, product: number): number {
  const aHigh = high(a);
  const bHigh = high(b);
  const aLow = a - aHigh;
  const bLow = b - bHigh;
  return aLow * bLow - (product - aHigh * bHigh - aLow * bHigh - aHigh * bLow);
}

/** The upper half of the digits of a. */
function high(a: number): number {
  const shifted = SPLITTER * a;
  return shifted - (shifted - a);
}
