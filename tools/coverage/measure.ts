import {
  occurrencesIn,
  PythonSource,
  untracedMembersIn,
  type Knowledge,
} from '../../src/python/index.js';
import type { PythonFile } from './pythonFiles.js';

/** What is known of a name: an entry about itself, only its signature, or nothing. */
export type Explained = 'own' | 'signature' | 'unknown';

export interface Counted {
  readonly name: string;
  readonly count: number;
}

/** What a reader of a program can ask about, by how it is explained, each the most frequent first. */
export interface Coverage {
  readonly own: readonly Counted[];
  readonly signature: readonly Counted[];
  /** Names that imports lead to one of the packages, which has no such name that is known. */
  readonly unknown: readonly Counted[];
  /** Members of objects that are not traced, by their own names alone. */
  readonly untraced: readonly Counted[];
  /** Files that could not be read. */
  readonly failed: readonly string[];
}

/** What the measurement asks of the content. */
export interface Explanations {
  /** The names that Python imports whose symbols count. */
  readonly packages: ReadonlySet<string>;
  readonly knowledge: Knowledge;
  /** Members by which a reader takes an untraced object for one of the packages'. */
  readonly members: ReadonlySet<string>;
  readonly explained: (name: string) => Promise<Explained>;
}

/**
 * Counts how the symbols of the packages are explained.
 *
 * - An **occurrence** is an identifier that ends a dotted name (`Linear` of `nn.Linear`, called or not,
 *   in an import statement or in code) and is traced to one of the packages by imports and scopes, or is
 *   a method or attribute of a value that the code shows to be a tensor, a module or another object of
 *   these packages. An identifier that only names an object of the file and Python's own protocols
 *   (`__dict__`) do not count.
 * - **Untraced** are the members that such objects have, of objects of which nothing is known (parameters
 *   without annotations, unpacked values …), in files that import one of the packages. Some of them are of
 *   NumPy or of classes of the file: it is the most that may be missing.
 */
export async function measureCoverage(
  files: Iterable<PythonFile>,
  { packages, knowledge, members, explained }: Explanations,
): Promise<Coverage> {
  const traced = new Map<string, number>();
  const untraced = new Map<string, number>();
  const failed: string[] = [];
  for (const { path, text } of files) {
    try {
      const source = PythonSource.parse(text);
      const names = occurrencesIn(source, knowledge)
        .filter(({ name, isKnown }) => isKnown || !/\.__\w+__$/.test(name))
        .map(({ name }) => name)
        .filter((name) => packages.has(name.split('.')[0] ?? ''));
      for (const name of names) count(traced, name);
      if (names.length === 0) continue;
      for (const leaf of untracedMembersIn(source, knowledge)) {
        if (members.has(leaf)) count(untraced, leaf);
      }
    } catch {
      failed.push(path);
    }
  }
  const groups: Record<Explained, Counted[]> = { own: [], signature: [], unknown: [] };
  for (const [name, times] of traced) {
    groups[await explained(name)].push({ name, count: times });
  }
  return {
    own: groups.own.sort(byCount),
    signature: groups.signature.sort(byCount),
    unknown: groups.unknown.sort(byCount),
    untraced: [...untraced].map(([name, times]) => ({ name, count: times })).sort(byCount),
    failed,
  };
}

export function total(counted: readonly Counted[]): number {
  return counted.reduce((sum, { count: times }) => sum + times, 0);
}

function count(counts: Map<string, number>, name: string): void {
  counts.set(name, (counts.get(name) ?? 0) + 1);
}

function byCount(a: Counted, b: Counted): number {
  return b.count - a.count || (a.name < b.name ? -1 : 1);
}
