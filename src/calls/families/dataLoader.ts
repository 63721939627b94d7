import { defineCalls } from '../define.js';
import { grouped } from '../text.js';

/** Batches that a worker makes in advance by default. */
const PREFETCHED = 2;

export default defineCalls({
  names: ['torch.utils.data.DataLoader'],
  facts: [
    (call) => {
      const workers = call.count('num_workers');
      if (workers === 0) return 'no workers: the training waits while each batch is made';
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
      if (!call.isNone('batch_sampler')) return undefined;
      if (call.isNone('batch_size')) return 'single samples, no batches';
      const size = call.count('batch_size', 1);
      if (size === 1) return 'batches of one sample: `batch_size` is 1';
      return call.flag('drop_last')
        ? `⌊samples / ${size}⌋ batches, the rest is left out`
        : `⌈samples / ${size}⌉ batches, the last one can be smaller`;
    },
  ],
});
