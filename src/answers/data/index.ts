import * as v from 'valibot';
import { EngineError } from '../../engine/error.js';
import { DataError } from '../../labs/data/table.js';
import type { Files } from './files.js';
import { askLog, type LogAnswer, type RunsAnswer } from './logAnswer.js';
import { askPredictions, type PredictionsAnswer } from './predictionsAnswer.js';

export type { Files } from './files.js';

/** Stands for the content of the file. */
const text = v.optional(v.string());

/** A question about a user's files. */
export const dataQuestionSchema = v.variant('ask', [
  /** The file may be a folder of logs. */
  v.object({ ask: v.literal('log'), file: v.string(), text }),
  v.object({
    ask: v.literal('predictions'),
    /** One file, or two with the same rows, e.g. a submission and the true labels. */
    file: v.union([v.string(), v.pipe(v.array(v.string()), v.minLength(1), v.maxLength(2))]),
    text,
  }),
]);

export type DataQuestion = v.InferOutput<typeof dataQuestionSchema>;
export type DataAnswer = LogAnswer | RunsAnswer | PredictionsAnswer | { readonly error: string };

/** What the lab for a file shows first, or why it shows nothing. */
export function answerAboutData(question: DataQuestion, files: Files): DataAnswer {
  const { text } = question;
  const [first = '', ...others] = [question.file].flat();
  const content = text === undefined ? undefined : new TextEncoder().encode(text);
  const read: Files['read'] = (path) => (path === first ? content : undefined) ?? files.read(path);
  const list: Files['list'] = (path) => (content ? undefined : files.list(path));
  try {
    return question.ask === 'log'
      ? askLog(first, { read, list })
      : askPredictions([first, ...others], { read, list });
  } catch (error) {
    if (error instanceof DataError || error instanceof EngineError) return { error: error.message };
    throw error;
  }
}
