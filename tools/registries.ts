import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';

/**
 * A folder of which every file, but those listed here, default-exports one concept. Where the files
 * also export functions, the index passes them on.
 */
const FAMILIES = [
  { folder: 'src/engine/activations', name: 'activations', besides: ['define.ts', 'index.ts'] },
  {
    folder: 'src/engine/metrics',
    name: 'metrics',
    besides: ['define.ts', 'index.ts'],
    functions: true,
  },
] as const;

/** Writes the index of each family of concepts; with `--check`, only says which are out of date. */
export function writeRegistries(check: boolean): string[] {
  const stale: string[] = [];
  for (const family of FAMILIES) {
    const { folder, name, besides } = family;
    const ids = readdirSync(folder)
      .filter((file) => file.endsWith('.ts') && !besides.some((other) => other === file))
      .map((file) => basename(file, '.ts'))
      .sort();
    const text = [
      '// Written by `npm run generate` from the files of this folder.',
      "import { Registry } from '../registry.js';",
      ...ids.map((id) => `import ${id} from './${id}.js';`),
      '',
      `export const ${name} = new Registry('${name}', [`,
      ...ids.map((id) => `  ${id},`),
      ']);',
      ...('functions' in family ? ['', ...ids.map((id) => `export * from './${id}.js';`)] : []),
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
