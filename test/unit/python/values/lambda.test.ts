import assert from 'node:assert/strict';
import { readLambda } from '../../../../src/python/index.js';

/** What the lambda gives at a number. */
function at(text: string, x: number): number {
  const read = readLambda(text);
  assert.ok('compute' in read, 'problem' in read ? read.problem : '');
  return read.compute(x);
}

describe('a lambda of one number', () => {
  const cases: [string, number, number][] = [
    ['lambda epoch: 0.95 ** epoch', 3, 0.95 ** 3],
    ['lambda e: min(1, (e + 1) / 10)', 4, 0.5],
    ['lambda e: 1.0 if e < 10 else 0.5 * (1 + math.cos(math.pi * (e - 10) / 90))', 55, 0.5],
    ['lambda e: 0.1 ** (e // 30)', 61, 0.1 ** 2],
    ['lambda e: -e % 7', 3, 4],
    ['lambda e: 2 ** -e', 2, 0.25],
    ['lambda e: -2 ** 2', 0, -4],
    ['lambda e: 1e-3 + .5', 0, 0.501],
    ['lambda e: 0 if (not e >= 5) and e != 3 else 1', 3, 1],
    ['lambda e: e < 5 or 7', 9, 7],
    ['lambda e: e > 5 and 7', 9, 7],
    ['lambda e: True', 0, 1],
    ['lambda e: np.exp(-e) + sqrt(4)', 0, 3],
    ['lambda e: max(0.01, 1 - e / 100)', 200, 0.01],
    ['lambda e: int(e / 3) + float(1)', 8, 3],
    ['lambda e: 1 / e', 0, NaN],
    ['lambda e: 0 < e < 5', 3, 1],
    ['lambda e: 0 < e < 5', 5, 0],
    ['lambda e: 9 > e >= 5 > 4', 5, 1],
    ['lambda e: not e and 7 or 3', 0, 7],
    ['lambda e: not e and 7 or 3', 1, 3],
  ];
  for (const [text, x, value] of cases) {
    it(`${text} at ${x} is ${value}`, () => {
      const own = at(text, x);
      assert.ok(Object.is(own, value) || Math.abs(own - value) < 1e-15, String(own));
    });
  }

  const refused: [string, string][] = [
    ['lambda e: gamma ** e', 'gamma is not known before the code runs'],
    ['lambda e: f(e)', 'f(e) is not known before the code runs'],
    ['lambda e: e.real', 'e.real is not known before the code runs'],
    [
      'lambda e: __import__("os").system("ls")',
      '__import__("os").system("ls") is not known before the code runs',
    ],
    ['lambda e, f: e', 'lambda e, f: e must take one parameter'],
    ['lambda: 1', 'lambda: 1 must take one parameter'],
    ['warm_up', 'warm_up is not a lambda'],
    ['lambda e: e; print(e)', 'lambda e: e; print(e) is not a lambda'],
    ['lambda e: e and not e or 1', 'not e or 1 is not known before the code runs'],
    ['lambda e:', 'lambda e: is not a lambda'],
    ['', ' is not a lambda'],
    ['lambda e: e +', 'lambda e: e + is not a lambda'],
    ['lambda e: min()', 'min() is not known before the code runs'],
    ['lambda e: constructor', 'constructor is not known before the code runs'],
  ];
  for (const [text, problem] of refused) {
    it(`refused: ${text}`, () => {
      assert.deepEqual(readLambda(text), { problem });
    });
  }
});
