import type { UserSource } from './source.js';

type FileSource = Extract<UserSource, { kind: 'file' }>;

/** Names that a column without one is given. */
const NAMELESS = /^column \d+$/;

/**
 * Python that reads a file of the user's: `column(name)` gives the cells of one column.
 *
 * @param names the columns that are read.
 */
export function readerOf(data: FileSource, names: readonly string[]): string {
  const ending = data.name.toLowerCase().replace(/^.*\./, '');
  const path = `path = ${pythonText(data.name)}  # the file that is open in the lab\n`;
  if (ending === 'npy' || ending === 'npz') {
    return `${path}loaded = np.load(path)
arrays = loaded if path.endswith(".npz") else {path.removesuffix(".npy"): loaded}


def column(name):
    if name in arrays:
        return arrays[name]
    array, _, index = name.rpartition("_")
    return arrays[array][:, int(index)]
`;
  }
  const read: Readonly<Record<string, string>> = {
    jsonl: '    rows = [json.loads(line) for line in file if line.strip()]',
    ndjson: '    rows = [json.loads(line) for line in file if line.strip()]',
    json: `    rows = json.load(file)
if isinstance(rows, dict):
    rows = [dict(zip(rows, cells)) for cells in zip(*rows.values())]`,
  };
  const isNameless = read[ending] === undefined && names.some((name) => NAMELESS.test(name));
  const delimited = `    dialect = csv.Sniffer().sniff(file.read(10_000), delimiters=",;\\t| ")
    file.seek(0)
    rows = list(csv.${isNameless ? 'reader' : 'DictReader'}(file, dialect=dialect))`;
  return `${path}with open(path, newline="", encoding="utf-8-sig") as file:
${read[ending] ?? delimited}


def column(name):
    return [row[${isNameless ? 'int(name.removeprefix("column ")) - 1' : 'name'}] for row in rows]
`;
}

/** Python imports that `readerOf` needs. */
export function readerImports(name: string): string[] {
  const ending = name.toLowerCase().replace(/^.*\./, '');
  if (ending === 'npy' || ending === 'npz') return [];
  return ['json', 'jsonl', 'ndjson'].includes(ending) ? ['import json'] : ['import csv'];
}

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
