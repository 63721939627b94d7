import assert from 'node:assert/strict';
import { join } from 'node:path';
import { createRandom } from '../../../src/engine/random.js';
import type { Answer } from '../../../src/answers/index.js';
import { readCases } from '../../../tools/answers/cases.js';
import { nameData, readSymbols } from '../../../tools/content/symbols.js';
import { testAsker } from '../support/asker.js';
import { brokenQuestion, type BrokenQuestion } from '../support/brokenCases.js';

/** How many broken files are asked about; `FUZZ=20000` for a long run. */
const COUNT = Number(process.env['FUZZ'] ?? 300);
const SEED = Number(process.env['SEED'] ?? 11);
/** After so many it is no use to go on. */
const MOST_PROBLEMS = Number(process.env['PROBLEMS'] ?? 10);

/** Names that the packages have for things of another name: `float` for `torch.float32`. */
const OTHER_NAMES = nameData(readSymbols(join('content', 'signatures')), []).aliases;
const RENAMED = new Set([
  ...[...OTHER_NAMES.matchAll(/\s(\w+)=/g)].map(([, word]) => word),
  'module', // what `DataParallel` holds
]);

describe('what is asked about broken files', () => {
  const cases = readCases();
  const failures: unknown[] = [];
  const asker = testAsker({}, (error) => failures.push(error));

  async function ask({ file, text, files, offset }: BrokenQuestion): Promise<Answer> {
    const before = text.slice(0, offset).split(/\r\n|\r|\n/);
    const place = { line: before.length, column: (before.at(-1) ?? '').length + 1 };
    const answer = await asker.answer({ id: null, ask: 'hover', file, text, files, ...place });
    const [failure] = failures.splice(0);
    if (failure) throw new Error(`a part of the hover failed: ${messageOf(failure)}`);
    return answer;
  }

  /** @throws {Error} if the answer cannot be right whatever the rest of the file says. */
  function check({ word, only, files }: BrokenQuestion, { what, name, parameter }: Answer): void {
    if (what === 'keyword') assert.equal(parameter, word);
    if (what !== 'symbol') return;
    if (only !== undefined) assert.equal(name, only);
    else if (!RENAMED.has(word) && !isBound(word, Object.values(files))) {
      assert.equal(name?.split('.').at(-1), word);
    }
  }

  it(`${COUNT} of them are answered without failing and without a wrong name`, async () => {
    const random = createRandom(SEED);
    const problems: string[] = [];
    let answered = 0;
    let slowest = { ms: 0, title: '' };
    for (let i = 0; i < COUNT; i++) {
      const question = brokenQuestion(cases, random);
      const start = performance.now();
      try {
        const answer = await ask(question);
        if (answer.what !== null) answered++;
        check(question, answer);
      } catch (error) {
        if (isNoNotebook(question, error)) continue;
        problems.push(`file ${i}: ${messageOf(error)}\n${JSON.stringify(question)}`);
        if (problems.length >= MOST_PROBLEMS) break;
      }
      const ms = performance.now() - start;
      if (ms > slowest.ms) slowest = { ms, title: `file ${i}, ${question.file}` };
    }
    console.log(
      `      ${answered} hovers; the slowest took ${slowest.ms.toFixed(0)} ms (${slowest.title})`,
    );
    assert.equal(problems.length, 0, problems.join('\n'));
    assert.ok(answered > COUNT / 5);
  }).timeout(60_000 + 200 * COUNT);

  it('a file of 50,000 lines as well', async () => {
    const programs = cases.flatMap(({ files }) => Object.entries(files));
    const whole = programs
      .flatMap(([name, text]) => (name.endsWith('.py') ? [text] : []))
      .join('\n');
    const times = Math.ceil(50_000 / whole.split('\n').length);
    const text = whole.repeat(times);
    for (const part of [0.01, 0.5, 0.99]) {
      const offset = text.indexOf('nn.Linear(', Math.floor(text.length * part)) + 4;
      const start = performance.now();
      const question = {
        file: 'long.py',
        text,
        files: {},
        offset,
        word: 'Linear',
        only: undefined,
      };
      check(question, await ask(question));
      console.log(`      at ${part * 100} %: ${(performance.now() - start).toFixed(0)} ms`);
    }
  }).timeout(300_000);
});

/** Whether a word may be the name of something else in one of the files. */
function isBound(word: string, files: readonly string[]): boolean {
  const escaped = word.replace(/[^\w]/gu, '\\$&');
  const binding = new RegExp(
    `(?:\\b(?:as|for|def|class|with|global|nonlocal|lambda)\\s+|[,(*:[]\\s*)${escaped}(?![\\w.(])` +
      `|(?<![\\w])${escaped}\\s*(?::|=(?!=)|,|\\)|\\]|\\s+in\\b)`,
    'u',
  );
  // A notebook's line breaks are written out.
  return files.some((text) => binding.test(text.replace(/\\[nrt]/g, '\n')));
}

function messageOf(error: unknown): string {
  return error instanceof Error
    ? (error.stack ?? error.message).split('\n').slice(0, 6).join(' ')
    : String(error);
}

/** A notebook without cells is said to be none. */
function isNoNotebook({ file }: BrokenQuestion, error: unknown): boolean {
  return file.endsWith('.ipynb') && String(error).includes('not a notebook');
}
