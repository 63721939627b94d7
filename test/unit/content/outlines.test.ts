import assert from 'node:assert/strict';
import { withOutlines } from '../../../src/content/outlines.js';
import { OutlineTable } from '../../../tools/content/outlineTable.js';
import { drawFormula } from '../../../tools/formulas.js';

/** The outline behind every letter of an SVG, in the order in which they are drawn. */
function letters(svg: string): (string | undefined)[] {
  const outlines = new Map(
    [...svg.matchAll(/<path id="([^"]+)" d="([^"]+)"/g)].map(([, id, d]) => [id, d]),
  );
  return [...svg.matchAll(/href="#([^"]+)"/g)].map(([, id]) => outlines.get(id));
}

describe('the outlines of formulas', () => {
  it('are kept once, and come back as they were drawn', async () => {
    const table = new OutlineTable();
    for (const tex of [String.raw`\frac{a + b}{\sqrt a}`, 'b + c', String.raw`\sum_i a_i`, 'a']) {
      const { svg } = await drawFormula(tex);
      const taken = table.take(svg);
      assert.doesNotMatch(taken, /<defs|id=/);
      const restored = withOutlines(taken, table.outlines);
      assert.ok(letters(svg).length > 0 && !letters(svg).includes(undefined), tex);
      assert.deepEqual(letters(restored), letters(svg), tex);
    }
    assert.equal(new Set(table.outlines).size, table.outlines.length);
  });

  it('are refused where a drawing points to what it does not define', () => {
    assert.throws(() => new OutlineTable().take('<svg><use href="#a"/></svg>'), /points to #a/);
    assert.throws(() => new OutlineTable().take('<svg><defs><g/></defs></svg>'), /defines <g\/>/);
  });
});
