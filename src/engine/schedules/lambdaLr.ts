import { defineSchedule } from './define.js';
import { lambdaOf, lambdaParams } from './shared/lambdas.js';

/** https://docs.pytorch.org/docs/2.13/generated/torch.optim.lr_scheduler.LambdaLR.html */
export default defineSchedule({
  id: 'lambda_lr',
  label: 'LambdaLR',
  forms: [
    {
      name: 'torch.optim.lr_scheduler.LambdaLR',
      signature: 'optimizer, lr_lambda, last_epoch=-1',
    },
  ],
  tex: String.raw`\eta_t = \eta_0 \, \lambda(t)`,
  text: 'lr = base_lr · lr_lambda(epoch)',
  params: lambdaParams,
  callbacks: ['lr_lambda'],
  rule: (params, _group, { lr_lambda = lambdaOf(params) }) => ({
    rate: ({ baseLr, epoch }) => baseLr * lr_lambda(epoch),
  }),
});
