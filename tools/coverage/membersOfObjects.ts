import type { Names } from '../../src/content/index.js';
import type { Library } from '../libraries.js';

/** Members that objects of Python itself have, too. */
const OF_PYTHON = new Set([
  ...[
    'add',
    'append',
    'clear',
    'close',
    'copy',
    'count',
    'data',
    'decode',
    'encode',
    'extend',
    'fill',
  ],
  ...['flush', 'format', 'get', 'index', 'insert', 'items', 'join', 'keys', 'name', 'names', 'pop'],
  ...[
    'read',
    'remove',
    'replace',
    'reverse',
    'sort',
    'split',
    'start',
    'stop',
    'strip',
    'sub',
    'type',
  ],
  ...[
    'types',
    'update',
    'values',
    'write',
    'lower',
    'upper',
    'real',
    'imag',
    'set',
    'value',
    'version',
  ],
]);

/** The names of members by which a reader takes an object for one of the libraries'. */
export function membersOfObjects(
  names: Names,
  libraries: readonly Pick<Library, 'objects'>[],
): ReadonlySet<string> {
  const classes = new Set(libraries.flatMap(({ objects }) => objects));
  const isOfClass = (name: string): boolean => classes.has(name.slice(0, name.lastIndexOf('.')));
  return new Set([...names.leaves(isOfClass)].filter((leaf) => !OF_PYTHON.has(leaf)));
}
