import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';

/** What a program in `tools/reference/` wrote: its cases and the versions that computed them. */
export interface Reference<Case> {
  readonly versions: Readonly<Record<string, string>>;
  readonly cases: readonly Case[];
}

/** Reads `test/fixtures/reference/<name>.json`; JSON has no NaN, ±∞ and −0, so they stand as strings. */
export function reference<Case>(name: string): Reference<Case> {
  const path = new URL(`../../fixtures/reference/${name}.json`, import.meta.url);
  return JSON.parse(readFileSync(path, 'utf8'), revive) as Reference<Case>;
}

const SPECIAL: ReadonlyMap<unknown, number> = new Map<unknown, number>([
  ['NaN', NaN],
  ['Infinity', Infinity],
  ['-Infinity', -Infinity],
  ['-0', -0],
]);

function revive(_key: string, value: unknown): unknown {
  return SPECIAL.get(value) ?? value;
}

/** Asserts |actual − expected| ≤ relative·|expected| + absolute; NaN equals NaN, ∞ equals ∞. */
export function assertClose(
  actual: number,
  expected: number,
  { relative = 1e-12, absolute = 1e-15, what = '' } = {},
): void {
  if (Object.is(actual, expected) || actual === expected) return;
  const error = Math.abs(actual - expected);
  assert.ok(
    error <= relative * Math.abs(expected) + absolute,
    `${what}: got ${actual}, expected ${expected}, off by ${error}`,
  );
}
