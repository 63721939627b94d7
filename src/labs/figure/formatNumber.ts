/** How the labs write numbers, by what they are. A minus before a number is a true one. */

const whole = withDecimals(0);
const hundredths = withDecimals(2);
const exact = withDecimals(20);

/** A whole number, never rounded: `37,145`. */
export function integer(value: number): string {
  return signed(value, whole.format(Math.abs(value)));
}

/**
 * Any number: a whole one as it is, another one with four digits that count; powers of ten, as code
 * writes them, below 0.001 and from a million on.
 */
export function show(value: number): string {
  if (!Number.isFinite(value)) return notFinite(value);
  return Number.isSafeInteger(value) ? integer(value) : withDigits(value, 4);
}

/** A learning rate: `0.1`, `1e-5`, `0.05056`. */
export function rate(value: number, digits = 4): string {
  if (!Number.isFinite(value)) return notFinite(value);
  return Number.isSafeInteger(value) ? integer(value) : withDigits(value, digits);
}

/** A loss, which may be whole by chance: `2.303`, `1.372e16`. */
export function loss(value: number): string {
  return Number.isFinite(value) ? withDigits(value, 4) : notFinite(value);
}

/** A probability or a score in [0, 1] with three decimals: `0.982`. */
export function probability(value: number): string {
  return Number.isFinite(value) ? signed(value, Math.abs(value).toFixed(3)) : '–';
}

/** A part of a whole with three digits that count: `8.25 %`. */
export function percent(part: number): string {
  return Number.isFinite(part) ? `${withDigits(100 * part, 3)} %` : '–';
}

/** A place along a run, with two decimals at most: `978`, `1,955.25`. */
export function place(value: number): string {
  return signed(value, hundredths.format(Math.abs(value)));
}

/** A number as Python code has it: `37145`, `0.001`, `1e-5`. */
export function inCode(value: number): string {
  const text = String(value);
  const isSmall = value !== 0 && Math.abs(value) < 1e-4;
  return isSmall ? value.toExponential() : text.replace('e+', 'e');
}

function withDecimals(most: number): Intl.NumberFormat {
  return new Intl.NumberFormat('en-US', { maximumFractionDigits: most });
}

function withDigits(value: number, digits: number): string {
  const rounded = Number(value.toPrecision(digits));
  const size = Math.abs(rounded);
  const isPlain = size === 0 || (size >= 1e-3 && size < 1e6);
  const text = isPlain ? exact.format(size) : size.toExponential().replace('e+', 'e');
  return signed(rounded, text);
}

function signed(value: number, text: string): string {
  return value < 0 ? `−${text}` : text;
}

function notFinite(value: number): string {
  return Number.isNaN(value) ? 'NaN' : value > 0 ? '∞' : '−∞';
}
