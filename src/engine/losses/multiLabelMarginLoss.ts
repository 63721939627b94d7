import { EngineError } from '../error.js';
import { defineLoss, reduction } from './define.js';

/**
 * Every target class must lead every other class by 1. A row of the target lists classes, and its
 * first −1 ends the list.
 */
export default defineLoss({
  id: 'multi_label_margin_loss',
  label: 'MultiLabelMarginLoss',
  forms: [
    {
      name: 'torch.nn.MultiLabelMarginLoss',
      signature: "size_average=None, reduce=None, reduction='mean'",
    },
    {
      name: 'torch.nn.functional.multilabel_margin_loss',
      signature: "input, target, size_average=None, reduce=None, reduction='mean'",
    },
  ],
  tex: String.raw`\ell(x, y) = \frac{1}{C} \sum_{j \in y} \sum_{i \notin y} \max(0,\, 1 - (x_j - x_i))`,
  text: 'loss = Σ max(0, 1 − (input[j] − input[i])) / classes, over j in target and i not in it',
  params: { reduction },
  operands: { input: 'element', target: 'element' },
  differentiable: ['input'],
  per: 'row',
  kernel({ operands: { input, target }, gradients, values, rows, columns }) {
    const gradient = gradients.input;
    const listed = new Uint8Array(columns);
    for (let row = 0; row < rows; row++) {
      const start = row * columns;
      const end = start + markTargets(target, start, listed);
      for (let at = start; at < end; at++) {
        const j = start + target[at]!;
        for (let c = 0; c < columns; c++) {
          const z = 1 - input[j]! + input[start + c]!;
          if (listed[c] === 1 || !(z > 0)) continue;
          values[row]! += z / columns;
          gradient[start + c]! += 1 / columns;
          gradient[j]! -= 1 / columns;
        }
      }
    }
    return undefined;
  },
  curve: {
    variable: 'input[0] of two classes, with input[1] = 0',
    targets: [0, 1],
    f: (x, y) => Math.max(1 - (y === 0 ? x : -x), 0) / 2,
    df: (x, y) => {
      const sign = y === 0 ? -1 : 1;
      return 1 + sign * x > 0 ? sign / 2 : 0;
    },
  },
});

/** Sets `listed` for the classes of one row's list and returns how many there are. */
function markTargets(target: Float64Array, start: number, listed: Uint8Array): number {
  listed.fill(0);
  let count = listed.length;
  for (let i = 0; i < listed.length; i++) {
    const y = target[start + i]!;
    if (!Number.isInteger(y) || y < -1 || y >= listed.length) {
      const allowed = `-1 or a class from 0 to ${listed.length - 1}`;
      throw new EngineError('target', `target must be ${allowed}, got ${y}`);
    }
    if (y === -1) count = Math.min(count, i);
    else if (i < count) listed[y] = 1;
  }
  return count;
}
