import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { text as readAll } from 'node:stream/consumers';
import * as v from 'valibot';
import { answerAboutData, dataQuestionSchema, type Files } from '../src/answers/data/index.js';
import { Asker, questionSchema } from '../src/answers/index.js';
import * as labs from '../src/answers/labs/labs.js';
import { Library } from '../src/content/index.js';
import { readCatalogue } from '../src/snippets/index.js';
import { buildContent } from './content.js';
import { buildSnippets } from './snippets.js';

const USAGE = `npm run -s ask -- hover FILE LINE COLUMN
npm run -s ask -- log FILE-OR-FOLDER
npm run -s ask -- predictions FILE [FILE]
npm run -s ask -- --batch < questions.json
  questions.json: [{"id": 1, "ask": "hover", "file": "a.py", "text": "…", "line": 1, "column": 1},
    {"id": 2, "ask": "log", "file": "log.csv"},
    {"id": 3, "ask": "predictions", "file": ["scores.csv", "labels.csv"]}, …]`;

const CONTENT = join('dist', 'content');
const SNIPPETS = join('dist', 'snippets');

const everything = {
  ...{ formula: true, plot: true, advice: true },
  ...{ computed: true, parameters: true, example: true },
};

/** The question that the command line asks; `undefined` if it asks none. */
function questionOf([what, ...given]: readonly string[]): unknown {
  const [file, line, column] = given;
  if (what === 'hover' && given.length === 3) {
    return { ask: what, file, line: Number(line), column: Number(column) };
  }
  if (what === 'log' && given.length === 1) return { ask: what, file };
  if (what === 'predictions' && (given.length === 1 || given.length === 2)) {
    return { ask: what, file: given };
  }
  return undefined;
}

async function main(): Promise<void> {
  const given = process.argv.slice(2);
  if (given[0] === '--batch') return answerAll();
  const question = questionOf(given);
  if (question === undefined) {
    process.exitCode = 2;
    console.error(USAGE);
    return;
  }
  console.log(await answer(question));
}

/** Prints an answer to each question as soon as it is known; an error in one is that line's own. */
async function answerAll(): Promise<void> {
  const questions: unknown = JSON.parse(await readAll(process.stdin));
  if (!Array.isArray(questions))
    throw new Error(`A JSON array of questions is expected.\n${USAGE}`);
  for (const question of questions as readonly unknown[]) console.log(await answer(question));
}

async function answer(question: unknown): Promise<string> {
  const id = idOf(question);
  try {
    if (v.is(dataQuestionSchema, question)) {
      const about = answerAboutData(question, files);
      return JSON.stringify(id === undefined ? about : { id, ...about });
    }
    asking ??= startAsking();
    const asker = await asking;
    return JSON.stringify(await asker.answer(v.parse(questionSchema, question)));
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return JSON.stringify({ id: id ?? null, error: message });
  }
}

const files: Files = {
  read: (path) =>
    statSync(path, { throwIfNoEntry: false })?.isFile() ? readFileSync(path) : undefined,
  list: (path) => {
    if (!statSync(path, { throwIfNoEntry: false })?.isDirectory()) return undefined;
    const all = readdirSync(path, { recursive: true, encoding: 'utf8' }).sort();
    return all.filter((name) => statSync(join(path, name), { throwIfNoEntry: false })?.isFile());
  },
};

/** Only questions about code need the entries, which take seconds to build. */
let asking: Promise<Asker> | undefined;

async function startAsking(): Promise<Asker> {
  await buildIfStale();
  const library = new Library((name) => Promise.resolve(readFileSync(join(CONTENT, name), 'utf8')));
  const snippets = readCatalogue(readFileSync(join(SNIPPETS, 'catalogue.json'), 'utf8'));
  return new Asker(
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
}

function idOf(question: unknown): unknown {
  const hasId = typeof question === 'object' && question !== null && 'id' in question;
  return hasId ? question.id : undefined;
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
