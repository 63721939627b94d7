import type { TermIndex } from './entry.js';
import { isOfAnotherField, isOwnedElsewhere } from './fields.js';
import { isCode, namesIn } from './prose.js';

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
/** What may be between the words of a phrase. */
const GAP = /^(?:['’]?[ \t\u00a0]+|[-‐‑–/])$/;
/** What may follow a term after a hyphen: `gradient-based`, `ResNet-50`. */
const ENDINGS =
  /^-(?:aware|based|dependent|driven|free|heavy|independent|level|like|only|related|sensitive|specific|style|type|wise|\d\w*)(?:['’]s)?$/i;

/** What may be before a term and a hyphen: `test-set accuracy`, but no name as in `NFNet-F1`. */
const PREFIX = /^\p{L}\p{Ll}+-$/u;

/** `the transformer of Vaswani et al.` */
const NAMED = /^ of \p{Lu}/u;

/** Longer lines are not prose. */
const LONGEST_LINE = 2000;

/** The terms, found by any of their phrases in any inflection. */
export class Terms {
  readonly #phrases: ReadonlyMap<string, string | null>;
  readonly #near: ReadonlyMap<string, readonly string[]>;
  readonly #notNear: ReadonlyMap<string, readonly string[]>;
  readonly #common: ReadonlySet<string>;
  readonly #mostWords: number;

  constructor({ phrases, near, notNear, common }: TermIndex) {
    this.#phrases = new Map(Object.entries(phrases));
    this.#near = new Map(Object.entries(near));
    this.#notNear = new Map(Object.entries(notNear));
    this.#common = new Set(common);
    const counts = [...this.#phrases.keys()].map((phrase) => phrase.split(' ').length);
    this.#mostWords = Math.max(0, ...counts);
  }

  /**
   * The term with the longest phrase at an offset of a line, if there is one.
   *
   * @param isElsewhere whether the file is about another field: its common words are not meant
   */
  at(line: string, offset: number, isElsewhere = false): FoundTerm | undefined {
    if (line.length > LONGEST_LINE) return undefined;
    const words = wordsOf(line);
    const under = words.findIndex(({ from, to }) => from <= offset && offset <= to);
    if (under < 0 || isCode(line)) return undefined;
    const names = namesIn(line);
    for (let count = this.#mostWords; count > 0; count--) {
      for (let first = Math.max(0, under - count + 1); first <= under; first++) {
        const span = words.slice(first, first + count);
        const [start, end] = [span[0], span.at(-1)];
        if (!start || !end || span.length < count || !isPhrase(line, span)) continue;
        const phrase = this.#lookUp(line.slice(start.from, end.to));
        if (phrase === undefined) continue;
        const [from, to] = [start.from, end.to];
        if (names.some((name) => name.from < to && from < name.to)) continue;
        const id = this.#phrases.get(phrase);
        const isMeant =
          this.#isWhole(line, from, to) && this.#isInContext(phrase, line, to, isElsewhere);
        return typeof id === 'string' && isMeant ? { id, from, to } : undefined;
      }
    }
    return undefined;
  }

  /** The phrase that some words are, in this very case or as an inflection. */
  #lookUp(text: string): string | undefined {
    const exact = inThisCase(text);
    if (exact !== exact.toLowerCase() && this.#phrases.has(exact)) return exact;
    const phrase = normalized(text);
    const lastWord = phrase.lastIndexOf(' ') + 1;
    return baseForms(phrase.slice(lastWord))
      .map((form) => phrase.slice(0, lastWord) + form)
      .find((form) => this.#phrases.has(form));
  }

  /** Whether a term is not merely part of a compound, such as `bert-base` or `logs/loss`. */
  #isWhole(line: string, from: number, to: number): boolean {
    const before = /[\p{L}\p{N}/-]*$/u.exec(line.slice(0, from))?.[0] ?? '';
    const after = /^[\p{L}\p{N}/'’-]*/u.exec(line.slice(to))?.[0] ?? '';
    if (`${before}${after}`.includes('/')) {
      const parts = `${before}${line.slice(from, to)}${after}`.split('/');
      return parts.every((part) => this.#lookUp(part) !== undefined);
    }
    const isPrefixed = before === '' || before === '-' || PREFIX.test(before);
    return isPrefixed && (!after.startsWith('-') || after === '-' || ENDINGS.test(after));
  }

  #isInContext(phrase: string, line: string, to: number, isElsewhere: boolean): boolean {
    const near = this.#near.get(phrase);
    const notNear = this.#notNear.get(phrase);
    const isCommon = this.#common.has(phrase);
    if (!near && !notNear && !isCommon) return true;
    const plain = normalized(line);
    const isAlone = plain === phrase && !line.includes(':');
    const forms = formsOf(plain);
    const words = new Set(forms.flat());
    const isThere = (word: string): boolean =>
      word.includes(' ') ? ` ${plain} `.includes(` ${word} `) : words.has(word);
    if (notNear?.some(isThere) === true) return false;
    if (isCommon) {
      const others = withoutPhrase(forms, phrase);
      if (
        isOfAnotherField(plain, others, isElsewhere) ||
        this.#isOwnedElsewhere(line.slice(to), others)
      )
        return false;
    }
    return !near || isAlone || near.some(isThere);
  }

  /** Whether a term belongs to something that is neither a term nor named, by the text after it. */
  #isOwnedElsewhere(rest: string, others: readonly string[][]): boolean {
    const after = /^[^.,;:()!?]*/.exec(rest)?.[0] ?? '';
    const isTerm = (word: string): boolean => typeof this.#phrases.get(word) === 'string';
    return !NAMED.test(after) && isOwnedElsewhere(formsOf(normalized(after)), others, isTerm);
  }
}

/**
 * A phrase in lower case and American spelling, without accents and with single spaces between its words:
 * `Back-Propagation` is `back propagation`.
 */
export function normalized(phrase: string): string {
  const plain = phrase.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  return (plain.match(WORD) ?? []).map(american).join(' ');
}

/** A phrase with single spaces between its words, in the case that it is written in. */
export function inThisCase(phrase: string): string {
  return (phrase.match(WORD) ?? []).join(' ');
}

function formsOf(plain: string): string[][] {
  return (plain.match(WORD) ?? []).map(baseForms);
}

/** The words of a line that are not those of a phrase. */
function withoutPhrase(forms: readonly string[][], phrase: string): readonly string[][] {
  const own = new Set(phrase.split(' '));
  return forms.filter((word) => !word.some((form) => own.has(form)));
}

function american(word: string): string {
  return word
    .replace(/isation(s?)$/, 'ization$1')
    .replace(/(?<=..)is(e|ed|er|ers|es|ing)$/, 'iz$1')
    .replace(/(?<=neighb|behavi|col)our/, 'or');
}

function wordsOf(line: string): Word[] {
  return [...line.matchAll(WORD)].map(({ index, 0: text }): Word => {
    return { from: index, to: index + text.length };
  });
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
  if (/[^s]s$/.test(noun)) forms.push(noun.slice(0, -1));
  const stem = /^(.{3,})(?:ed|ing)$/.exec(noun)?.[1];
  if (stem !== undefined) {
    forms.push(stem, `${stem}e`);
    if (stem.at(-1) === stem.at(-2)) forms.push(stem.slice(0, -1));
  }
  return forms;
}
