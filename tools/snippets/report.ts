import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';

export const REPORT = join('snippets', 'report.json');

const entrySchema = v.strictObject({
  /** Of the Python file as it was run. */
  sha256: v.string(),
  /** How many ways of filling it in were run. */
  variants: v.number(),
  /** `ok`, or why it was not run, or how it failed. */
  result: v.string(),
});

const reportSchema = v.strictObject({
  versions: v.record(v.string(), v.nullable(v.string())),
  snippets: v.record(v.string(), entrySchema),
});

/** What came of running the snippets, by id. */
export type Report = v.InferOutput<typeof reportSchema>;

/** Reads the committed report. */
export function readReport(): Report {
  return v.parse(reportSchema, JSON.parse(readFileSync(REPORT, 'utf8')));
}

/** The hash of a snippet's file, whatever its line ends. */
export function hashOf(folder: string, id: string): string {
  const text = readFileSync(join(folder, `${id}.py`), 'utf8').replaceAll('\r\n', '\n');
  return createHash('sha256').update(text).digest('hex');
}

export const COMBINATIONS = join('snippets', 'combinations.json');

const combinationsSchema = v.strictObject({
  /** Of the snippets, and of what fits them and puts them together. */
  inputs: v.string(),
  versions: v.record(v.string(), v.nullable(v.string())),
  combinations: v.record(
    v.string(),
    v.strictObject({
      /** In the order in which they were inserted. */
      snippets: v.array(v.string()),
      /** Of the program as it was run. */
      sha256: v.string(),
      /** `ok`, how it failed, or `skipped: …` with the package that was not installed. */
      result: v.string(),
    }),
  ),
});

/** What came of running snippets below each other, by the combination's name. */
export type Combinations = v.InferOutput<typeof combinationsSchema>;

/** Reads the committed report on the combinations. */
export function readCombinations(): Combinations {
  return v.parse(combinationsSchema, JSON.parse(readFileSync(COMBINATIONS, 'utf8')));
}

export function hashOfText(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** The hash of all that the combinations are made of. */
export function hashOfInputs(): string {
  const folders = ['snippets', join('src', 'snippets'), join('tools', 'snippets', 'combining')];
  const files = folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.(py|ts|yaml)$/.test(file))
      .map((file) => join(folder, file)),
  );
  const texts = files.sort().map((file) => readFileSync(file, 'utf8').replaceAll('\r\n', '\n'));
  return hashOfText(texts.join('\0'));
}
