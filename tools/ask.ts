import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { text as readAll } from 'node:stream/consumers';
import * as v from 'valibot';
import { Asker, questionSchema } from '../src/answers/index.js';
import * as labs from '../src/answers/labs/labs.js';
import { Library } from '../src/content/index.js';
import { readCatalogue } from '../src/snippets/index.js';
import { buildContent } from './content.js';
import { buildSnippets } from './snippets.js';

/** `npm run -s ask -- hover FILE LINE COLUMN`, or `-- --batch` with questions on standard input. */
const USAGE = `npm run -s ask -- hover FILE LINE COLUMN
npm run -s ask -- --batch < questions.json
  questions.json: [{"id": 1, "ask": "hover", "file": "a.py", "text": "…", "line": 1, "column": 1}, …]`;

const CONTENT = join('dist', 'content');
const SNIPPETS = join('dist', 'snippets');

const everything = {
  ...{ formula: true, plot: true, advice: true },
  ...{ computed: true, parameters: true, example: true },
};

async function main(): Promise<void> {
  const [what, ...given] = process.argv.slice(2);
  if (what === '--batch') return answerAll();
  if (what !== 'hover' || given.length !== 3) {
    process.exitCode = 2;
    console.error(USAGE);
    return;
  }
  const [file, line, column] = given;
  const ask = await asking();
  console.log(await ask({ ask: what, file, line: Number(line), column: Number(column) }));
}

/** Prints an answer to each question as soon as it is known; an error in one is that line's own. */
async function answerAll(): Promise<void> {
  const questions: unknown = JSON.parse(await readAll(process.stdin));
  if (!Array.isArray(questions))
    throw new Error(`A JSON array of questions is expected.\n${USAGE}`);
  const ask = await asking();
  for (const question of questions as readonly unknown[]) console.log(await ask(question));
}

async function asking(): Promise<(question: unknown) => Promise<string>> {
  await buildIfStale();
  const library = new Library((name) => Promise.resolve(readFileSync(join(CONTENT, name), 'utf8')));
  const snippets = readCatalogue(readFileSync(join(SNIPPETS, 'catalogue.json'), 'utf8'));
  const asker = new Asker(
    {
      library,
      snippets: () => Promise.resolve(snippets),
      labs: () => Promise.resolve(labs),
      shows: everything,
      terms: true,
      theme: 'dark',
      failed: (error) => {
        console.error('A part of a hover failed.', error);
      },
    },
    (file) =>
      statSync(file, { throwIfNoEntry: false })?.isFile() ? readFileSync(file, 'utf8') : undefined,
  );
  return async (question) => {
    try {
      return JSON.stringify(await asker.answer(v.parse(questionSchema, question)));
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      return JSON.stringify({ id: idOf(question), error: message });
    }
  };
}

function idOf(question: unknown): unknown {
  return typeof question === 'object' && question !== null && 'id' in question ? question.id : null;
}

/** The entries and snippets are those of this checkout. */
async function buildIfStale(): Promise<void> {
  if (isOlder(join(CONTENT, 'index.json'), 'content', 'src/engine')) {
    await buildContent('content', CONTENT);
  }
  if (isOlder(join(SNIPPETS, 'catalogue.json'), 'snippets')) buildSnippets('snippets', SNIPPETS);
}

function isOlder(built: string, ...folders: readonly string[]): boolean {
  if (!existsSync(built)) return true;
  const { mtimeMs } = statSync(built);
  return folders.some((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).some(
      (file) => statSync(join(folder, file)).mtimeMs > mtimeMs,
    ),
  );
}

await main();
