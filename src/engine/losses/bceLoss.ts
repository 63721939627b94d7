import { EngineError } from '../error.js';
import { tensor } from '../params.js';
import { weightOf } from './weights.js';
import { defineLoss, reduction } from './define.js';

/** Binary cross-entropy of probabilities; logarithms are held above −100, as in PyTorch. */
export default defineLoss({
  id: 'bce_loss',
  label: 'BCELoss',
  forms: [
    {
      name: 'torch.nn.BCELoss',
      signature: "weight=None, size_average=None, reduce=None, reduction='mean'",
    },
    {
      name: 'torch.nn.functional.binary_cross_entropy',
      signature: "input, target, weight=None, size_average=None, reduce=None, reduction='mean'",
    },
  ],
  tex: String.raw`\ell(x, y) = -\left[y \log x + (1 - y) \log(1 - x)\right]`,
  text: 'loss = −(target · log(input) + (1 − target) · log(1 − input))',
  params: { reduction, weight: tensor('The weight of each element, or of each column.') },
  operands: { input: 'element', target: 'element' },
  differentiable: ['input'],
  per: 'element',
  kernel({ operands: { input, target }, gradients, values, columns }, { weight }) {
    const weigh = weightOf('weight', weight, input.length, columns);
    for (let i = 0; i < input.length; i++) {
      const x = input[i]!;
      const y = target[i]!;
      checkUnit('input', x);
      checkUnit('target', y);
      values[i] = weigh(i) * cost(x, y);
      gradients.input[i] = weigh(i) * slope(x, y);
    }
    return undefined;
  },
  curve: { variable: 'input', targets: [1, 0], domain: [0, 1], f: cost, df: slope },
});

/** PyTorch holds it in single precision. */
const LEAST = Math.fround(1e-12);

function cost(x: number, y: number): number {
  return (y - 1) * Math.max(Math.log1p(-x), -100) - y * Math.max(Math.log(x), -100);
}

function slope(x: number, y: number): number {
  return (x - y) / Math.max((1 - x) * x, LEAST);
}

function checkUnit(name: string, value: number): void {
  if (value >= 0 && value <= 1) return;
  throw new EngineError(name, `every element of ${name} must be between 0 and 1, got ${value}`);
}
