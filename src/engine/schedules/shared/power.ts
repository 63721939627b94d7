import { EngineError } from '../../error.js';

/**
 * base ^ exponent where Python's `**` gives a float.
 *
 * @throws {EngineError} naming `parameter` where Python raises `ZeroDivisionError` (0 to a negative
 * power) or `OverflowError`, or turns complex (a negative number to a fractional power).
 */
export function power(parameter: string, base: number, exponent: number): number {
  const value = Math.pow(base, exponent);
  if (!Number.isFinite(value) && Number.isFinite(base)) {
    throw new EngineError(
      parameter,
      `${parameter} must keep ${base} ** ${exponent} a finite real number`,
    );
  }
  return value;
}
