import { Circle } from '../syntax/circle.js';
import type { Neighbors, PythonSource } from '../syntax/source.js';
import type { Knowledge } from '../types/knowledge.js';
import { importedModules } from './importedModules.js';
import { moduleName, modulePaths } from './modulePaths.js';

/** Reads the user's files. */
export interface Files {
  /** Only files below this folder are read; with slashes, and one at the end unless it is empty. */
  readonly root: string;
  /** A file as it is now, the same object as long as it does not change; `undefined` if there is none. */
  read(path: string): Promise<PythonSource | undefined>;
}

/** More are not read on account of one file. */
const MOST_FILES = 100;
/** Candidates that are looked for on account of one file. */
const MOST_LOOKS = 2000;
/** Imports of imports of … */
const DEEPEST = 8;
/** Groups of files that are kept. */
const KEPT = 8;

/** Opens files along with those that they import. */
export class Project {
  readonly #groups = new Map<string, Group>();

  /** @param isInstalled whether a module is one of the packages that are known, which are never read. */
  constructor(private readonly isInstalled: (module: string) => boolean) {}

  static of(knowledge: Pick<Knowledge, 'kind'>): Project {
    return new Project((module) => knowledge.kind(module.split('.')[0] ?? '') === 'module');
  }

  /** The source with what it imports, directly or not. Never throws: what cannot be read is not there. */
  async open(path: string, source: PythonSource, files: Files): Promise<PythonSource> {
    const loaded = await this.#load(path, source, files);
    const before = this.#groups.get(path);
    const group = before?.isOf(loaded) === true ? before : new Group(path, loaded);
    this.#groups.delete(path);
    this.#groups.set(path, group);
    const [oldest] = this.#groups.keys();
    if (this.#groups.size > KEPT && oldest !== undefined) this.#groups.delete(oldest);
    return group.root(source);
  }

  async #load(path: string, source: PythonSource, files: Files): Promise<Loaded> {
    const sources = new Map<string, PythonSource>([[path, source]]);
    const missing = new Set<string>();
    let isCircular = false;
    let looks = 0;
    const find = async (candidates: readonly string[]): Promise<string | undefined> => {
      for (const candidate of candidates) {
        if (sources.has(candidate)) return candidate;
        if (missing.has(candidate) || sources.size >= MOST_FILES || looks >= MOST_LOOKS) continue;
        looks++;
        const found = await read(files, candidate);
        if (found) {
          sources.set(candidate, found);
          return candidate;
        }
        missing.add(candidate);
      }
      return undefined;
    };
    let level: readonly string[] = [path];
    for (let depth = 0; depth < DEEPEST && level.length > 0; depth++) {
      const next: string[] = [];
      for (const from of level) {
        for (const module of importedModules(sources.get(from) ?? source)) {
          if (this.isInstalled(module)) continue;
          const known = sources.size;
          const found = await find(modulePaths(module, from, files.root));
          if (found === path) isCircular = true;
          if (found !== undefined && sources.size > known) next.push(found);
        }
      }
      level = next;
    }
    return { sources, isCircular, root: files.root };
  }
}

interface Loaded {
  /** As they are read, without their neighbors, the file itself first. */
  readonly sources: ReadonlyMap<string, PythonSource>;
  /** Some of them import the file itself. */
  readonly isCircular: boolean;
  readonly root: string;
}

/** A file with those that it imports; those keep what was found out about them while they stay as they are. */
class Group {
  readonly #sources = new Map<string, PythonSource>();
  readonly #circle = new Circle();
  #given: PythonSource | undefined;
  #root: PythonSource | undefined;

  constructor(
    private readonly path: string,
    private readonly loaded: Loaded,
  ) {
    for (const [one, source] of loaded.sources) {
      if (one !== path) this.#sources.set(one, source.among(this.#neighborsOf(one, this.#circle)));
    }
  }

  /** Whether the files, other than the first unless others import it, are those. */
  isOf({ sources, isCircular, root }: Loaded): boolean {
    const { loaded, path } = this;
    if (sources.size !== loaded.sources.size || root !== loaded.root) return false;
    if (isCircular !== loaded.isCircular) return false;
    return [...sources].every(
      ([one, source]) => (one === path && !isCircular) || loaded.sources.get(one) === source,
    );
  }

  root(source: PythonSource): PythonSource {
    if (this.#given === source && this.#root) return this.#root;
    const circle = this.loaded.isCircular ? this.#circle : new Circle();
    this.#given = source;
    this.#root = source.among(this.#neighborsOf(this.path, circle));
    return this.#root;
  }

  #neighborsOf(path: string, circle: Circle): Neighbors {
    const found = new Map<string, string | undefined>();
    const pathOf = (module: string): string | undefined => {
      if (!found.has(module)) {
        const candidates = modulePaths(module, path, this.loaded.root);
        found.set(
          module,
          candidates.find((one) => this.loaded.sources.has(one)),
        );
      }
      return found.get(module);
    };
    return {
      path,
      name: moduleName(path, this.loaded.root),
      circle,
      module: (name) => {
        const at = pathOf(name);
        return at === this.path ? this.#root : at === undefined ? undefined : this.#sources.get(at);
      },
      has: (module) => pathOf(module) !== undefined || this.#isFolder(module, path),
    };
  }

  /** A folder without `__init__.py` that has files among those that are loaded. */
  #isFolder(module: string, path: string): boolean {
    return modulePaths(module, path, this.loaded.root).some((candidate) => {
      if (!candidate.endsWith('/__init__.py')) return false;
      const folder = candidate.slice(0, -'__init__.py'.length);
      return [...this.loaded.sources.keys()].some((one) => one.startsWith(folder));
    });
  }
}

async function read(files: Files, path: string): Promise<PythonSource | undefined> {
  try {
    return await files.read(path);
  } catch {
    return undefined;
  }
}
