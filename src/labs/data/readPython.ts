import { callsIn, PythonSource, type Value } from '../../python/index.js';
import { ColumnBuilder } from './columnBuilder.js';
import { DataError, type DataTable } from './table.js';

/** Longer texts take too long to be parsed as code. In characters. */
const MOST_CODE = 1_000_000;
const SHOWN_AS = 'mlCheatsheets.table';
/** A selection rarely holds the imports of its file. */
const USUAL_IMPORTS = 'import numpy as np\nimport numpy\nimport torch\n';

/** Whether a text looks like Python that binds names, or like a printed NumPy array. */
export function looksLikePython(text: string): boolean {
  return (
    /^[ \t]*[A-Za-z_]\w*([ \t]*:[^=\r\n]{1,200})?[ \t]*=[^=]/m.test(text) || isPrintedArray(text)
  );
}

/**
 * Reads the lists and arrays that Python code binds to names, e.g. `y_true = [0, 1, 1]`: a column each.
 *
 * @throws {DataError} if there is none, or if they are not equally long.
 */
export function readPython(name: string, text: string): DataTable {
  if (text.length > MOST_CODE) {
    throw new DataError(
      `${name} holds ${(text.length / 1e6).toFixed(1)} MB of Python: up to ${MOST_CODE / 1e6} MB can be read. Save the lists with numpy.savez.`,
    );
  }
  const code = isPrintedArray(text) ? `matrix = ${withCommas(text)}` : dedent(text);
  const names = [
    ...new Set(
      [...code.matchAll(/^([A-Za-z_]\w*)(?:[ \t]*:[^=\r\n]{1,200})?[ \t]*=[^=]/gm)].map(
        ([, it]) => it,
      ),
    ),
  ].filter((one) => one !== undefined);
  const source = PythonSource.parse(
    `${USUAL_IMPORTS}${code}\nimport mlCheatsheets\n${SHOWN_AS}(${names.join(', ')})\n`,
  );
  const [call] = callsIn(source, (called) => called === SHOWN_AS);
  const lists = (call?.arguments.positional ?? []).flatMap((value, i) => listOf(value, names[i]));
  if (lists.length === 0) {
    throw new DataError(
      `${name} holds no table. Lines of cells can be read, JSON, or Python such as y_true = [0, 1, 1].`,
    );
  }
  const rows = Math.max(...lists.map(([, cells]) => cells.length));
  const sizes = lists.map(([column, cells]) => `${column} has ${cells.length}`);
  if (lists.some(([, cells]) => cells.length !== rows)) {
    throw new DataError(`The lists of ${name} must be equally long: ${sizes.join(', ')}.`);
  }
  return {
    name,
    rows,
    columns: lists.map(([column, cells]) => columnOfValues(column, cells)),
    firstLine: 0,
    problems: [],
  };
}

/** The column of a Python list; what is no number and no text is an empty cell. */
export function columnOfValues(
  name: string,
  cells: readonly Value[],
): DataTable['columns'][number] {
  const builder = new ColumnBuilder(name);
  for (const cell of cells) {
    const value = cell.kind === 'literal' ? cell.value : null;
    if (typeof value === 'number') builder.addNumber(value);
    else if (value === null) builder.addMissing();
    else if (typeof value === 'boolean') builder.addText(value ? 'True' : 'False');
    else builder.addText(value);
  }
  return builder.finish();
}

/** The columns of a list, or of a list of equally long lists. */
export function listOf(value: Value, name = ''): [string, readonly Value[]][] {
  if (value.kind !== 'sequence' || value.items.length === 0) return [];
  const [first] = value.items;
  if (first?.kind !== 'sequence') return [[name, value.items]];
  const rows = value.items.map((row) => (row.kind === 'sequence' ? row.items : []));
  return first.items.map((_, column): [string, Value[]] => [
    `${name}_${column}`,
    rows.map((row) => row[column] ?? { kind: 'unreadable', text: '' }),
  ]);
}

function dedent(text: string): string {
  const margins = [...text.matchAll(/^[ \t]*(?=\S)/gm)].map(([margin]) => margin.length);
  const margin = Math.min(...margins);
  return text.replace(/^[ \t]+/gm, (spaces) => spaces.slice(margin));
}

/** E.g. `[[50  3]⏎ [ 2 45]]`, as NumPy prints it. */
function isPrintedArray(text: string): boolean {
  return /^\s*\[\[?[-+\d.e\s]+\]/.test(text) && !text.includes(',');
}

function withCommas(text: string): string {
  return text
    .trim()
    .replace(/\]\s*\[/g, '], [')
    .replace(/([\d.])\s+(?=[-+\d.])/g, '$1, ');
}
