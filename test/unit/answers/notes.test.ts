import assert from 'node:assert/strict';
import { sortedNotes } from '../../../src/answers/hover/notes.js';

const UNKNOWN = 'not known before the code runs';

describe('what could not be read', () => {
  it('is one sentence', () => {
    const { others } = sortedNotes([
      `\`in_channels=in_ch\` is ${UNKNOWN}.`,
      `\`out_channels=out_ch\` is ${UNKNOWN}.`,
      `\`in_ch\` is ${UNKNOWN}.`,
      `\`*rest\` and \`f(a=1)\` are ${UNKNOWN}.`,
    ]);
    assert.deepEqual(others, [`\`in_ch\`, \`out_ch\`, \`*rest\` and \`f(a=1)\` are ${UNKNOWN}.`]);
  });

  it('is not said again where it is said what was assumed', () => {
    const assumed = `\`lr=cfg.lr\` is ${UNKNOWN}: drawn with the default 0.001.`;
    const { others } = sortedNotes([assumed, `\`lr=cfg.lr\` is ${UNKNOWN}.`, assumed]);
    assert.deepEqual(others, [assumed]);
    assert.deepEqual(sortedNotes([`\`cfg.lr\` is ${UNKNOWN}.`, assumed]).others, [assumed]);
  });

  it('keeps what was assumed for each', () => {
    const two = [
      `\`alpha=a\` is ${UNKNOWN}: drawn with the default 1.0.`,
      `\`beta=b\` is ${UNKNOWN}: drawn with the default 2.0.`,
    ];
    assert.deepEqual(sortedNotes(two).others, two);
    assert.deepEqual(sortedNotes([`\`x==y\` is ${UNKNOWN}.`]).others, [`\`x==y\` is ${UNKNOWN}.`]);
  });

  it('is apart from what is refused', () => {
    const refused = 'PyTorch refuses this: `dim` must be below 2.';
    assert.deepEqual(sortedNotes(['One.', refused, 'Two.', refused]), {
      refusals: [refused],
      others: ['One.', 'Two.'],
    });
  });
});
