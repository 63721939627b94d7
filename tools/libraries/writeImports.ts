import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format } from 'prettier';
import type { Imports } from '../../src/libraries/described.js';
import { readLibraries, type Library } from '../libraries.js';

const PATH = join('src', 'libraries', 'imports.ts');
const HEAD = '// Written by `npm run generate` from the files of `content/libraries/`.';

/** Writes how the libraries are imported; with `check`, only says whether that is out of date. */
export async function writeImports(check: boolean): Promise<string[]> {
  const text = await importsText(readLibraries());
  const before = readFileSync(PATH, { encoding: 'utf8', flag: 'a+' });
  if (before === text) return [];
  if (!check) writeFileSync(PATH, text);
  return [PATH];
}

async function importsText(libraries: readonly Library[]): Promise<string> {
  const imports = libraries.flatMap(({ name, mirrors, imports: own }): [string, Imports][] => [
    [name, own],
    ...Object.keys(mirrors).map((mirror): [string, Imports] => [
      mirror,
      { style: own.style, aliases: {}, shown: {}, page: [] },
    ]),
  ]);
  const value = JSON.stringify(Object.fromEntries(imports));
  const text = [
    HEAD,
    "import type { Imports } from './described.js';",
    '/** How each library is imported. */',
    `export const IMPORTS: Readonly<Record<string, Imports>> = ${value};`,
  ].join('\n\n');
  return format(text.replace('*/\n\n', '*/\n'), {
    parser: 'typescript',
    singleQuote: true,
    printWidth: 100,
  });
}
