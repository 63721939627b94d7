import { EngineError } from '../error.js';
import { defineMetric, type Score } from './define.js';
import { finiteNumbers, requireLength, type NumericArray } from './input/arrays.js';
import { completeOptions } from './input/options.js';

const options = {};

/**
 * The area under a curve by the trapezoidal rule.
 *
 * @param x ascending or descending, at least two points, shape (m).
 * @param y shape (m).
 * @throws {EngineError} for fewer points, other lengths, or an `x` that turns back.
 * @see https://scikit-learn.org/stable/modules/generated/sklearn.metrics.auc.html
 */
export function auc(
  x: NumericArray,
  y: NumericArray,
  given?: Readonly<Record<string, never>>,
): Score {
  completeOptions(options, given);
  requireLength('y', y, x.length);
  if (x.length < 2) throw new EngineError('x', `x must have at least 2 points, got ${x.length}`);
  const [abscissae, ordinates] = [finiteNumbers('x', x), finiteNumbers('y', y)];
  let area = 0;
  let [rises, falls] = [false, false];
  for (let i = 1; i < abscissae.length; i++) {
    const step = abscissae[i]! - abscissae[i - 1]!;
    if (step > 0) rises = true;
    if (step < 0) falls = true;
    area += (step * (ordinates[i]! + ordinates[i - 1]!)) / 2;
  }
  if (rises && falls)
    throw new EngineError('x', 'x must ascend or descend, got one that turns back');
  return { value: falls ? -area : area, warnings: [] };
}

export default defineMetric({
  id: 'auc',
  label: 'Area under a curve',
  forms: [{ name: 'sklearn.metrics.auc', signature: 'x, y' }],
  tex: String.raw`\sum_i (x_{i+1} - x_i)\, \frac{y_i + y_{i+1}}{2}`,
  text: 'AUC = Σ (x[i+1] − x[i]) (y[i] + y[i+1]) / 2',
  task: 'ranking',
  options,
  compute: auc,
});
