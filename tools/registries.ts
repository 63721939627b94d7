import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';

const PRINT_WIDTH = 100; // of .prettierrc.json

/** The families of concepts: every file of such a folder with a default export is one of them. */
const FAMILIES = {
  activations: 'activations',
  gates: 'gates',
  init: 'initializers',
  losses: 'losses',
  metrics: 'metrics',
  optimizers: 'optimizers',
  schedules: 'schedules',
  surfaces: 'surfaces',
  vectorActivations: 'vectorActivations',
} as const;

/** Their files also export functions, and the index passes them on. */
const WITH_FUNCTIONS: ReadonlySet<string> = new Set(['metrics']);

/** Writes the index of each family of concepts; with `--check`, only says which are out of date. */
export function writeRegistries(check: boolean): string[] {
  const stale: string[] = [];
  for (const [room, name] of Object.entries(FAMILIES)) {
    const folder = join('src', 'engine', room);
    const ids = readdirSync(folder)
      .filter((file) => file.endsWith('.ts') && isConcept(join(folder, file)))
      .map((file) => basename(file, '.ts'))
      .sort();
    const oneLine = `export const ${name} = new Registry('${name}', [${ids.join(', ')}]);`;
    const text = [
      '// Written by `npm run generate` from the files of this folder.',
      "import { Registry } from '../registry.js';",
      ...ids.map((id) => `import ${id} from './${id}.js';`),
      '',
      ...(oneLine.length <= PRINT_WIDTH
        ? [oneLine]
        : [
            `export const ${name} = new Registry('${name}', [`,
            ...ids.map((id) => `  ${id},`),
            ']);',
          ]),
      ...(WITH_FUNCTIONS.has(room) ? ['', ...ids.map((id) => `export * from './${id}.js';`)] : []),
      '',
    ].join('\n');
    const path = join(folder, 'index.ts');
    const before = readFileSync(path, { encoding: 'utf8', flag: 'a+' });
    if (before === text) continue;
    stale.push(path);
    if (!check) writeFileSync(path, text);
  }
  return stale;
}

function isConcept(path: string): boolean {
  return readFileSync(path, 'utf8').includes('\nexport default ');
}
