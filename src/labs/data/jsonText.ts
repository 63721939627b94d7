/** Characters before a mistake that the parser cites along with it. */
const CITED = 10;

/** A string, or one of the numbers that Python writes and JSON does not have. */
const STRING_OR_BARE = /"[^"\\]*(?:\\[^][^"\\]*)*"|-?\b(?:NaN|Infinity)\b/g;

/**
 * What a JSON text holds. `NaN`, `Infinity` and `-Infinity`, as Python writes them, become texts, which
 * are read as these numbers.
 *
 * @throws {SyntaxError} if it is not JSON.
 */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (!/\b(NaN|Infinity)\b/.test(text)) throw error;
    return JSON.parse(quoteBare(text));
  }
}

function quoteBare(text: string): string {
  return text.replace(STRING_OR_BARE, (token) => (token.startsWith('"') ? token : `"${token}"`));
}

/** What a JSON text holds that ends in the middle; `undefined` if it does not begin as JSON either. */
export function parseBeginning(text: string): unknown {
  const { end, open } = lastWhole(text);
  if (end === 0) return undefined;
  try {
    return parseJson(text.slice(0, end) + open.toReversed().join(''));
  } catch {
    return undefined;
  }
}

/** Where the last whole element of a list or an object ends, and what is open there. */
function lastWhole(text: string): { readonly end: number; readonly open: readonly string[] } {
  const open: string[] = [];
  let found = { end: 0, open: [] as readonly string[] };
  for (const { 0: token, index } of text.matchAll(/"[^"\\]*(?:\\[^][^"\\]*)*"|[[\]{},]/g)) {
    if (token === '[') open.push(']');
    else if (token === '{') open.push('}');
    else if (token === ',') {
      if (open.length > 0) found = { end: index, open: [...open] };
    } else if (token === ']' || token === '}') {
      if (open.pop() !== token) return found;
      if (open.length > 0) found = { end: index + 1, open: [...open] };
    }
  }
  return found;
}

/** The parser's own words, and the line where it says a position or cites what is around it once. */
export function jsonProblem(error: unknown, text: string): string {
  const message = error instanceof Error ? error.message : String(error);
  const [, position] = /at position (\d+)/.exec(message) ?? [];
  const [, quoted] = /"([^]+)"(?:\.\.\.)? is not valid JSON$/.exec(message) ?? [];
  const place =
    position !== undefined
      ? Number(position)
      : quoted === undefined
        ? -1
        : text.indexOf(quoted) + CITED;
  const isKnown =
    place >= 0 && (quoted === undefined || text.split(quoted, 3).length === 2) && text !== quoted;
  const line = isKnown ? `, line ${text.slice(0, place).split('\n').length}` : '';
  return `${message.replace(/( in JSON)? at position.*|, (\.\.\.)?"[^]*$/, '')}${line}`;
}

export type JsonRecord = Readonly<Record<string, unknown>>;

export function isRecord(data: unknown): data is JsonRecord {
  return typeof data === 'object' && data !== null && !Array.isArray(data);
}

/** Whether something is a number, a text, a truth value or nothing. */
export function isScalar(data: unknown): boolean {
  return data === null || typeof data !== 'object';
}
