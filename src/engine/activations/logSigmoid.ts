import { logSigmoid, sigmoid } from '../special/logistic.js';
import { defineActivation } from './define.js';

/** The logarithm of the logistic function, without overflow on either side. */
export default defineActivation({
  id: 'log_sigmoid',
  label: 'LogSigmoid',
  forms: [
    { name: 'torch.nn.LogSigmoid', signature: '' },
    { name: 'torch.nn.functional.logsigmoid', signature: 'input' },
  ],
  tex: String.raw`\operatorname{LogSigmoid}(x) = \log \frac{1}{1 + e^{-x}}`,
  text: 'LogSigmoid(x) = −log(1 + exp(−x))',
  params: {},
  f: logSigmoid,
  df: (x) => sigmoid(-x),
  d2f: (x) => -sigmoid(x) * sigmoid(-x),
});
