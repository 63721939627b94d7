import { EngineError } from '../error.js';
import { defineComposite } from './define.js';

/**
 * Every part takes its first step when it is made and acts on the same rate; then the rate is set
 * back, the first part begins once more, and each later one is restarted at its milestone by its
 * closed form where it has one. Hence `MultiplicativeLR` multiplies at its own epoch 0.
 *
 * PyTorch cannot restart a composition: where the milestone of a `SequentialLR` or
 * `ChainedScheduler` is reached, it raises `NotImplementedError`, and this throws. The part that is
 * first starts one step ahead, as in PyTorch.
 *
 * https://docs.pytorch.org/docs/2.13/generated/torch.optim.lr_scheduler.SequentialLR.html
 */
export default defineComposite({
  id: 'sequential_lr',
  label: 'SequentialLR',
  forms: [
    {
      name: 'torch.optim.lr_scheduler.SequentialLR',
      signature: 'optimizer, schedulers, milestones, last_epoch=-1',
    },
  ],
  tex: String.raw`\eta_t = \eta^{(i)}_{t - m_i}, \quad m_i \le t < m_{i+1}`,
  text: 'one scheduler after another, the next one from each milestone on',
  compose: (parts, group, milestones) => {
    if (!milestones?.every(Number.isInteger)) {
      throw new EngineError('milestones', 'milestones must be a list of integers');
    }
    if (milestones.length !== parts.length - 1) {
      throw new EngineError(
        'milestones',
        `milestones must be one fewer than the schedulers, got ${milestones.length} for ${parts.length}`,
      );
    }
    let epoch = 0;
    group.lr = group.initialLr ?? group.lr;
    for (const part of parts) part.undo();
    parts[passed(milestones, 0)]!.begin();
    const step = () => {
      epoch += 1;
      const now = passed(milestones, epoch);
      if (now > 0 && milestones[now - 1] === epoch) parts[now]!.restart();
      else parts[now]!.step();
    };
    return {
      needsMetric: false,
      step,
      begin: step,
      restart() {
        throw new EngineError('milestones', 'PyTorch cannot restart a SequentialLR at a milestone');
      },
      undo() {
        for (const part of parts) part.undo();
      },
    };
  },
});

/** How many of the sorted milestones are not after `epoch`, by bisection as PyTorch counts them. */
function passed(milestones: readonly number[], epoch: number): number {
  let low = 0;
  let high = milestones.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (epoch < milestones[middle]!) high = middle;
    else low = middle + 1;
  }
  return low;
}
