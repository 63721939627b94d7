import type { PythonSource } from '../syntax/source.js';
import type { CodeInText } from './codeInText.js';
import { docstringAt } from './terms.js';

const PROMPT = /^[ \t]*(?:>>>|\.\.\.)(?: |$)/;

/** Whether a text shows a session with Python. */
export function isDoctest(text: string): boolean {
  return /^[ \t]*>>> /m.test(text);
}

/** The code behind the prompts, in which everything keeps its place; what is printed becomes comments. */
export function withoutPrompts(text: string): string {
  return text.replace(/(\r?\n|^)([^\r\n]*)/g, (_, end: string, line: string) => {
    const [prompt = ''] = PROMPT.exec(line) ?? [];
    if (prompt === '') return end + line.replace(/\S/, '#');
    return ' '.repeat(prompt.length) + end + line.slice(prompt.length);
  });
}

/** The example at an offset in a docstring, below the file that it is in. */
export function doctestAt(source: PythonSource, offset: number): CodeInText | undefined {
  const range = docstringAt(source, offset);
  if (!range) return undefined;
  const { text } = source;
  const before = text.slice(0, offset);
  const line = text.slice(before.lastIndexOf('\n') + 1, range.to);
  const from = text.indexOf('\n', range.from);
  if (from < 0 || from >= offset || !PROMPT.test(/^[^\r\n]*/.exec(line)?.[0] ?? '')) {
    return undefined;
  }
  const code = withoutPrompts(text.slice(from, range.to));
  return { source: source.followedBy(code), start: text.length - from };
}
