import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { normalized, Terms } from '../../../src/content/index.js';
import { readContent, termsOf } from '../../../tools/content.js';

const FIXTURES = 'test/fixtures/terms';
/** Phrases that need a word of their field beside them, unless they are alone. */
const AMBIGUOUS = 26;

function linesOf(file: string): string[] {
  const text = readFileSync(`${FIXTURES}/${file}`, 'utf8');
  return text.split('\n').filter((line) => line !== '' && !line.startsWith('# '));
}

describe('the terms of the content', () => {
  const { drafts } = readContent('content');
  const index = termsOf(drafts);
  const terms = new Terms(index);
  const titles = new Map(
    drafts.map(({ entry }) => [entry.id, entry.title ?? entry.id.replaceAll('-', ' ')]),
  );

  it('are found in lines as people write them, and only there', () => {
    const lines = linesOf('comments.txt');
    assert.ok(lines.length >= 650);
    assert.deepEqual(lines.flatMap(wrongIn), []);
  });

  it('are not found in lines of other fields', () => {
    const lines = linesOf('otherFields.txt');
    assert.ok(lines.length >= 600);
    assert.deepEqual(lines.flatMap(wrongIn), []);
  });

  it('are about every phrase of the cheatsheet, whole and at each of its words', () => {
    const phrases = linesOf('phrases.txt');
    assert.ok(phrases.length >= 442);
    assert.deepEqual(
      phrases.filter((phrase) => !isFound(phrase, phrase)),
      [],
    );
  });

  it('are about nearly every phrase of the cheatsheet inside a sentence', () => {
    const missed = linesOf('phrases.txt').filter((one) => !isFound(`We explain ${one} here.`, one));
    assert.ok(missed.length <= AMBIGUOUS, missed.join(', '));
    for (const phrase of missed) assert.ok(Object.hasOwn(index.near, normalized(phrase)), phrase);
  });

  function wrongIn(line: string): string[] {
    const [marked = '', expected] = line.split(' → ');
    const text = marked.replaceAll(/[⟦⟧]/g, '');
    const found = terms.at(text, marked.indexOf('⟦') + 1);
    const answer = found ? titles.get(found.id) : 'nothing';
    return answer === expected ? [] : [`${line}, not ${answer ?? ''}`];
  }

  function isFound(line: string, phrase: string): boolean {
    const from = line.indexOf(phrase);
    return [...phrase.matchAll(/[\p{L}\p{N}]+/gu)].every((word) => {
      const found = terms.at(line, from + word.index + 1);
      return found?.from === from && found.to === from + phrase.length;
    });
  }
});
