/** A number as Python's `f'{value:.{digits}f}'` writes it, which rounds halves to even. */
export function fixed(value: number, digits: number): string {
  if (Number.isNaN(value)) return 'nan';
  const rounded = value.toFixed(digits);
  const exact = value.toFixed(Math.min(100, digits + 30)); // binary fractions end, so this shows a tie
  const kept = digits === 0 ? exact.indexOf('.') : exact.indexOf('.') + 1 + digits;
  const rest = exact.slice(kept).replace('.', '');
  if (!/^50*$/.test(rest)) return rounded;
  const truncated = exact.slice(0, kept);
  return Number(truncated.at(-1)) % 2 === 0 ? truncated : rounded;
}

/** A float as Python's `str` writes it, e.g. `12.0` or `1e+16`. */
export function pythonFloat(value: number): string {
  if (Number.isNaN(value)) return 'nan';
  if (!Number.isFinite(value)) return value > 0 ? 'inf' : '-inf';
  const size = Math.abs(value);
  if (size !== 0 && (size < 1e-4 || size >= 1e16)) {
    const [digits = '', exponent = ''] = value.toExponential().split('e');
    return `${digits}e${exponent.charAt(0)}${exponent.slice(1).padStart(2, '0')}`;
  }
  return Number.isInteger(value) ? `${value}.0` : String(value);
}
