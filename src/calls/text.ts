/** `9408` as `9,408`. */
export function grouped(count: number): string {
  return count.toLocaleString('en-US');
}

/** Bytes as `37.6 kB`, in powers of a thousand. */
export function bytes(count: number): string {
  for (const [unit, size] of UNITS) {
    if (count >= size) return `${significant(count / size)} ${unit}`;
  }
  return `${significant(count)} B`;
}

const UNITS = [
  ['TB', 1e12],
  ['GB', 1e9],
  ['MB', 1e6],
  ['kB', 1e3],
] as const;

/** Three digits that count, without trailing zeros. */
export function significant(value: number): string {
  if (value === 0 || !Number.isFinite(value)) return String(value);
  if (Math.abs(value) >= 1000) return grouped(Math.round(value));
  return String(Number(value.toPrecision(3)));
}
