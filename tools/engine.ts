import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { rmSync, writeFileSync } from 'node:fs';

/**
 * Writes the engine as a library of its own: `engine.mjs` and its declarations, over one file a module
 * in `engine/`, so that a bundler leaves out what is not used.
 *
 * @throws {Error} with the compiler's message.
 */
export function buildEngine(to: string): void {
  const folder = join(to, 'engine');
  const compiler = createRequire(import.meta.url).resolve('typescript/bin/tsc');
  const options = {
    project: join('src', 'engine'),
    outDir: folder,
    composite: 'false',
    incremental: 'false',
    tsBuildInfoFile: 'null',
    emitDeclarationOnly: 'false',
    declaration: 'true',
  };
  const args = Object.entries(options).flatMap(([name, value]) => [`--${name}`, value]);
  const { status, stdout } = spawnSync(process.execPath, [compiler, ...args], { encoding: 'utf8' });
  if (status !== 0) throw new Error(stdout);
  rmSync(join(folder, '.tsbuildinfo'), { force: true });
  writeFileSync(join(folder, 'package.json'), '{ "type": "module", "sideEffects": false }\n');
  for (const extension of ['mjs', 'd.mts']) {
    writeFileSync(join(to, `engine.${extension}`), "export * from './engine/index.js';\n");
  }
}
