import { defineCalls, layers } from '../define.js';
import { Refusal } from '../refusals.js';
import { significant } from '../text.js';
import { mustHaveAxes, mustHaveLeast } from '../windows.js';

export default defineCalls({
  names: [
    ...layers('Dropout', 'Dropout1d', 'Dropout2d', 'Dropout3d'),
    ...['dropout', 'dropout1d', 'dropout2d', 'dropout3d'].map(
      (name) => `torch.nn.functional.${name}`,
    ),
  ],
  output: (call, input) => {
    if (call.leaf === 'Dropout1d') mustHaveAxes(input, 2, 3);
    else if (call.leaf === 'Dropout2d') mustHaveLeast(input, 2);
    return input;
  },
  facts: [
    (call) => {
      const p = call.number('p');
      if (!(p >= 0 && p <= 1)) throw new Refusal(`\`p\` must be between 0 and 1, got ${p}`);
      if (p === 1) return 'zeroes everything in training';
      const what = /\dd$/.test(call.leaf) ? 'channels' : 'elements';
      const kept = significant(100 * (1 - p));
      return `in training keeps ${kept} % of the ${what} and multiplies them by 1 / (1 − ${p}) = **${significant(1 / (1 - p))}**`;
    },
  ],
});
