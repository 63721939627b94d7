/** Folders that are climbed from a file to look for what it imports. */
const HIGHEST = 8;

/**
 * The paths that a module can have, the likeliest first: beside the file, then beside each folder around
 * it up to `root`, then in `src`; of a relative name, where its dots say.
 *
 * @param module as an import writes it, e.g. `model`, `..blocks`.
 * @param path of the importing file, with slashes.
 * @param root the folder above which nothing is looked for; empty, or with a slash at the end.
 */
export function modulePaths(module: string, path: string, root: string): readonly string[] {
  const [, dots = '', names = ''] = /^(\.*)([\w.]*)$/.exec(module) ?? [];
  const inner = names.replaceAll('.', '/');
  const folder = folderOf(path);
  if (dots !== '') {
    let at: string | undefined = folder;
    for (let i = 1; i < dots.length && at !== undefined; i++) at = above(at, root);
    return at === undefined ? [] : filesOf(at, inner);
  }
  if (inner === '') return [];
  const folders: string[] = [];
  let at: string | undefined = folder;
  for (let i = 0; i < HIGHEST && at !== undefined; i++) {
    folders.push(at);
    at = above(at, root);
  }
  if (!folders.includes(`${root}src/`)) folders.push(`${root}src/`);
  return folders.flatMap((one) => filesOf(one, inner));
}

/** The dotted name of a file as a module, from the root of its project. */
export function moduleName(path: string, root: string): string {
  return path
    .slice(path.startsWith(root) ? root.length : 0)
    .replace(/(?:\/?__init__)?\.\w+$/, '')
    .replaceAll('/', '.');
}

function filesOf(folder: string, inner: string): string[] {
  return inner === ''
    ? [`${folder}__init__.py`]
    : [`${folder}${inner}/__init__.py`, `${folder}${inner}.py`];
}

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1);
}

/** The folder around a folder, unless that is above the root. */
function above(folder: string, root: string): string | undefined {
  if (folder === '' || folder === root || !folder.startsWith(root)) return undefined;
  return folderOf(folder.slice(0, -1));
}
