/** The powers of ten between two numbers, at most so many, evenly spaced. */
export function powersOfTen([from, to]: readonly [number, number], most: number): number[] {
  const [low, high] = [Math.ceil(Math.log10(from)), Math.floor(Math.log10(to))];
  const stride = Math.max(1, Math.ceil((high - low + 1) / most));
  const first = Math.ceil(low / stride) * stride;
  const count = Math.max(0, Math.floor((high - first) / stride) + 1);
  return Array.from({ length: count }, (_, i) => 10 ** (first + i * stride));
}

/** E.g. `10⁻³`, and `1` for its zeroth power. */
export function powerText(value: number): string {
  const exponent = Math.round(Math.log10(value));
  if (exponent === 0) return '1';
  const digits = String(exponent).replace(/[-\d]/g, (character) =>
    '⁻⁰¹²³⁴⁵⁶⁷⁸⁹'.charAt('-0123456789'.indexOf(character)),
  );
  return `10${digits}`;
}
