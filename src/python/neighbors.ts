import type { PythonSource } from './source.js';

/** The files that a file can import from. */
export interface Neighbors {
  /** Of the file itself, with slashes. */
  readonly path: string;
  /** Of the file as a module, from the root of the project, e.g. `models.blocks`. */
  readonly name: string;
  /** Files that may import each other, directly or not, have the same circle. */
  readonly circle: Circle;
  /** The file of a module as this file names it: `model`, `.blocks`, `package.module`, `.`. */
  module(name: string): PythonSource | undefined;
  /** Whether there is a file or a folder of that name. */
  has(module: string): boolean;
}

/** What was found out about files that may import each other, as long as none of them changes. */
export class Circle {
  readonly #found = new Map<() => unknown, unknown>();

  /** What `make` makes, the same each time. */
  remember<T>(make: () => T): T {
    if (!this.#found.has(make)) this.#found.set(make, make());
    return this.#found.get(make) as T;
  }
}

/** Joins a module's name and the name of a member: `.` and `blocks` give `.blocks`. */
export function submodule(module: string, member: string): string {
  return module.endsWith('.') ? `${module}${member}` : `${module}.${member}`;
}
