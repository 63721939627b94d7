import * as v from 'valibot';
import { parse as parseYaml } from 'yaml';
import {
  freeNames,
  kindOf,
  namesReadFirst,
  namesSetBy,
  ownNames,
  readImports,
  statementsAt,
  symbolsIn,
} from './pythonNames.js';
import { placeStops, readStop, variants } from './stops.js';
import {
  fillIn,
  type Snippet as CataloguedSnippet,
  type SnippetImport,
} from '../../src/snippets/index.js';
import { toTextMate, type Stop } from './textMate.js';

const headerSchema = v.strictObject({
  prefix: v.pipe(v.string(), v.regex(/^ml(-[a-z0-9]+)+$/, 'a prefix starts with ml-')),
  title: v.string(),
  description: v.pipe(v.string(), v.endsWith('.', 'a description is a sentence')),
  category: v.string(),
  needs: v.pipe(
    v.string(),
    v.transform((list) => list.split(/,\s*/)),
  ),
  stops: v.array(v.string()),
  optional: v.optional(v.array(v.string()), []),
  settings: v.optional(v.array(v.string()), []),
  unproven: v.optional(v.string()),
});

/** A snippet as its Python file has it, and what follows from the code. */
export interface Snippet extends Omit<
  v.InferOutput<typeof headerSchema>,
  'stops' | 'optional' | 'settings' | 'unproven'
> {
  /** The file's path without its ending, e.g. `training/trainEpoch`. */
  readonly id: string;
  readonly rank: number;
  /** Why `npm run snippets:run` leaves it out. */
  readonly unproven: string | undefined;
  readonly stops: readonly Stop[];
  /** Everything above the first `# ---`, imports included. */
  readonly setUp: string;
  /** What is inserted, less its imports. */
  readonly code: string;
  /** What stands below the second `# ---`. */
  readonly check: string;
  /** `code` in VS Code's snippet syntax. */
  readonly body: string;
  /** The imports that `code` uses. */
  readonly imports: readonly SnippetImport[];
  readonly kind: CataloguedSnippet['kind'];
  /** Qualified names of PyTorch and scikit-learn that it shows, with every choice. */
  readonly symbols: readonly string[];
  /** Names that it expects to find in the user's file. */
  readonly uses: readonly string[];
  /** Names that `code` binds itself, in whatever scope. */
  readonly binds: readonly string[];
  /** Those that `code` binds in the scope into which it is inserted. */
  readonly sets: CataloguedSnippet['sets'];
  readonly lines: CataloguedSnippet['lines'];
}

/**
 * Reads a snippet's Python file.
 *
 * @param id the file's path without its ending.
 * @param rank its place among those that are used most.
 * @throws {Error} naming the file, for a bad header or a tab stop that does not stand in the code.
 */
export function readSnippet(id: string, text: string, rank = 0): Snippet {
  try {
    return { ...snippetOf(id, text), rank };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`${id}.py: ${reason}`, { cause: error });
  }
}

function snippetOf(id: string, text: string): Omit<Snippet, 'rank'> {
  const lines = text.split(/\r?\n/);
  const end = lines.findIndex((line) => !line.startsWith('# '));
  const {
    stops: written,
    optional,
    settings,
    unproven,
    ...header
  } = readHeader(lines.slice(0, end));
  const { setUp, code, check } = partsOf(lines.slice(end).join('\n'));
  const free = freeNames(code);
  const stops = written.map(readStop).map(({ text, choices }) => ({ text, choices }));
  const { body, offsetOf } = toTextMate(code, stops, placeStops(code, written));
  const imports = readImports(setUp)
    .filter(({ local }) => code === '' || free.has(local))
    .map((one) => ({
      ...one,
      at: (free.get(one.local) ?? []).flatMap((at) => offsetOf(at) ?? []),
    }));
  const readFirst = namesReadFirst(code);
  const sets = namesSetBy(code)
    .filter(({ name }) => !readFirst.has(name))
    .map(({ name, at }) => ({
      name,
      at: at.flatMap((one) => offsetOf(one) ?? []),
    }));
  const dependent = [
    ...optional.flatMap((needs) =>
      linesWith(code, free.get(needs) ?? [], offsetOf).map((line) => ({ needs, ...line })),
    ),
    ...settings.flatMap((name) =>
      linesWith(code, [code.search(new RegExp(`^${name} = `, 'm'))], offsetOf).map((line) => ({
        sets: name,
        ...line,
      })),
    ),
  ];
  const imported = new Set(imports.map(({ local }) => local));
  const statements = imports.map(({ statement }) => `${statement}\n`).join('');
  const filled = variants(stops).map((picks) => statements + fillIn(body, picks));
  return {
    id,
    ...header,
    unproven,
    stops,
    setUp,
    code,
    check,
    body,
    imports,
    kind: kindOf(code),
    symbols: [...new Set(filled.flatMap(symbolsIn))].sort(),
    uses: [...new Set([...free.keys(), ...readFirst])].filter((name) => !imported.has(name)),
    binds: [...ownNames(code)].sort(),
    sets,
    lines: dependent,
  };
}

/**
 * Where the statements of those places begin and end in the body, in whole lines, each with the loop or
 * condition around it that has no other statement.
 */
function linesWith(
  code: string,
  places: readonly number[],
  offsetOf: (at: number) => number | undefined,
): { from: number; to: number }[] {
  return statementsAt(code, places).map(({ from, to }) => {
    const start = code.lastIndexOf('\n', from - 1);
    const end = code.indexOf('\n', to);
    const first = start < 0 ? -1 : offsetOf(start);
    const last = offsetOf(end < 0 ? code.length - 1 : end);
    if (first === undefined || last === undefined)
      throw new Error(`${code.slice(from, to)} needs lines of its own`);
    return { from: first + (end < 0 ? 0 : 1), to: last + 1 };
  });
}

function readHeader(lines: readonly string[]): v.InferOutput<typeof headerSchema> {
  const header = v.safeParse(
    headerSchema,
    parseYaml(lines.map((line) => line.slice(2)).join('\n')),
  );
  if (header.success) return header.output;
  const [issue] = header.issues;
  throw new Error(`${v.getDotPath(issue) ?? 'header'}: ${issue.message}`);
}

/** Without a `# ---`, the imports at the top are the set-up and the rest is inserted. */
function partsOf(text: string): { setUp: string; code: string; check: string } {
  const parts = text.split(/^# ---$/m).map((part) => part.trim());
  const [setUp = '', code, check = ''] = parts;
  if (code !== undefined) return { setUp, code, check };
  const top = /^(?:(?:import|from) (?:[^()\n]*|[^()]*\([^()]*\)[^()\n]*)\n|\s*\n)*/.exec(
    `${setUp}\n`,
  );
  const split = top?.[0].length ?? 0;
  return { setUp: setUp.slice(0, split).trim(), code: setUp.slice(split).trim(), check };
}
