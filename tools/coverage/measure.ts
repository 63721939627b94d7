import {
  occurrencesIn,
  PythonSource,
  type IsKnown,
  type Knowledge,
} from '../../src/python/index.js';
import type { PythonFile } from './pythonFiles.js';

/** The packages whose symbols count. */
const PACKAGES = new Set(['torch', 'torchvision', 'sklearn', 'torchmetrics']);

export type Tier = 'full' | 'signature';

export interface Coverage {
  readonly occurrences: number;
  readonly resolved: number;
  readonly full: number;
  readonly signatureOnly: number;
  /** The names that are not known, the most frequent first. */
  readonly missing: readonly { readonly name: string; readonly count: number }[];
  /** The names that have only a signature, the most frequent first. */
  readonly onlySignatures: readonly { readonly name: string; readonly count: number }[];
}

/**
 * Counts how many symbols of the packages a hover explains.
 *
 * - An **occurrence** is an identifier that ends a dotted name (`Linear` of `nn.Linear`, called or not,
 *   in an import statement or in code) and is traced to one of the packages by imports and scopes, or is
 *   a method or attribute of a value that the code shows to be a tensor, a module or another object of
 *   these packages. An identifier that only names an object of the file, what cannot be traced, and
 *   Python's own protocols (`__dict__`) do not count.
 * - It is **resolved** where a signature or an entry is known for the name.
 * - It is **full** where an entry of the full tier is written for it, **signatureOnly** where not.
 */
export async function measureCoverage(
  files: Iterable<PythonFile>,
  known: Knowledge | IsKnown,
  tierOf: (name: string) => Promise<Tier | undefined>,
): Promise<Coverage> {
  const counts = new Map<string, number>();
  for (const { text } of files) {
    for (const { name, isKnown } of occurrencesIn(PythonSource.parse(text), known)) {
      const isProtocol = !isKnown && /\.__\w+__$/.test(name);
      if (isProtocol || !PACKAGES.has(name.split('.')[0] ?? '')) continue;
      counts.set(name, (counts.get(name) ?? 0) + 1);
    }
  }
  const byTier = new Map<Tier | undefined, { name: string; count: number }[]>();
  for (const [name, count] of counts) {
    const tier = await tierOf(name);
    const group = byTier.get(tier) ?? [];
    byTier.set(tier, [...group, { name, count }]);
  }
  const ranked = (tier: Tier | undefined): { name: string; count: number }[] =>
    (byTier.get(tier) ?? []).sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1));
  const sum = (tier: Tier | undefined): number =>
    ranked(tier).reduce((total, { count }) => total + count, 0);
  return {
    occurrences: sum('full') + sum('signature') + sum(undefined),
    resolved: sum('full') + sum('signature'),
    full: sum('full'),
    signatureOnly: sum('signature'),
    missing: ranked(undefined),
    onlySignatures: ranked('signature'),
  };
}
