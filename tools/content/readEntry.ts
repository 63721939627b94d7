import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { parse as parseYaml } from 'yaml';

/** The kinds of symbols; a new one is a new word here. */
const KINDS = [
  ...['activation function', 'layer', 'container', 'loss', 'metric', 'initializer'],
  ...['optimizer', 'learning-rate schedule', 'class', 'function', 'method', 'context manager'],
  ...['decorator', 'dataset', 'sampler', 'transform', 'model', 'property', 'constant', 'dtype'],
  ...['module', 'term'],
] as const;

const LONGEST_SUMMARY = 160;
const LONGEST_EXAMPLE = 6;

const text = v.pipe(v.string(), v.trim(), v.nonEmpty('is empty'));
const summary = v.pipe(
  text,
  v.endsWith('.', 'must end with a full stop'),
  v.check((value) => !/[.!?]\s+\p{Lu}/u.test(value), 'must be one sentence'),
  v.check(
    (value) => value.length <= LONGEST_SUMMARY,
    ({ input }) => `has ${input.length} characters, ${LONGEST_SUMMARY} are the most`,
  ),
);

/** The header of an entry. What the engine knows (names, formula, parameters) is not repeated in it. */
const headerSchema = v.strictObject({
  id: text,
  /** Of a term: how it is written, if not as its id. */
  title: v.optional(text),
  aliases: v.optional(v.array(text), []),
  /** Of a term: names that are words as well, such as ZeRO, found in this very case and form. */
  exact: v.optional(v.array(text), []),
  /** Of a term: phrases that hold its words and mean something else. */
  unless: v.optional(v.array(text), []),
  /** Of a term: names that mean it only beside one of these words, or alone on a line. */
  near: v.optional(v.record(v.string(), v.array(text)), {}),
  /** Of a term: names that mean something else beside one of these words. */
  notNear: v.optional(v.record(v.string(), v.array(text)), {}),
  /** Of a term: names that other fields use as well; not meant beside a word of such a field. */
  common: v.optional(v.array(text), []),
  kind: v.picklist(KINDS, ({ received }) => `${received} is not one of ${KINDS.join(', ')}`),
  cheatsheet: v.optional(text),
  lab: v.optional(text),
  summary,
  formula: v.optional(v.strictObject({ tex: v.optional(text), text: v.optional(text) }), {}),
  /** Of a term: what the letters of its formula mean. */
  letters: v.optional(v.record(v.string(), text), {}),
  shapes: v.optional(v.record(v.string(), text), {}),
  params: v.optional(v.record(v.string(), text), {}),
  related: v.optional(v.array(text), []),
});

const SECTIONS = { 'When to use': 'useWhen', 'Watch out': 'watchOut', Example: 'example' } as const;

type Sections = Partial<Record<(typeof SECTIONS)[keyof typeof SECTIONS], string>>;

/** An entry as it is written. */
export type EntryFile = v.InferOutput<typeof headerSchema> & { readonly sections: Sections };

/**
 * Reads the Markdown file of an entry.
 *
 * @throws {Error} naming the file and the field or section that is wrong.
 */
export function readEntry(path: string): EntryFile {
  const [, head, body] =
    /^---\r?\n([\s\S]*?)\r?\n---\r?\n([\s\S]*)$/.exec(readFileSync(path, 'utf8')) ?? [];
  if (head === undefined || body === undefined) throw new Error(`${path}: there is no header`);
  const header = v.safeParse(headerSchema, parseHeader(path, head));
  if (!header.success) {
    const [issue] = header.issues;
    throw new Error(`${path}: ${v.getDotPath(issue) ?? 'header'}: ${issue.message}`);
  }
  return { ...header.output, sections: readSections(path, body) };
}

function parseHeader(path: string, head: string): unknown {
  try {
    // Everything is text: section 4.10 is not the number 4.1.
    return parseYaml(head, { schema: 'failsafe' });
  } catch (error) {
    throw new Error(`${path}: header: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    });
  }
}

function readSections(path: string, body: string): Sections {
  const found: Sections = {};
  const [before = '', ...parts] = body.split(/^## /m);
  if (before.trim() !== '') throw new Error(`${path}: text before the first section`);
  for (const part of parts) {
    const [title = '', ...lines] = part.split(/\r?\n/);
    const key = Object.entries(SECTIONS).find(([name]) => name === title.trim())?.[1];
    if (!key) throw new Error(`${path}: unknown section "${title.trim()}"`);
    if (found[key] !== undefined) throw new Error(`${path}: two sections "${title.trim()}"`);
    const content = lines.join('\n').trim();
    if (content === '') throw new Error(`${path}: section "${title.trim()}" is empty`);
    found[key] = key === 'example' ? readExample(path, content) : content;
  }
  return found;
}

function readExample(path: string, content: string): string {
  const code = /^```python\n([\s\S]*?)\n```$/.exec(content)?.[1];
  if (code === undefined) throw new Error(`${path}: the example must be one \`\`\`python block`);
  const lines = code.split('\n').length;
  if (lines > LONGEST_EXAMPLE) {
    throw new Error(`${path}: the example has ${lines} lines, ${LONGEST_EXAMPLE} are the most`);
  }
  return code;
}
