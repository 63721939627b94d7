import { defineSchedule } from './define.js';
import { lambdaOf, lambdaParams } from './shared/lambdas.js';

/** https://docs.pytorch.org/docs/2.13/generated/torch.optim.lr_scheduler.MultiplicativeLR.html */
export default defineSchedule({
  id: 'multiplicative_lr',
  label: 'MultiplicativeLR',
  forms: [
    {
      name: 'torch.optim.lr_scheduler.MultiplicativeLR',
      signature: 'optimizer, lr_lambda, last_epoch=-1',
    },
  ],
  tex: String.raw`\eta_t = \eta_{t-1} \, \lambda(t)`,
  text: 'lr = lr · lr_lambda(epoch)',
  params: { ...lambdaParams, lr_lambda: { ...lambdaParams.lr_lambda, default: 'constant' } },
  callbacks: ['lr_lambda'],
  rule: (params, _group, { lr_lambda = lambdaOf(params) }) => ({
    rate: ({ lr, epoch, initial }) => (initial ? lr : lr * lr_lambda(epoch)),
  }),
});
