import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { createInterface } from 'node:readline';
import { join, resolve } from 'node:path';
import * as v from 'valibot';

const lineSchema = v.union([
  v.strictObject({ versions: v.record(v.string(), v.nullable(v.string())) }),
  v.strictObject({ name: v.string(), error: v.nullable(v.string()) }),
]);

/** A Python program with a name of its own. */
export interface Program {
  readonly name: string;
  readonly code: string;
}

/** What came of running programs. */
export interface Outcome {
  readonly versions: Readonly<Record<string, string | null>>;
  /** `null` where all went well; programs that were not reached are missing. */
  readonly errors: ReadonlyMap<string, string | null>;
}

const LIMIT = 180; // seconds a program

/**
 * Runs programs with the interpreter of the environment variable PYTHON, each in a process of its own,
 * with warnings as errors.
 *
 * @param packages whose versions are asked for.
 * @param preload modules that are imported once for all programs.
 */
export async function runPrograms(
  programs: readonly Program[],
  packages: readonly string[],
  preload: readonly string[] = [],
): Promise<Outcome> {
  const python = spawn(process.env['PYTHON'] ?? 'python3', [join('tools', 'snippets', 'run.py')], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: {
      ...process.env,
      MPLBACKEND: 'Agg',
      OMP_NUM_THREADS: '1',
      LOKY_MAX_CPU_COUNT: '1',
      PYTHONPATH: resolve('tools', 'snippets', 'combining'),
    },
  });
  const workers = availableParallelism();
  python.stdin.end(JSON.stringify({ limit: LIMIT, workers, packages, preload, programs }));
  let versions: Outcome['versions'] = {};
  const errors = new Map<string, string | null>();
  for await (const line of createInterface({ input: python.stdout })) {
    const said = v.parse(lineSchema, JSON.parse(line));
    if ('versions' in said) {
      versions = said.versions;
    } else {
      errors.set(said.name, said.error);
      if (said.error !== null) console.error(`${said.name}: ${said.error}`);
    }
  }
  return { versions, errors };
}
