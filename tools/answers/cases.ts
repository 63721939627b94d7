import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readCase, type AnswerCase } from './caseFile.js';

export const CASES = join('test', 'fixtures', 'answers');

/** Every fixture, in the order of their names. */
export function readCases(): readonly AnswerCase[] {
  return readdirSync(CASES, { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => /\.(?:py|md|ipynb\.txt)$/.test(file))
    .sort()
    .map((file) => readCase(file, readFileSync(join(CASES, file), 'utf8')));
}
