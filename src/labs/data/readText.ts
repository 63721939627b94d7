import { isSurelyConsole, looksLikeConsole, readConsole } from './console/readConsole.js';
import { parseJson } from './jsonText.js';
import { parsePythonBeginning, parsePythonLiteral } from './pythonLiteral.js';
import { isYoloResults, withYoloHeader } from './yoloResults.js';
import { readDelimited } from './delimited/readDelimited.js';
import { readJson, readJsonLines, tableOf } from './readJson.js';
import { looksLikePython, readPython } from './readPython.js';
import { DataError, type DataTable } from './table.js';

type Progress = (part: number) => void;

const TABLES = ['csv', 'tsv', 'tab'];
const LINES = ['json', 'jsonl', 'ndjson'];

/** A list or a dictionary that Python code binds to a name. */
const BOUND =
  /^[ \t]*[A-Za-z_]\w*([ \t]*:[^=\r\n]{1,200})?[ \t]*=\s*(?:[\w.]+\(\s*)*[[({][^\])}\n]*(,|\n)/m;

/**
 * Reads a table from text of any kind that is known: delimited, JSON, JSON Lines, console output, or Python
 * lists and dictionaries. The ending of the name tells which, else the text itself.
 *
 * @param progress told which part of the text is read.
 * @throws {DataError} if there is no table in it.
 */
export function readText(name: string, text: string, progress?: Progress): DataTable {
  const content = text.replace(/^\uFEFF/, '');
  const ending = endingOf(name);
  if (content.trim() === '') throw new DataError(`${name} is empty. Give a row for each sample.`);
  if (TABLES.includes(ending)) return readTable(name, content, progress);
  switch (ending) {
    case 'jsonl':
    case 'ndjson':
      return readJsonLines(name, content, progress);
    case 'json':
      return readAnyJson(name, content, progress);
  }
  if (isYoloResults(content)) {
    return { ...readDelimited(name, withYoloHeader(content), progress), form: undefined };
  }
  if (/^\s*[[{]/.test(content) && !/^\s*\[\d/.test(content)) {
    return readBracketed(name, content, progress);
  }
  return BOUND.test(content) && !isSurelyConsole(content)
    ? readBound(name, content, progress)
    : readLines(name, content, progress);
}

function endingOf(name: string): string {
  return /\.(\w+)$/.exec(name.toLowerCase())?.[1] ?? '';
}

/** E.g. `[[50  3]`, as NumPy prints a matrix. */
function isPrinted(text: string): boolean {
  return /^\s*\[/.test(text) && looksLikePython(text);
}

/** A table, unless it has one column and is in truth the output of a console. */
function readTable(name: string, text: string, progress?: Progress): DataTable {
  if (isLoneColumn(text) && looksLikeConsole(text)) return readConsole(name, text, progress);
  return readDelimited(name, text, progress);
}

/** Whether a text is read as a delimited one, by its beginning and whether there is an equals sign in it. */
export function isDelimited(name: string, beginning: string, hasEquals: boolean): boolean {
  const ending = endingOf(name);
  if (TABLES.includes(ending)) return !isLoneColumn(beginning) || !looksLikeConsole(beginning);
  const isOther = LINES.includes(ending) || hasEquals || /^\s*[[{]/.test(beginning);
  return !isOther && !looksLikeConsole(beginning);
}

function isLoneColumn(text: string): boolean {
  const lines = text.slice(0, 10_000).split('\n', 20);
  return !lines.some((line) => /[,;\t|]/.test(line)) || /[:=]\s*[-\d.]/.test(lines[0] ?? '');
}

function readAnyJson(name: string, text: string, progress?: Progress): DataTable {
  if (isJsonLines(text)) return readJsonLines(name, text, progress);
  try {
    return readJson(name, text);
  } catch (error) {
    const literal = parsePythonLiteral(text);
    if (literal !== undefined) return tableOf(name, literal);
    const beginning = isOpen(text) ? parsePythonBeginning(text) : undefined;
    if (beginning === undefined) throw error;
    return cutOff(name, beginning);
  }
}

function readBracketed(name: string, text: string, progress?: Progress): DataTable {
  if (isJsonLines(text)) return readJsonLines(name, text, progress);
  if (isJson(text)) return readJson(name, text);
  const literal = parsePythonLiteral(text);
  if (literal !== undefined && !isPrinted(text)) return tableOf(name, literal);
  if (isOpen(text)) {
    if (/^\s*\{\s*"|^\s*\[\s*\{\s*"/.test(text)) return readJson(name, text);
    const beginning = parsePythonBeginning(text);
    if (beginning !== undefined) return cutOff(name, beginning);
  }
  if (looksLikeConsole(text)) return readConsole(name, text, progress);
  return looksLikePython(text) ? readPython(name, text) : readJson(name, text);
}

function cutOff(name: string, beginning: unknown): DataTable {
  const table = tableOf(name, beginning);
  const cut = `${name} breaks off: what is before its last comma or bracket is read.`;
  return { ...table, problems: [cut, ...table.problems] };
}

/** Whether the bracket that a text begins with is never closed. */
function isOpen(text: string): boolean {
  let depth = 0;
  for (const [token] of text.matchAll(/"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|[[\]{}]/g)) {
    if (token === '[' || token === '{') depth++;
    else if (token === ']' || token === '}') depth--;
    else continue;
    if (depth <= 0) return false;
  }
  return depth > 0;
}

function readBound(name: string, text: string, progress?: Progress): DataTable {
  const literal = /=\s*\{/.test(text) ? parsePythonLiteral(text) : undefined;
  return literal === undefined ? readCode(name, text, progress) : tableOf(name, literal);
}

function isOfTraining({ columns, rows }: DataTable): boolean {
  const has = (pattern: RegExp): boolean => columns.some(({ name }) => pattern.test(name));
  return rows > 1 && has(/loss|acc/i) && has(/^(epoch|step|iteration|batch)$/);
}

/** What Python code binds; where it binds no list, it may be among the output of a console. */
function readCode(name: string, text: string, progress?: Progress): DataTable {
  try {
    return readPython(name, text);
  } catch (error) {
    const table = error instanceof DataError ? readConsole(name, text, progress) : undefined;
    if (table && isOfTraining(table)) return table;
    throw error;
  }
}

function readLines(name: string, text: string, progress?: Progress): DataTable {
  if (looksLikeConsole(text)) return readConsole(name, text, progress);
  return looksLikePython(text)
    ? readCode(name, text, progress)
    : readDelimited(name, text, progress);
}

/** The first line is JSON by itself, and so is the second, which may break off. */
function isJsonLines(text: string): boolean {
  const [first = '', second = ''] = text.trimStart().split(/\r?\n/, 2);
  return second.trim() !== '' && isJson(first) && (isJson(second) || isOpen(second));
}

function isJson(text: string): boolean {
  try {
    parseJson(text);
    return true;
  } catch {
    return false;
  }
}
