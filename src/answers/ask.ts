import * as v from 'valibot';
import { Project, PythonSource, readCells } from '../python/index.js';
import { hoverAt, type HoverPlace, type HoverSource } from './hover/hoverAt.js';
import { cellAt } from './notebookFile.js';

const position = v.pipe(v.number(), v.integer(), v.minValue(1));

/** A question about a place in a file. Line and column count from 1, in UTF-16 units. */
export const questionSchema = v.object({
  id: v.optional(v.union([v.string(), v.number(), v.null()]), null),
  ask: v.literal('hover'),
  /** Its ending tells the language: `.py`, `.pyi`, `.ipynb` or `.md`. */
  file: v.string(),
  /** Stands for the file's content. */
  text: v.optional(v.string()),
  /** The files beside it, by path from the same folder. */
  files: v.optional(v.record(v.string(), v.string())),
  line: position,
  column: position,
});

export type Question = v.InferOutput<typeof questionSchema>;

/** What the hover at the place says; all is `null` where there is none. */
export interface Answer {
  readonly id: Question['id'];
  readonly name: string | null;
  readonly what: 'symbol' | 'keyword' | 'term' | null;
  readonly parameter: string | null;
  readonly entry: 'own' | 'signature' | null;
  /** With the alternative text of each picture in its place. */
  readonly markdown: string | null;
}

/** Texts that are kept as they were read, for the next question about them. */
const KEPT = 64;

/** Answers questions about files as the extension's providers would. */
export class Asker {
  readonly #sources = new Map<string, PythonSource>();
  #project: Project | undefined;

  /** @param read the content of a file, `undefined` if there is none. */
  constructor(
    private readonly from: HoverSource,
    private readonly read: (path: string) => string | undefined,
  ) {}

  /** @throws {Error} saying what is wrong with the question, e.g. a line that the file does not have. */
  async answer(question: Question): Promise<Answer> {
    const text = question.text ?? this.read(question.file);
    if (text === undefined) throw new Error(`${question.file} cannot be read.`);
    const place = await this.#placeOf(question, text);
    const found = place && (await hoverAt(place, this.from));
    return {
      id: question.id,
      name: found?.name ?? null,
      what: found?.what ?? null,
      parameter: found?.parameter ?? null,
      entry: found?.entry ?? null,
      markdown: found ? withoutPictures(found.markdown) : null,
    };
  }

  async #placeOf(question: Question, text: string): Promise<HoverPlace | undefined> {
    const { file } = question;
    const offset = offsetOf(text, question);
    const uri = `file:///${file}`;
    const python = async (code: PythonSource, start: number, at: number): Promise<HoverPlace> => {
      const source = await this.#open(question, code);
      return { uri, language: 'python', read: { source, start }, offset: at };
    };
    if (/\.pyi?$/i.test(file)) return python(this.#sourceOf(text), 0, offset);
    if (/\.(md|markdown)$/i.test(file)) return { uri, language: 'markdown', text, offset };
    if (!/\.ipynb$/i.test(file)) {
      throw new Error(`${file} is neither Python (.py, .pyi, .ipynb) nor Markdown (.md).`);
    }
    const cell = cellAt(text, offset);
    if (!cell) return undefined;
    if (cell.kind === 'markdown') {
      return { uri, language: 'markdown', text: cell.cells.join(''), offset: cell.offset };
    }
    const { source, start } = readCells(cell.cells);
    return python(source, start, cell.offset);
  }

  /** The code with the files beside it: those that the question brings, else those that are there. */
  async #open({ file, text, files }: Question, code: PythonSource): Promise<PythonSource> {
    this.#project ??= Project.of(await this.from.library.knowledge());
    const given = files && new Map(Object.entries(files).map(([path, one]) => [tidy(path), one]));
    const isAlone = text !== undefined && !given;
    const contentOf = (path: string): string | undefined =>
      given ? given.get(path) : isAlone ? undefined : this.read(path);
    return this.#project.open(tidy(file), code, {
      root: /^\/|^\w:/.test(file) ? folderOf(tidy(file)) : '',
      read: (path) => {
        const content = contentOf(path);
        return Promise.resolve(content === undefined ? undefined : this.#sourceOf(content));
      },
    });
  }

  #sourceOf(code: string): PythonSource {
    let source = this.#sources.get(code);
    if (!source) {
      source = PythonSource.parse(code);
      const [oldest] = this.#sources.keys();
      if (this.#sources.size >= KEPT && oldest !== undefined) this.#sources.delete(oldest);
      this.#sources.set(code, source);
    }
    return source;
  }
}

/** With slashes, without `./` and `a/../`. */
function tidy(path: string): string {
  const parts: string[] = [];
  for (const part of path.replaceAll('\\', '/').split('/')) {
    if (part === '..' && parts.length > 0 && parts.at(-1) !== '..') parts.pop();
    else if (part !== '.') parts.push(part);
  }
  return parts.join('/');
}

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1);
}

/** @throws {Error} for a place that the text does not have. */
function offsetOf(text: string, { file, line, column }: Question): number {
  const starts = [0, ...[...text.matchAll(/\r\n|\r|\n/g)].map((end) => end.index + end[0].length)];
  const start = starts[line - 1];
  if (start === undefined) {
    throw new Error(`${file} has ${starts.length} lines, so there is no line ${line}.`);
  }
  const next = starts[line] ?? text.length + 1;
  const length = text.slice(start, next).replace(/[\r\n]+$/, '').length;
  if (column > length + 1) {
    throw new Error(
      `Line ${line} of ${file} has ${length} characters, so there is no column ${column}.`,
    );
  }
  return start + column - 1;
}

function withoutPictures(markdown: string): string {
  return markdown.replace(/!\[((?:\\.|[^\]\\])*)\]\(data:[^)]*\)/g, (_, alternative: string) =>
    alternative.replace(/\\([[\]\\])/g, '$1'),
  );
}
