import { EngineError } from '../error.js';
import { defineComposite } from './define.js';

/**
 * Each part steps in turn on the rate that the one before it left, so only those that multiply the
 * rate in force add up; one that computes it from the base rate overrides those before it.
 *
 * https://docs.pytorch.org/docs/2.13/generated/torch.optim.lr_scheduler.ChainedScheduler.html
 */
export default defineComposite({
  id: 'chained_scheduler',
  label: 'ChainedScheduler',
  forms: [
    {
      name: 'torch.optim.lr_scheduler.ChainedScheduler',
      signature: 'schedulers, optimizer=None',
    },
  ],
  tex: String.raw`\eta_t = \left(s_n \circ \dots \circ s_1\right)(\eta_{t-1})`,
  text: 'all schedulers step, one after the other, on the same lr',
  compose: (parts, _group, milestones) => {
    if (milestones) throw new EngineError('milestones', 'ChainedScheduler takes no milestones');
    const step = () => {
      for (const part of parts) part.step();
    };
    return {
      needsMetric: false,
      step,
      begin: step,
      restart() {
        throw new EngineError(
          'milestones',
          'PyTorch cannot restart a ChainedScheduler at a milestone',
        );
      },
      undo() {
        for (const part of parts) part.undo();
      },
    };
  },
});
