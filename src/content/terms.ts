import type { TermIndex } from './entry.js';

/** A term in a line of prose. */
export interface FoundTerm {
  readonly id: string;
  /** Its place in the line. */
  readonly from: number;
  readonly to: number;
}

interface Word {
  readonly from: number;
  readonly to: number;
}

const WORD = /[\p{L}\p{N}]+(?:['’]s)?/gu;
/** What may stand between the words of a phrase. */
const GAP = /^(?:[ \t]+|[-‐‑–/])$/;

/** The terms, found by any of their phrases in any inflection. */
export class Terms {
  readonly #index: ReadonlyMap<string, string | null>;
  readonly #mostWords: number;

  constructor(index: TermIndex) {
    this.#index = new Map(Object.entries(index));
    const counts = [...this.#index.keys()].map((phrase) => phrase.split(' ').length);
    this.#mostWords = Math.max(0, ...counts);
  }

  /** The term with the longest phrase at an offset of a line, if there is one. */
  at(line: string, offset: number): FoundTerm | undefined {
    const words = [...line.matchAll(WORD)].map(({ index, 0: text }): Word => {
      return { from: index, to: index + text.length };
    });
    const under = words.findIndex(({ from, to }) => from <= offset && offset <= to);
    if (under < 0) return undefined;
    for (let count = this.#mostWords; count > 0; count--) {
      for (let first = Math.max(0, under - count + 1); first <= under; first++) {
        const span = words.slice(first, first + count);
        const [start, end] = [span[0], span.at(-1)];
        if (!start || !end || span.length < count || !isPhrase(line, span)) continue;
        const id = this.#lookUp(normalized(line.slice(start.from, end.to)));
        if (id === null) return undefined;
        if (id !== undefined) return { id, from: start.from, to: end.to };
      }
    }
    return undefined;
  }

  #lookUp(phrase: string): string | null | undefined {
    const lastWord = phrase.lastIndexOf(' ') + 1;
    for (const form of baseForms(phrase.slice(lastWord))) {
      const id = this.#index.get(phrase.slice(0, lastWord) + form);
      if (id !== undefined) return id;
    }
    return undefined;
  }
}

/** A phrase in lower case with single spaces between its words: `Back-Propagation` is `back propagation`. */
export function normalized(phrase: string): string {
  return (phrase.toLowerCase().match(WORD) ?? []).join(' ');
}

function isPhrase(line: string, words: readonly Word[]): boolean {
  return words.every(({ to }, i) => {
    const next = words[i + 1];
    return !next || GAP.test(line.slice(to, next.from));
  });
}

/** The word itself, and what it may be an inflection of: `overfitted` of `overfit`. */
function baseForms(word: string): string[] {
  const forms = [word];
  const noun = /^(.{2,})['’]s$/.exec(word)?.[1] ?? word;
  forms.push(noun);
  if (noun.endsWith('ies')) forms.push(`${noun.slice(0, -3)}y`);
  if (noun.endsWith('es')) forms.push(noun.slice(0, -2));
  if (noun.endsWith('s')) forms.push(noun.slice(0, -1));
  const stem = /^(.{3,})(?:ed|ing)$/.exec(noun)?.[1];
  if (stem !== undefined) {
    forms.push(stem, `${stem}e`);
    if (stem.at(-1) === stem.at(-2)) forms.push(stem.slice(0, -1));
  }
  return forms;
}
