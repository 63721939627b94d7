import { number } from '../params.js';
import { defineLoss, reduction } from './define.js';

/** Pulls vectors together where the target is 1; where it is −1, apart until their cosine is the margin. */
export default defineLoss({
  id: 'cosine_embedding_loss',
  label: 'CosineEmbeddingLoss',
  forms: [
    {
      name: 'torch.nn.CosineEmbeddingLoss',
      signature: "margin=0.0, size_average=None, reduce=None, reduction='mean'",
    },
    {
      name: 'torch.nn.functional.cosine_embedding_loss',
      signature:
        "input1, input2, target, margin=0, size_average=None, reduce=None, reduction='mean'",
    },
  ],
  tex: String.raw`\ell(a, b, y) = \begin{cases} 1 - \cos(a, b) & y = 1 \\ \max(0,\, \cos(a, b) - \texttt{margin}) & y = -1 \end{cases}`,
  text: 'loss = 1 − cos(input1, input2) if target is 1, max(0, cos(input1, input2) − margin) if it is −1',
  params: {
    reduction,
    margin: number({
      default: 0,
      min: -1,
      max: 1,
      step: 0.05,
      description: 'The cosine below which unlike pairs cost nothing.',
    }),
  },
  operands: { input1: 'element', input2: 'element', target: 'row' },
  differentiable: ['input1', 'input2'],
  per: 'row',
  kernel({ operands: { input1, input2, target }, gradients, values, rows, columns }, { margin }) {
    for (let row = 0; row < rows; row++) {
      const start = row * columns;
      let product = 0;
      let first = EPSILON;
      let second = EPSILON;
      for (let i = start; i < start + columns; i++) {
        product += input1[i]! * input2[i]!;
        first += input1[i]! * input1[i]!;
        second += input2[i]! * input2[i]!;
      }
      const norms = Math.sqrt(first * second);
      const cosine = product / norms;
      values[row] = cost(cosine, target[row]!, margin);
      const slope = slopeOf(cosine, target[row]!, margin);
      for (let i = start; i < start + columns; i++) {
        gradients.input1[i] = slope * (input2[i]! / norms - (cosine * input1[i]!) / first);
        gradients.input2[i] = slope * (input1[i]! / norms - (cosine * input2[i]!) / second);
      }
    }
    return undefined;
  },
  curve: {
    variable: 'cos(input1, input2)',
    targets: [1, -1],
    domain: [-1, 1],
    f: (x, y, { margin }) => cost(x, y, margin),
    df: (x, y, { margin }) => slopeOf(x, y, margin),
  },
});

/** What PyTorch adds to the squared norms; it holds it in single precision. */
const EPSILON = Math.fround(1e-12);

/** A target that is neither 1 nor −1 costs nothing, as in PyTorch. */
function cost(cosine: number, target: number, margin: number): number {
  if (target === 1) return 1 - cosine;
  return target === -1 ? Math.max(cosine - margin, 0) : 0;
}

function slopeOf(cosine: number, target: number, margin: number): number {
  if (target === 1) return -1;
  return target === -1 && cosine >= margin ? 1 : 0;
}
