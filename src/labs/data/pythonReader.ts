import { consoleScript } from './console/consoleScript.js';
import type { Form } from './form.js';
import type { DataTable } from './table.js';
import { STEP, WALL_TIME } from './tensorboard/columns.js';

/**
 * Python that reads a file of the user's: `column(name)` gives the cells of one column, `None` where a row has
 * none; `undefined` where Python would read the columns otherwise than the lab.
 *
 * @param names the columns that are read.
 */
export function readerOf(table: DataTable, names: readonly string[]): string | undefined {
  const { form } = table;
  const columns = names.map((name) => table.columns.find((column) => column.name === name));
  const isPlain = columns.every((column) => column && column.isDressed !== true);
  if (!form || !isPlain) return undefined;
  const path = `path = ${pythonText(table.name)}  # the file that is open in the lab\n`;
  return `${imports(form)}${path}${bodies(form, names)}`;
}

function imports({ kind }: Form): string {
  if (kind === 'numpy') return '';
  if (kind === 'events') return EVENT_IMPORTS;
  if (kind === 'console') return 'import re\n\n';
  return kind === 'delimited' ? 'import csv\n\n' : 'import json\n\n';
}

function bodies(form: Form, names: readonly string[]): string {
  switch (form.kind) {
    case 'numpy':
      return NUMPY;
    case 'events':
      return events(names);
    case 'console':
      return consoleScript(form.hasTables);
    case 'delimited':
      return delimited(form);
    case 'lines':
      return `with open(path, encoding="utf-8-sig") as file:
    rows = [json.loads(line) if line.strip() else {} for line in file]
${FLAT}`;
    case 'rows':
      return rowsReader(form);
    case 'lists':
      return `with open(path, encoding="utf-8-sig") as file:
    data = json.load(file)
paths = {
${Object.entries(form.paths)
  .map(([name, path]) => `    ${pythonText(name)}: [${path.map(pythonText).join(', ')}],\n`)
  .join('')}}


def column(name):
    cells = data
    for key in paths[name]:
        cells = cells[key]
    return list(cells.values()) if isinstance(cells, dict) else cells
`;
  }
}

const EVENT_IMPORTS = `from tensorboard.backend.event_processing.event_accumulator import EventAccumulator
from tensorboard.util.tensor_util import make_ndarray

`;

function events(names: readonly string[]): string {
  const tags = names.filter((name) => name !== STEP && name !== WALL_TIME);
  return `loaded = EventAccumulator(path, size_guidance={"scalars": 0, "tensors": 0})
loaded.Reload()


def written(tag):
    if tag in loaded.Tags()["scalars"]:
        return [(one.step, one.wall_time, one.value) for one in loaded.Scalars(tag)]
    tensors = loaded.Tensors(tag)
    return [(one.step, one.wall_time, make_ndarray(one.tensor_proto).item()) for one in tensors]


found = {}
for tag in [${tags.map(pythonText).join(', ')}]:
    times = {}
    for step, wall_time, value in written(tag):
        times[step] = times.get(step, 0) + 1
        row = found.setdefault((step, times[step]), {"${STEP}": step, "${WALL_TIME}": wall_time})
        row[tag] = value
rows = sorted(found.values(), key=lambda row: row["${WALL_TIME}"])


def column(name):
    return [row.get(name) for row in rows]
`;
}

const NUMPY = `loaded = np.load(path)
arrays = loaded if path.endswith(".npz") else {path.removesuffix(".npy"): loaded}


def column(name):
    if name in arrays:
        return arrays[name].reshape(-1)
    array, _, index = name.rpartition("_")
    return arrays[array].reshape(len(arrays[array]), -1)[:, int(index)]
`;

function delimited({
  delimiter,
  names,
  skipped,
  encoding,
}: Extract<Form, { kind: 'delimited' }>): string {
  const read =
    delimiter === ' '
      ? '[line.split() for line in file]'
      : `list(csv.reader(file, delimiter=${pythonText(delimiter)}))`;
  return `names = [${names.map(pythonText).join(', ')}]
with open(path, newline="", encoding="${encoding === 'utf-8' ? 'utf-8-sig' : encoding}") as file:
    rows = ${read}[${skipped}:]


def column(name):
    place = names.index(name)
    return [row[place] if len(row) == len(names) and row != names else None for row in rows]
`;
}

function rowsReader({ path, header }: Extract<Form, { kind: 'rows' }>): string {
  const steps = path.map((key) => `[${pythonText(key)}]`).join('');
  const rows =
    header === null
      ? `json.load(file)${steps}`
      : `[dict(zip(names, row)) for row in json.load(file)${steps} if row != names]`;
  const names = header === null ? '' : `names = [${header.map(pythonText).join(', ')}]\n`;
  return `${names}with open(path, encoding="utf-8-sig") as file:
    rows = ${rows}
${FLAT}`;
}

/** The cells of a record, as the lab names those in lists and in other records. */
const FLAT = `

def flat(cell, name=""):
    if isinstance(cell, dict):
        found = {}
        for key, value in cell.items():
            found |= flat(value, f"{name}/{key}" if name else key)
        return found
    if isinstance(cell, list) and len(cell) == 1:
        return flat(cell[0], name)
    if isinstance(cell, list):
        return {f"{name}_{i}" if name else f"column {i + 1}": value for i, value in enumerate(cell)}
    return {name or "column 1": cell}


flat_rows = [flat(row) for row in rows]


def column(name):
    return [row.get(name) for row in flat_rows]
`;

/** Text without line breaks, for a comment or a line of output. */
export function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ');
}

/** A Python string literal. */
export function pythonText(text: string): string {
  return JSON.stringify(text);
}

/** A NumPy array, some hundred characters a line. */
export function pythonArray(values: Iterable<number>): string {
  const lines: string[] = [];
  let line = '';
  for (const value of values) {
    const cell = `${value}, `;
    if (line.length + cell.length > 96) {
      lines.push(line.trimEnd());
      line = '';
    }
    line += cell;
  }
  if (line !== '') lines.push(line.trimEnd());
  return `np.array([\n${lines.map((one) => `    ${one}`).join('\n')}\n])`;
}
