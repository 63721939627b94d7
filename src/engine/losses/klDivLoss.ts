import { choice, flag } from '../params.js';
import { definePointwiseLoss } from './pointwise.js';

/** Kullback–Leibler divergence, one term; the input is a log-probability. */
export default definePointwiseLoss({
  id: 'kl_div_loss',
  label: 'KLDivLoss',
  forms: [
    {
      name: 'torch.nn.KLDivLoss',
      signature: "size_average=None, reduce=None, reduction='mean', log_target=False",
    },
    {
      name: 'torch.nn.functional.kl_div',
      signature:
        "input, target, size_average=None, reduce=None, reduction='mean', log_target=False",
    },
  ],
  tex: String.raw`\ell(x, y) = y\,(\log y - x)`,
  text: 'loss = target · (log(target) − input)',
  special: [
    {
      when: { log_target: true },
      tex: String.raw`\ell(x, y) = e^{y}\,(y - x)`,
      text: 'loss = exp(target) · (target − input)',
    },
  ],
  params: {
    reduction: choice({
      default: 'mean',
      options: ['mean', 'batchmean', 'sum', 'none'],
      description:
        "'batchmean', the divergence itself, divides by the rows; 'mean' by the elements.",
    }),
    log_target: flag({ default: false, description: 'The target is a log-probability too.' }),
  },
  targets: [0.5, 0.1, 0.9],
  domain: [-6, 0],
  value: (x, y, { log_target }) => {
    if (log_target) return Math.exp(y) * (y - x);
    return (y === 0 ? 0 : y * Math.log(y)) - y * x;
  },
  slope: (_x, y, { log_target }) => (log_target ? -Math.exp(y) : -y),
});
