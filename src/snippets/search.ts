import type { Snippet } from './catalogue.js';

/**
 * The snippets that a query is about, the best first, of equal ones those that are used more: every word
 * of it must be found in the title, the prefix, the category, the description or the symbols, and of a
 * sentence the half of those that say something. Without words: all, in their order.
 */
export function searchSnippets(snippets: readonly Snippet[], query: string): readonly Snippet[] {
  const all = query
    .toLowerCase()
    .split(/[^\p{L}\p{N}_²]+/u)
    .filter((word) => word !== '');
  const telling = all.filter((word) => !LITTLE.has(word));
  const words = [...new Set(telling.length > 0 ? telling : all)].map((word) => ({
    word,
    stem: stemOf(word),
  }));
  if (words.length === 0) return snippets;
  const least = words.length < SENTENCE ? words.length : Math.ceil(words.length / 2);
  return snippets
    .map((snippet) => ({ snippet, ...scoreOf(snippet, words) }))
    .filter(({ found }) => found >= least)
    .sort(
      (a, b) =>
        b.found - a.found ||
        b.score - a.score ||
        a.snippet.rank - b.snippet.rank ||
        a.snippet.title.length - b.snippet.title.length,
    )
    .map(({ snippet }) => snippet);
}

/** So many words make a sentence, of which not all need be found. */
const SENTENCE = 3;

const LITTLE = new Set(
  `a about all an and any are as at be but by can do does for from get gets have how i if in into is it its
  make me ml my need of on or our over so some than that the their them then there these this to up use
  using want we what when where which with you your`.split(/\s+/),
);

/** How many of the words a snippet has, and the sum over them of the best place that has each. */
function scoreOf(
  snippet: Snippet,
  words: readonly Word[],
): { readonly found: number; readonly score: number } {
  const texts = textsOf(snippet);
  const scores = words.map((word) => wordScore(texts, word));
  return {
    found: scores.filter((score) => score > 0).length,
    score: scores.reduce((sum, score) => sum + score, 0),
  };
}

interface Word {
  readonly word: string;
  readonly stem: string;
}

/** A text, its words and what they are without their endings. */
interface Text {
  readonly text: string;
  readonly words: readonly string[];
  readonly stems: ReadonlySet<string>;
}

interface Texts {
  readonly title: Text;
  readonly head: Text;
  readonly category: Text;
  readonly description: Text;
  readonly symbols: readonly string[];
}

const known = new WeakMap<Snippet, Texts>();

function textsOf(snippet: Snippet): Texts {
  let texts = known.get(snippet);
  if (!texts) {
    const { title, prefix, category, description, symbols } = snippet;
    texts = {
      title: read(title),
      head: read(`${title} ${prefix}`),
      category: read(category),
      description: read(description),
      symbols: symbols.map((name) => name.toLowerCase()),
    };
    known.set(snippet, texts);
  }
  return texts;
}

function read(written: string): Text {
  const text = written.toLowerCase();
  const words = text.split(/[^\p{L}\p{N}²]+/u);
  return { text, words, stems: new Set(words.map(stemOf)) };
}

function wordScore(
  { title, head, category, description, symbols }: Texts,
  { word, stem }: Word,
): number {
  const startsIn = ({ words }: Text): boolean => words.some((one) => one.startsWith(word));
  if (title.words.includes(word)) return 120;
  if (title.stems.has(stem)) return 110;
  if (startsIn(title)) return 100;
  if (head.stems.has(stem)) return 90;
  if (startsIn(head)) return 80;
  if (symbols.some((name) => name.endsWith(`.${word}`))) return 70;
  if (head.text.includes(word)) return 60;
  if (startsIn(category) || category.stems.has(stem)) return 40;
  if (description.stems.has(stem)) return 35;
  if (symbols.some((name) => name.includes(word))) return 30;
  if (description.text.includes(word)) return 20;
  return word.length > 2 && isSubsequence(title.text, word) ? 5 : 0;
}

/** `schedul` for schedule, schedules and scheduler. */
function stemOf(word: string): string {
  const stem = word.replace(/(?:ings?|ed|ers?|ors?|ions?|e?s|e)$/, '').replace(/(.)\1$/, '$1');
  return stem.length > 2 ? stem : word;
}

/** Whether the letters of a word stand in a text in their order. */
function isSubsequence(text: string, word: string): boolean {
  let at = -1;
  return Array.from(word).every((letter) => (at = text.indexOf(letter, at + 1)) >= 0);
}
