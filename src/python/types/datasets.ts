import { argument, callParts } from '../syntax/callParts.js';
import { listOf } from './containers.js';
import type { Evaluator } from './evaluator.js';
import type { Knowledge } from './knowledge.js';
import {
  each,
  instance,
  itemsOf,
  known,
  mappingOf,
  STRING,
  UNKNOWN,
  type Meaning,
  type Meanings,
} from './meaning.js';
import { isNumeric, isTensor } from './tensors.js';

const DATA = 'torch.utils.data';
const TENSOR = instance('torch.Tensor');

type Instance = Extract<Meaning, { kind: 'instance' }>;

/** Whether a class of torch gives the items of a dataset. */
export function isOfData(type: string): boolean {
  return type.startsWith(`${DATA}.`);
}

/** What iterating over a data loader or dataset gives, where the file shows what the dataset holds. */
export function itemsOfData({ type, call }: Instance, asking: Evaluator): Meanings {
  if (!call) return UNKNOWN;
  const { node, source } = call;
  const evaluator = asking.in(source);
  const parts = callParts(source.text, node);
  const dataset = argument(parts, 0, 'dataset');
  return evaluator.once(`data ${node.from} ${node.to}`, () => {
    switch (type) {
      case `${DATA}.TensorDataset`: {
        const tensors = listOf(parts.positional, evaluator);
        const [list] = known(tensors);
        if (list?.kind !== 'items') return UNKNOWN;
        return itemsOf(
          list.items.map((): Meanings => [TENSOR]),
          list.isEndless,
        );
      }
      case `${DATA}.Subset`:
        return dataset ? itemsOfDataset(evaluator.of(dataset), evaluator) : UNKNOWN;
      case `${DATA}.DataLoader`: {
        const isPlain = !parts.isOpen && !parts.keywords.has('collate_fn');
        const size = argument(parts, 1, 'batch_size');
        if (!isPlain || parts.positional.length > 6 || size?.name === 'None') return UNKNOWN;
        if (!dataset) return UNKNOWN;
        return collated(itemsOfDataset(evaluator.of(dataset), evaluator), evaluator.knowledge);
      }
      default:
        return UNKNOWN;
    }
  });
}

/** What `dataset[0]` is. */
function itemsOfDataset(datasets: Meanings, evaluator: Evaluator): Meanings {
  return each(datasets, (dataset) => {
    if (dataset.kind === 'instance') return itemsOfData(dataset, evaluator);
    if (dataset.kind !== 'ownInstance') return UNKNOWN;
    return each(evaluator.attribute([dataset], '__getitem__'), (method) =>
      method.kind === 'ownFunction' ? evaluator.result(method, method.node) : UNKNOWN,
    );
  });
}

/** A batch of such samples, as the data loader puts it together by itself. */
function collated(samples: Meanings, knowledge: Knowledge): Meanings {
  const together = (some: Meanings): Meanings => collated(some, knowledge);
  return each(samples, (sample) => {
    if (isTensor(sample, knowledge) || isNumeric(sample)) return [TENSOR];
    if (sample.kind === 'instance' && sample.type === 'builtins.str')
      return itemsOf([STRING], true);
    if (sample.kind === 'items') return itemsOf(sample.items.map(together), sample.isEndless);
    if (sample.kind !== 'mapping') return UNKNOWN;
    const entries = [...(sample.entries ?? [])].map(([key, one]): [string, Meanings] => [
      key,
      together(one),
    ]);
    return mappingOf(sample.keys, together(sample.values), sample.entries && new Map(entries));
  });
}
