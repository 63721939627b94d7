import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import * as v from 'valibot';
import { parse as parseYaml } from 'yaml';
import type { Described } from '../src/libraries/described.js';
import { librarySchema } from './libraries/schema.js';

type LibraryFile = v.InferOutput<typeof librarySchema>;

/** A library as its file in `content/libraries/` describes it. */
export interface Library extends LibraryFile {
  /** The name that Python imports. */
  readonly name: string;
}

/** A library whose signatures are read from its package. */
export type Package = Library & {
  readonly [Key in 'pypi' | 'version' | 'signatures']: NonNullable<Library[Key]>;
};

/**
 * Every library, each after those that it builds on.
 *
 * @throws {Error} naming the file and the field that is wrong.
 */
export function readLibraries(folder = join('content', 'libraries')): Library[] {
  const all = readdirSync(folder)
    .filter((file) => file.endsWith('.yaml'))
    .sort()
    .map((file) => readLibrary(join(folder, file)));
  const found = new Set<Library>();
  const add = (library: Library, above: readonly string[]): void => {
    if (above.includes(library.name)) throw new Error(`${library.name} builds on itself`);
    for (const name of library.buildsOn) {
      const below = all.find((one) => one.name === name);
      if (!below) throw new Error(`${library.name}: buildsOn: there is no ${name}.yaml`);
      add(below, [...above, library.name]);
    }
    found.add(library);
  };
  for (const library of all) add(library, []);
  return [...found];
}

/** The libraries whose names are known from their packages. */
export function packagesOf(libraries: readonly Library[]): Package[] {
  return libraries.filter((one): one is Package => one.signatures !== undefined);
}

/** The names by which Python imports some libraries and what offers the same. */
export function importedNames(libraries: readonly Library[]): ReadonlySet<string> {
  return new Set(libraries.flatMap(({ name, mirrors }) => [name, ...Object.keys(mirrors)]));
}

/** What the product needs to know beside the libraries' names. */
export function describedOf(libraries: readonly Library[]): Described {
  const docs = libraries.flatMap(
    ({ name, title, docs: own }): [string, Described['docs'][string]][] =>
      own ? [[name, { title, ...own }]] : [],
  );
  const tensors = libraries.flatMap(({ tensors: own }) =>
    Object.entries(own).map(
      ([type, { likewise, alone }]): [string, Described['tensors'][string]] => [
        type,
        { likewise, alone: alone.join(' ') },
      ],
    ),
  );
  return { docs: Object.fromEntries(docs), tensors: Object.fromEntries(tensors) };
}

function readLibrary(path: string): Library {
  const file = v.safeParse(librarySchema, parseYaml(readFileSync(path, 'utf8')));
  if (!file.success) {
    const [issue] = file.issues;
    throw new Error(`${path}: ${v.getDotPath(issue) ?? 'file'}: ${issue.message}`);
  }
  return { name: basename(path, '.yaml'), ...file.output };
}
