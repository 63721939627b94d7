import { createRequire } from 'node:module';

/**
 * A package of the folder that the environment variable PEERS names, or of this project, after the
 * packages that it needs; `undefined` where it is not installed.
 */
export function installed(name: string, ...needs: string[]): unknown {
  for (const folder of [process.env['PEERS'], process.cwd()]) {
    if (folder === undefined) continue;
    const load = createRequire(`${folder}/package.json`);
    try {
      for (const other of needs) load(other);
      return load(name) as unknown;
    } catch {
      continue;
    }
  }
  return undefined;
}
