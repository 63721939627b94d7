/**
 * Where g changes its sign between `low` and `high`, to the last digit.
 *
 * @param g continuous on the interval, of opposite signs at its ends.
 */
export function bisect(g: (x: number) => number, low: number, high: number): number {
  const sign = Math.sign(g(low));
  for (;;) {
    const middle = low + (high - low) / 2;
    if (middle === low || middle === high) return middle;
    const value = g(middle);
    if (value === 0) return middle;
    if (Math.sign(value) === sign) low = middle;
    else high = middle;
  }
}
