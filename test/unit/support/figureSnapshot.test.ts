import assert from 'node:assert/strict';
import { figureDifference, figureSnapshot } from './figureSnapshot.js';

const PICTURE =
  '<svg><path d="M1.04,2.26L-3,4e-7" stroke-width="2.25"></path><text x="0.37">0.25</text></svg>';

describe('a kept picture', () => {
  it('has its coordinates rounded, its words and widths as they are', () => {
    assert.equal(
      figureSnapshot(PICTURE),
      '<svg>\n<path d="M1,2.3L-3,0" stroke-width="2.25">\n</path>\n<text x="0.4">0.25</text>\n</svg>\n',
    );
  });
  it('equals one whose last digits differ', () => {
    const other = PICTURE.replace('2.26', '2.34').replace('0.37', '0.34');
    assert.equal(figureDifference(figureSnapshot(other), figureSnapshot(PICTURE)), undefined);
  });
  for (const [what, from, to] of [
    ['a coordinate', '2.26', '2.5'],
    ['a number in a word', '0.25', '0.26'],
    ['a width of a line', '2.25', '2.3'],
    ['the number of points', 'L-3,', 'L0,0L-3,'],
  ] as const) {
    it(`differs in ${what}`, () => {
      const other = PICTURE.replace(from, to);
      assert.match(figureDifference(figureSnapshot(other), figureSnapshot(PICTURE)) ?? '', /^line/);
    });
  }
});
