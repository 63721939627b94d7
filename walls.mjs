import { dirname, join, relative, resolve, sep } from 'node:path';

const root = import.meta.dirname;

/**
 * The rooms of the house and what each may import besides its own files and libraries. The linter and
 * the bundler both ask `breach`; the compiler has the same table as the `references` of each room's
 * tsconfig.json. `inside` names the folders of a room and which of them each may import; the files
 * beside these folders may import all of them and are imported by none.
 *
 * @type {Record<string, {
 *   imports: string[],
 *   vscode?: boolean,
 *   libraries?: string[],
 *   inside?: Record<string, string[]>,
 * }>}
 */
const rooms = {
  'src/engine': { imports: [], libraries: [] },
  'src/libraries': { imports: [], libraries: ['valibot'] },
  'src/python': {
    imports: ['src/libraries'],
    inside: {
      syntax: [],
      documents: ['syntax'],
      scopes: ['syntax'],
      types: ['syntax', 'scopes'],
      project: ['syntax', 'types'],
      values: ['syntax', 'scopes', 'types'],
      find: ['syntax', 'scopes', 'types', 'values'],
      write: ['syntax', 'scopes'],
    },
  },
  'src/content': { imports: ['src/libraries'] },
  'src/protocol': { imports: [] },
  'src/labs': { imports: ['src/engine', 'src/libraries', 'src/python'] },
  'src/calls': { imports: ['src/engine', 'src/python'] },
  'src/snippets': { imports: ['src/python'] },
  'src/answers': {
    imports: [
      'src/engine',
      'src/libraries',
      'src/python',
      'src/calls',
      'src/snippets',
      'src/content',
      'src/labs',
    ],
  },
  'src/host': {
    imports: [
      'src/answers',
      'src/engine',
      'src/libraries',
      'src/python',
      'src/calls',
      'src/snippets',
      'src/content',
      'src/protocol',
      'src/labs',
    ],
    vscode: true,
  },
  webview: { imports: ['src/engine', 'src/libraries', 'src/content', 'src/protocol', 'src/labs'] },
};

export const roomNames = Object.keys(rooms);

/** The folders of a room that have walls between them. */
export function foldersOf(room) {
  return Object.keys(rooms[room].inside ?? {});
}

/**
 * Why a file may not import something, or `undefined` if it may.
 *
 * @param {string} file absolute path of the importing file
 * @param {string} source what stands after `from`
 * @returns {string | undefined}
 */
export function breach(file, source) {
  const path = posix(file);
  const from = roomNames.find((room) => path.startsWith(`${room}/`));
  if (!from) return undefined;
  const { imports, vscode = false, libraries } = rooms[from];
  if (!source.startsWith('.')) {
    const forbidden = source === 'vscode' ? !vscode : libraries && !libraries.includes(source);
    return forbidden ? `${from} may not import ${source}` : undefined;
  }
  const target = posix(resolve(join(root, dirname(path)), source));
  if (target.startsWith(`${from}/`)) return breachInside(from, path, target);
  const open = imports.some((room) => target.startsWith(`${room}/`));
  return open ? undefined : `${from} may not import ${target}`;
}

/** The same for two files of one room. */
function breachInside(room, path, target) {
  const { inside } = rooms[room];
  const folder = folderIn(room, path);
  if (!inside || folder === undefined) return undefined;
  const open = [folder, ...(inside[folder] ?? [])].includes(folderIn(room, target));
  return open ? undefined : `${room}/${folder} may not import ${target}`;
}

/** The folder of a room that a file is in; none for a file beside the folders. */
function folderIn(room, path) {
  const [folder, file] = path.slice(room.length + 1).split('/');
  return file === undefined ? undefined : folder;
}

function posix(path) {
  return relative(root, path).split(sep).join('/');
}
