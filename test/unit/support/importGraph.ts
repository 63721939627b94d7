import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, posix } from 'node:path';
import ts from 'typescript';

/** What imports what: of files by their paths with slashes, or of folders by their names. */
export type Graph = ReadonlyMap<string, ReadonlySet<string>>;

/** The files of some folders and what they import of each other, imports of types and later ones too. */
export function importGraph(...folders: readonly string[]): Graph {
  const files = folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .map((file) => `${folder}/${file.replaceAll('\\', '/')}`)
      .filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts')),
  );
  return new Map(files.map((file) => [file, importsOf(file)]));
}

function importsOf(file: string): ReadonlySet<string> {
  const { importedFiles } = ts.preProcessFile(readFileSync(file, 'utf8'), true, true);
  const targets = importedFiles
    .filter(({ fileName }) => fileName.startsWith('.'))
    .map(({ fileName }) => posix.join(dirname(file), fileName).replace(/\.js$/, '.ts'))
    .filter((target) => existsSync(target));
  return new Set(targets);
}

/** The same between the folders that the files of a room are in. */
export function folderGraph(graph: Graph, room: string): Graph {
  const folderOf = (file: string): string | undefined => {
    const [folder, inside] = file.startsWith(`${room}/`)
      ? file.slice(room.length + 1).split('/')
      : [];
    return inside === undefined ? undefined : folder;
  };
  const folders = new Map<string, Set<string>>();
  for (const [file, targets] of graph) {
    const from = folderOf(file);
    if (from === undefined) continue;
    const reached = folders.get(from) ?? new Set();
    folders.set(from, reached);
    for (const to of [...targets].map(folderOf)) {
      if (to !== undefined && to !== from) reached.add(to);
    }
  }
  return folders;
}

/** The sets of nodes that all reach each other, e.g. `a ↔ b ↔ c`. */
export function circlesIn(graph: Graph): string[] {
  const reached = new Map([...graph.keys()].map((node) => [node, reachedFrom(graph, node)]));
  const circles = [...graph.keys()].map((node) =>
    [...(reached.get(node) ?? [])].filter((other) => reached.get(other)?.has(node)).sort(),
  );
  return [...new Set(circles.filter(({ length }) => length > 0).map((one) => one.join(' ↔ ')))];
}

/** Everything that is on a way from a node, the node itself only if a way leads back to it. */
function reachedFrom(graph: Graph, node: string): ReadonlySet<string> {
  const found = new Set<string>();
  const open = [...(graph.get(node) ?? [])];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (found.has(next)) continue;
    found.add(next);
    open.push(...(graph.get(next) ?? []));
  }
  return found;
}
