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

const LONGEST_CODE = 40;

/** Python code on one line and not too long for a sentence. */
export function shortCode(text: string, longest = LONGEST_CODE): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length > longest ? `${line.slice(0, longest - 1)}…` : line;
}

/** What the code does not show, as one sentence without its full stop. */
export function unreadText(texts: readonly string[]): string {
  const verb = texts.length > 1 ? 'are' : 'is';
  return `${listed(texts.map((text) => `\`${shortCode(text)}\``))} ${verb} not known before the code runs`;
}

/** `a, b and c`. */
export function listed(words: readonly string[]): string {
  return words.length < 2
    ? words.join('')
    : `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}`;
}
