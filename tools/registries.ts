import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';

const HEAD = '// Written by `npm run generate` from the files of this folder.';
const PRINT_WIDTH = 100; // of .prettierrc.json

/** The families of concepts: every file of such a folder with a default export is one of them. */
const FAMILIES = {
  activations: ['activations', 'Functions of one number, element by element.'],
  gates: ['gates', 'Functions of two halves of a vector: a · act(b) and kin.'],
  init: ['initializers', 'Ways to fill a weight matrix before training.'],
  losses: ['losses', 'Loss functions with their gradients.'],
  metrics: ['metrics', 'The metric functions, to be found by name.'],
  optimizers: ['optimizers', 'Optimizers over flat parameters.'],
  schedules: ['schedules', 'Learning-rate schedules.'],
  surfaces: ['surfaces', 'Functions of two variables, to be descended on.'],
  vectorActivations: ['vectorActivations', 'Functions of a whole vector: softmax and kin.'],
} as const;

/** Their files also export functions, and the index passes them on. */
const WITH_FUNCTIONS: ReadonlySet<string> = new Set(['metrics']);

/** Writes the index of each family of concepts; with `--check`, only says which are out of date. */
export function writeRegistries(check: boolean): string[] {
  const stale: string[] = [];
  for (const [room, [name, purpose]] of Object.entries(FAMILIES)) {
    const folder = join('src', 'engine', room);
    const ids = conceptsIn(folder);
    const text = [
      HEAD,
      "import { Registry } from '../registry.js';",
      ...imports(ids),
      '',
      `/** ${purpose} */`,
      ...list(`export const ${name} = new Registry('${name}', [`, ids, ']);'),
      ...(WITH_FUNCTIONS.has(room) ? ['', ...ids.map((id) => `export * from './${id}.js';`)] : []),
      '',
    ].join('\n');
    stale.push(...renew(folder, text, check));
  }
  for (const [name, ...folder] of [
    ['families', 'families'],
    ['rules', 'check', 'rules'],
  ] as const) {
    const calls = join('src', 'calls', ...folder);
    const ids = conceptsIn(calls);
    const members = list(`export const ${name} = [`, ids, '];');
    stale.push(...renew(calls, [HEAD, ...imports(ids), '', ...members, ''].join('\n'), check));
  }
  return stale;
}

/** The folder's index if it is not this text. */
function renew(folder: string, text: string, check: boolean): string[] {
  const path = join(folder, 'index.ts');
  const before = readFileSync(path, { encoding: 'utf8', flag: 'a+' });
  if (before === text) return [];
  if (!check) writeFileSync(path, text);
  return [path];
}

function conceptsIn(folder: string): string[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.ts') && isConcept(join(folder, file)))
    .map((file) => basename(file, '.ts'))
    .sort();
}

function imports(ids: readonly string[]): string[] {
  return ids.map((id) => `import ${id} from './${id}.js';`);
}

/** On one line if it fits. */
function list(opening: string, ids: readonly string[], closing: string): string[] {
  const oneLine = `${opening}${ids.join(', ')}${closing}`;
  if (oneLine.length <= PRINT_WIDTH) return [oneLine];
  return [opening, ...ids.map((id) => `  ${id},`), closing];
}

function isConcept(path: string): boolean {
  return readFileSync(path, 'utf8').includes('\nexport default ');
}
