import type { Snippet } from './catalogue.js';

/**
 * The snippets that a query is about, the best first, of equal ones the shorter titles: every word of it
 * must be found in the title, the prefix, the category, the description or the symbols. Without words:
 * all, in their order.
 */
export function searchSnippets(snippets: readonly Snippet[], query: string): readonly Snippet[] {
  const words = query
    .toLowerCase()
    .split(/[^\p{L}\p{N}_²]+/u)
    .filter((word) => word !== '');
  if (words.length === 0) return snippets;
  return snippets
    .map((snippet) => ({ snippet, score: scoreOf(snippet, words) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || a.snippet.title.length - b.snippet.title.length)
    .map(({ snippet }) => snippet);
}

/** The sum over the words of the best place that has each; 0 if one is nowhere. */
function scoreOf(snippet: Snippet, words: readonly string[]): number {
  let sum = 0;
  for (const word of words) {
    const score = wordScore(snippet, word);
    if (score === 0) return 0;
    sum += score;
  }
  return sum;
}

function wordScore(
  { title, prefix, category, description, symbols }: Snippet,
  word: string,
): number {
  const head = `${title} ${prefix}`.toLowerCase();
  if (startsWord(title.toLowerCase(), word)) return 100;
  if (startsWord(head, word)) return 80;
  const names = symbols.map((name) => name.toLowerCase());
  if (names.some((name) => name.endsWith(`.${word}`))) return 70;
  if (head.includes(word)) return 60;
  if (startsWord(category.toLowerCase(), word)) return 40;
  if (names.some((name) => name.includes(word))) return 30;
  if (description.toLowerCase().includes(word)) return 20;
  return word.length > 2 && isSubsequence(title.toLowerCase(), word) ? 5 : 0;
}

function startsWord(text: string, word: string): boolean {
  return text.split(/[^\p{L}\p{N}²]+/u).some((one) => one.startsWith(word));
}

/** Whether the letters of a word stand in a text in their order. */
function isSubsequence(text: string, word: string): boolean {
  let at = -1;
  return Array.from(word).every((letter) => (at = text.indexOf(letter, at + 1)) >= 0);
}
