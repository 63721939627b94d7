import { defineCalls, Refusal } from '../define.js';
import { grouped } from '../text.js';

/** Batches that a worker makes in advance by default. */
const PREFETCHED = 2;

export default defineCalls({
  names: ['torch.utils.data.DataLoader'],
  facts: [
    (call) => {
      const workers = call.count('num_workers');
      const isLone = workers === 0;
      if (isLone && !call.isNone('prefetch_factor')) {
        throw new Refusal('`prefetch_factor` needs `num_workers` of 1 or more');
      }
      if (isLone && call.flag('persistent_workers')) {
        throw new Refusal('`persistent_workers` needs `num_workers` of 1 or more');
      }
      if (isLone) return 'no workers: the training waits while each batch is made';
      const factor = call.isNone('prefetch_factor') ? PREFETCHED : call.count('prefetch_factor');
      const batches = workers * factor;
      const ahead = `${workers} processes keep up to **${batches}** batches ready`;
      if (call.isNone('batch_size') || !call.isNone('batch_sampler')) return ahead;
      return `${ahead}, ${grouped(batches * call.count('batch_size', 1))} samples in memory`;
    },
    (call) =>
      call.count('num_workers') > 0 && !call.flag('persistent_workers')
        ? 'the processes start anew each epoch; `persistent_workers=True` keeps them'
        : undefined,
    (call) => {
      if (!call.isNone('batch_sampler')) {
        const excluded = [
          call.gives('batch_size') && call.number('batch_size') !== 1,
          !call.isNone('shuffle') && call.flag('shuffle'),
          !call.isNone('sampler'),
          call.flag('drop_last'),
        ];
        if (excluded.includes(true)) {
          throw new Refusal(
            '`batch_sampler` excludes `batch_size`, `shuffle`, `sampler` and `drop_last`',
          );
        }
        return undefined;
      }
      if (!call.isNone('sampler') && !call.isNone('shuffle') && call.flag('shuffle')) {
        throw new Refusal('`sampler` and `shuffle` exclude each other');
      }
      if (call.isNone('batch_size')) {
        if (call.flag('drop_last')) throw new Refusal('`drop_last` needs a `batch_size`');
        return 'single samples, no batches';
      }
      const size = call.count('batch_size', 1);
      return call.flag('drop_last')
        ? `⌊samples / ${size}⌋ batches, the rest is left out`
        : `⌈samples / ${size}⌉ batches, the last one can be smaller`;
    },
  ],
});
