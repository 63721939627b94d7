import assert from 'node:assert/strict';
import { parametersOf } from '../../../../src/python/index.js';

describe('a signature', () => {
  it('is split at its own commas, not at those in brackets and strings', () => {
    const text = "params, lr=0.001, betas=(0.9, 0.999), sep=', ', *, items=[1, {'a': 2}]";
    assert.deepEqual(
      parametersOf(text).map(({ name, kind, fallback }) => [name, kind, fallback?.text]),
      [
        ['params', 'any', undefined],
        ['lr', 'any', '0.001'],
        ['betas', 'any', '(0.9, 0.999)'],
        ['sep', 'any', "', '"],
        ['items', 'keyword', "[1, {'a': 2}]"],
      ],
    );
  });

  it('tells how each argument may be given', () => {
    const kinds = parametersOf('a, /, b, *rest, c, **others').map(({ name, kind }) => [name, kind]);
    assert.deepEqual(kinds, [
      ['a', 'position'],
      ['b', 'any'],
      ['rest', 'positions'],
      ['c', 'keyword'],
      ['others', 'keywords'],
    ]);
  });

  it('may be empty or broken', () => {
    assert.deepEqual(parametersOf(''), []);
    assert.deepEqual(parametersOf('*, '), []);
    assert.equal(parametersOf('a=(').length, 1);
  });
});
