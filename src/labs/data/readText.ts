import { readDelimited } from './readDelimited.js';
import { parseJson } from './jsonText.js';
import { readJson, readJsonLines } from './readJson.js';
import { looksLikePython, readPython } from './readPython.js';
import { DataError, type DataTable } from './table.js';

/**
 * Reads a table from text of any kind that is known: delimited, JSON, JSON Lines, or Python lists. The
 * ending of the name tells which, else the text itself.
 *
 * @param progress told which part of the text is read.
 * @throws {DataError} if there is no table in it.
 */
export function readText(name: string, text: string, progress?: (part: number) => void): DataTable {
  const content = text.replace(/^\uFEFF/, '');
  const [, ending = ''] = /\.(\w+)$/.exec(name.toLowerCase()) ?? [];
  if (content.trim() === '') throw new DataError(`${name} is empty. Give a row for each sample.`);
  switch (ending) {
    case 'csv':
    case 'tsv':
    case 'tab':
      return readDelimited(name, content, progress);
    case 'jsonl':
    case 'ndjson':
      return readJsonLines(name, content, progress);
    case 'json':
      return isJsonLines(content)
        ? readJsonLines(name, content, progress)
        : readJson(name, content);
  }
  if (/^\s*[[{]/.test(content)) {
    if (isJsonLines(content)) return readJsonLines(name, content, progress);
    if (isJson(content)) return readJson(name, content);
    return looksLikePython(content) ? readPython(name, content) : readJson(name, content);
  }
  if (looksLikePython(content)) return readPython(name, content);
  return readDelimited(name, content, progress);
}

/** The first two lines are JSON by themselves. */
function isJsonLines(text: string): boolean {
  const [first = '', second = ''] = text.trimStart().split(/\r?\n/, 2);
  return second.trim() !== '' && isJson(first) && isJson(second);
}

function isJson(text: string): boolean {
  try {
    parseJson(text);
    return true;
  } catch {
    return false;
  }
}
