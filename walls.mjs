import { dirname, join, relative, resolve, sep } from 'node:path';

const root = import.meta.dirname;

/**
 * The rooms of the house and what each may import besides its own files and libraries. The linter and
 * the bundler both ask `breach`; the compiler has the same table as the `references` of each room's
 * tsconfig.json.
 *
 * @type {Record<string, { imports: string[], vscode?: boolean, libraries?: string[] }>}
 */
const rooms = {
  'src/engine': { imports: [], libraries: [] },
  'src/python': { imports: [] },
  'src/content': { imports: [] },
  'src/protocol': { imports: [] },
  'src/labs': { imports: ['src/engine', 'src/python'] },
  'src/calls': { imports: ['src/engine', 'src/python'] },
  'src/snippets': { imports: ['src/python'] },
  'src/answers': {
    imports: ['src/engine', 'src/python', 'src/calls', 'src/snippets', 'src/content', 'src/labs'],
  },
  'src/host': {
    imports: [
      'src/answers',
      'src/engine',
      'src/python',
      'src/calls',
      'src/snippets',
      'src/content',
      'src/protocol',
      'src/labs',
    ],
    vscode: true,
  },
  webview: { imports: ['src/engine', 'src/content', 'src/protocol', 'src/labs'] },
};

export const roomNames = Object.keys(rooms);

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
  const open = [from, ...imports].some((room) => target.startsWith(`${room}/`));
  return open ? undefined : `${from} may not import ${target}`;
}

function posix(path) {
  return relative(root, path).split(sep).join('/');
}
