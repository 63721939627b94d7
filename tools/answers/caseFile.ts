import { caseNotebook } from './caseNotebook.js';
import { expectationOf, type Expectation } from './expectation.js';

/** An identifier in a file of a case, and what its hover is expected to say. */
export interface Mark {
  /** The file of the case that it is in. */
  readonly file: string;
  /** From 1, in that file. The column counts UTF-16 units. */
  readonly line: number;
  readonly column: number;
  readonly word: string;
  readonly expected: Expectation;
  /** The line of the fixture that says so. */
  readonly writtenIn: number;
}

/** One fixture: a program of one or several files, with marked identifiers. */
export interface AnswerCase {
  /** `rebinding/cuda.py`: its folder is its kind. */
  readonly id: string;
  readonly kind: string;
  /** Path → text. What is asked about is one of them, the others lie beside it. */
  readonly files: Readonly<Record<string, string>>;
  readonly marks: readonly Mark[];
  /** Why real Python cannot run it. */
  readonly notRun: string | undefined;
  /** Lines that Python runs after it, so that its functions are called. */
  readonly then: readonly string[];
}

const DIRECTIVE = /^#! (file|not run|then): ?(.*)$/;
const CELL = /^# %%(?: \[(markdown)\])?$/;
const CARETS = /^#[ ]*(\^+) (.+)$/;
/** Marks the column in which it begins: what a caret cannot stand under. */
const ARROW = /^#<- (.+)$/;

interface Line {
  readonly text: string;
  readonly marks: { column: number; expected: Expectation; writtenIn: number }[];
}

/** A cell of a notebook; any other file is one cell. */
interface Cell {
  readonly kind: 'code' | 'markdown';
  readonly lines: Line[];
}

/**
 * Reads a fixture. `#! file: name` begins a file, `# %%` a cell of a notebook, `#! not run: why` and
 * `#! then: code` are for Python alone. `#   ^^^ expectation` is about the identifier above the carets,
 * `#<- expectation` about the one that the line above begins with. None of these lines is in the files.
 *
 * @throws {Error} naming the line that cannot be read.
 */
export function readCase(id: string, text: string): AnswerCase {
  const isNotebook = id.endsWith('.ipynb.txt');
  const extension = isNotebook ? 'ipynb' : (id.split('.').at(-1) ?? '');
  let cells: Cell[] = [{ kind: 'code', lines: [] }];
  const files = new Map([[`main.${extension}`, cells]]);
  const then: string[] = [];
  let notRun: string | undefined;
  for (const [i, line] of text.trimEnd().split('\n').entries()) {
    const [, directive, value = ''] = DIRECTIVE.exec(line) ?? [];
    const cell = isNotebook ? CELL.exec(line) : null;
    const [, carets, under] = CARETS.exec(line) ?? [];
    const [, left] = ARROW.exec(line) ?? [];
    const expectation = under ?? left;
    if (directive === 'file') files.set(value, (cells = [{ kind: 'code', lines: [] }]));
    else if (directive === 'then') then.push(value);
    else if (directive === 'not run') notRun = value;
    else if (cell) cells.push({ kind: cell[1] ? 'markdown' : 'code', lines: [] });
    else if (expectation === undefined) cells.at(-1)?.lines.push({ text: line, marks: [] });
    else {
      const last = cells.at(-1)?.lines.at(-1);
      if (!last) throw new Error(`${id}:${i + 1}: there is no line above it`);
      try {
        const expected = expectationOf(expectation);
        const column = carets === undefined ? 1 : line.indexOf('^') + 1;
        last.marks.push({ column, expected, writtenIn: i + 1 });
      } catch (error) {
        throw new Error(`${id}:${i + 1}: ${String(error)}`, { cause: error });
      }
    }
  }
  const written = [...files].filter(([, parts]) => parts.some(({ lines }) => lines.length > 0));
  const built = written.map(([file, parts]) => fileOf(id, file, parts));
  return {
    id,
    kind: id.split('/')[0] ?? id,
    files: Object.fromEntries(built.map(({ file, text: whole }) => [file, whole])),
    marks: built.flatMap(({ marks }) => marks),
    notRun,
    then,
  };
}

function fileOf(
  id: string,
  file: string,
  cells: readonly Cell[],
): { file: string; text: string; marks: Mark[] } {
  const parts = cells.filter(({ lines }) => lines.length > 0);
  const { text, placeOf } = file.endsWith('.ipynb')
    ? caseNotebook(parts.map(({ kind, lines }) => ({ kind, lines: lines.map((one) => one.text) })))
    : {
        text: `${parts.flatMap(({ lines }) => lines.map((one) => one.text)).join('\n')}\n`,
        placeOf: (_: number, line: number, column: number) => ({ line: line + 1, column }),
      };
  const marks = parts.flatMap(({ lines }, cell) =>
    lines.flatMap((line, i) =>
      line.marks.map(({ column, expected, writtenIn }): Mark => {
        const word = wordAt(line.text, column - 1);
        if (word === undefined) throw new Error(`${id}:${writtenIn}: no identifier is above it`);
        return { file, ...placeOf(cell, i, column), word, expected, writtenIn };
      }),
    ),
  );
  return { file, text, marks };
}

function wordAt(line: string, at: number): string | undefined {
  for (const { 0: word, index } of line.matchAll(/[\p{L}_][\p{L}\p{N}_-]*/gu)) {
    if (index <= at && at < index + word.length) return word;
  }
  return undefined;
}
