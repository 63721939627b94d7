import { defineChecks, faultOf, type Rule, type Together } from '../define.js';
import { isTrue, kindOf, numberOf, type Kind } from '../kind.js';
import { listOf, number, ofKind, optional, whole, word } from '../vocabulary.js';

const data = (...leaves: readonly string[]): string[] =>
  leaves.map((leaf) => `torch.utils.data.${leaf}`);

const boolean = ofKind('True or False', 'bool');
/** A whole number, not a bool. */
const size: Rule = {
  text: 'a whole number of 1 or more',
  takes: (value) => kindOf(value) !== 'bool' && whole({ least: 1 }).takes(value),
};

const NUMBERS: ReadonlySet<Kind> = new Set(['int', 'float', 'bool', 'None']);
/** Something that has a length. */
const sized: Rule = {
  text: 'a dataset',
  takes: (value) => !NUMBERS.has(kindOf(value)),
};
const someSamples: Rule = {
  text: 'a dataset with samples',
  takes: (value) => sized.takes(value) && isTrue(value) !== false,
};

const datasets: Rule = {
  text: 'a list of datasets',
  takes: (value) => {
    if (value.kind !== 'sequence') return someSamples.takes(value);
    return value.items.length > 0 && value.items.every((item) => sized.takes(item));
  },
};

const NEEDS_WORKERS = 'needs `num_workers` of 1 or more';

/** Options of worker processes, which a loader without any refuses. */
const workersFor: Together = (call) => {
  if (call.number('num_workers') !== 0) return undefined;
  if (call.isSome('prefetch_factor')) {
    return { parameter: 'prefetch_factor', sentence: `\`prefetch_factor\` ${NEEDS_WORKERS}` };
  }
  if (call.isTrue('persistent_workers')) {
    return { parameter: 'persistent_workers', sentence: `\`persistent_workers\` ${NEEDS_WORKERS}` };
  }
  return undefined;
};

const sampleOnce: Together = (call) => {
  if (!call.isTrue('shuffle') || !call.isSome('sampler')) return undefined;
  return { parameter: 'shuffle', sentence: '`sampler` and `shuffle` exclude each other' };
};

const batchOnce: Together = (call) => {
  if (!call.isSome('batch_sampler')) return undefined;
  const size = call.value('batch_size');
  const excluded = [
    size && kindOf(size) !== 'unknown' && numberOf(size) !== 1 && 'batch_size',
    call.isTrue('shuffle') && 'shuffle',
    call.isSome('sampler') && 'sampler',
    call.isTrue('drop_last') && 'drop_last',
  ].find((one) => one !== false && one !== undefined);
  if (excluded === undefined) return undefined;
  return {
    parameter: excluded,
    sentence: `\`batch_sampler\` and \`${excluded}\` exclude each other`,
  };
};

const contextForWorkers: Together = (call) => {
  if (call.number('num_workers') !== 0 || !call.isSome('multiprocessing_context')) return undefined;
  const sentence = `\`multiprocessing_context\` ${NEEDS_WORKERS}`;
  return { parameter: 'multiprocessing_context', sentence };
};

/** Shuffling draws from all samples, so that their number is needed. */
const shuffled: Together = (call) =>
  call.isTrue('shuffle') && call.isNone('sampler') && call.isNone('batch_sampler')
    ? faultOf(call, { dataset: someSamples })
    : undefined;

/** What the sampler of batches demands that the loader makes. */
const sampled: Together = (call) => {
  if (!call.isNone('batch_sampler') || call.isNone('batch_size')) return undefined;
  return faultOf(call, { batch_size: size, drop_last: boolean });
};

const prefetched: Together = (call) => {
  const workers = call.number('num_workers');
  if (workers === undefined || workers <= 0) return undefined;
  return faultOf(call, { prefetch_factor: optional(number({ least: 0 }, false)) });
};

const dropFromBatches: Together = (call) =>
  call.isNone('batch_size') && call.isNone('batch_sampler') && call.isTrue('drop_last')
    ? { parameter: 'drop_last', sentence: '`drop_last` needs a `batch_size`' }
    : undefined;

const rankBelow: Together = (call) => {
  const [count, rank] = [call.number('num_replicas'), call.number('rank')];
  if (count === undefined || rank === undefined || !(rank < 0 || rank >= count)) return undefined;
  const sentence = `\`rank\` must be from 0 to ${count - 1}, one less than \`num_replicas\``;
  return { parameter: 'rank', sentence };
};

const tensors: Together = (call) => {
  const wrong = call.positional.find((value) => kindOf(value) !== 'unknown');
  if (!wrong) return undefined;
  return {
    parameter: 'tensors',
    sentence: `every argument must be a tensor, got \`${wrong.text}\``,
  };
};

export default defineChecks(
  {
    names: data('DataLoader'),
    takes: {
      num_workers: number({ least: 0 }, false),
      timeout: number({ least: 0 }, false),
      multiprocessing_context: optional(word('fork', 'spawn', 'forkserver')),
    },
    together: [
      shuffled,
      contextForWorkers,
      workersFor,
      prefetched,
      sampleOnce,
      batchOnce,
      dropFromBatches,
      sampled,
    ],
  },
  {
    names: data('ConcatDataset'),
    takes: { datasets },
  },
  {
    names: data('StackDataset'),
    together: [
      (call) => {
        if (call.positional.length > 0 && call.extra.length > 0) {
          const sentence = 'datasets by position and by name exclude each other';
          return { parameter: 'args', sentence };
        }
        const wrong = call.positional.find((value) => !sized.takes(value));
        if (!wrong) return undefined;
        return {
          parameter: 'args',
          sentence: `every argument must be a dataset, got \`${wrong.text}\``,
        };
      },
    ],
  },
  { names: data('DataChunk'), takes: { items: { ...sized, text: 'a list' } } },
  { names: data('TensorDataset'), together: [tensors] },
  {
    names: data('RandomSampler'),
    takes: { replacement: boolean, num_samples: optional(whole({ least: 1 })) },
    together: [
      (call) =>
        call.isNone('num_samples') ? faultOf(call, { data_source: someSamples }) : undefined,
    ],
  },
  {
    names: data('WeightedRandomSampler'),
    takes: { weights: listOf(number()), num_samples: size, replacement: boolean },
  },
  { names: data('BatchSampler'), takes: { batch_size: size, drop_last: boolean } },
  {
    names: data('DistributedSampler'),
    takes: { dataset: sized, num_replicas: optional(number()), rank: optional(number({}, false)) },
    together: [rankBelow],
  },
);
