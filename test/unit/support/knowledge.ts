import { Tensors } from '../../../src/libraries/tensors.js';
import type { Kind, Knowledge } from '../../../src/python/index.js';
import { describedOf, readLibraries } from '../../../tools/libraries.js';

/** name → kind, what it returns, the classes it derives from. */
type Facts = Readonly<
  Record<string, readonly [Kind, returns?: string | undefined, ...bases: string[]]>
>;

const MODULE = 'torch.nn.Module';
const LR_SCHEDULER = 'torch.optim.lr_scheduler';
const TENSOR = 'torch.Tensor';

const FACTS: Facts = {
  torch: ['module'],
  'torch.nn': ['module'],
  'torch.nn.functional': ['module'],
  'torch.optim': ['module'],
  'torch.float32': ['dtype'],
  'torch.compile': ['function'],
  'torch.load': ['function'],
  'torch.no_grad': ['class'],
  'torch.randn': ['function', TENSOR],
  'torch.max': ['function', 'tuple[torch.Tensor, torch.Tensor]'],
  'torch.relu': ['function', TENSOR],
  'torch.nn.functional.relu': ['function', TENSOR],
  [TENSOR]: ['class'],
  'torch.Tensor.backward': ['method', 'None'],
  'torch.Tensor.data': ['property', TENSOR],
  'torch.Tensor.item': ['method'],
  'torch.Tensor.relu': ['method', TENSOR],
  'torch.Tensor.split': ['method', 'tuple[torch.Tensor, ...]'],
  'torch.Tensor.to': ['method', TENSOR],
  'torch.Tensor.unsqueeze': ['method', TENSOR],
  'torch.Tensor.view': ['method', TENSOR],
  'torch.nn.Parameter': ['class', undefined, TENSOR],
  [MODULE]: ['class'],
  'torch.nn.Module.__init__': ['method', 'None'],
  'torch.nn.Module.eval': ['method', 'Self'],
  'torch.nn.Module.parameters': ['method', 'Iterator[torch.nn.Parameter]'],
  'torch.nn.Module.to': ['method', 'Self'],
  'torch.nn.ReLU': ['class', undefined, MODULE],
  'torch.nn.ReLU.forward': ['method', TENSOR],
  'torch.nn.GELU': ['class', undefined, MODULE],
  'torch.nn.GELU.forward': ['method', TENSOR],
  'torch.nn.Linear': ['class', undefined, MODULE],
  'torch.nn.Linear.forward': ['method', TENSOR],
  'torch.nn.LSTM': ['class', undefined, MODULE],
  'torch.nn.LSTM.forward': ['method', 'tuple[torch.Tensor, tuple[torch.Tensor, torch.Tensor]]'],
  'torch.nn.Sequential': ['class', undefined, MODULE],
  'torch.nn.Sequential.__iter__': ['method', 'Iterator[torch.nn.Module]'],
  'torch.nn.CrossEntropyLoss': ['class', undefined, MODULE],
  'torch.nn.CrossEntropyLoss.forward': ['method', TENSOR],
  'torch.optim.Optimizer': ['class'],
  'torch.optim.Optimizer.step': ['method'],
  'torch.optim.Optimizer.zero_grad': ['method', 'None'],
  'torch.optim.AdamW': ['class', undefined, 'torch.optim.Optimizer'],
  'torch.optim.SGD': ['class', undefined, 'torch.optim.Optimizer'],
  [`${LR_SCHEDULER}.StepLR`]: ['class'],
  [`${LR_SCHEDULER}.StepLR.step`]: ['method', 'None'],
  'torch.utils.data.DataLoader': ['class'],
  'torch.amp.autocast': ['class'],
  'torch.cuda.amp.autocast': ['class'],
};

const ALIASES: Readonly<Record<string, string>> = {
  'torch.nn.modules.activation.ReLU': 'torch.nn.ReLU',
  'torch.optim.adamw.AdamW': 'torch.optim.AdamW',
};

function canonical(name: string): string | undefined {
  const usual = ALIASES[name] ?? name;
  return usual in FACTS ? usual : undefined;
}

function member(type: string, attribute: string): string | undefined {
  const own = canonical(`${type}.${attribute}`);
  if (own !== undefined) return own;
  const [, , ...bases] = FACTS[type] ?? ['class'];
  return bases.map((base) => member(base, attribute)).find((one) => one !== undefined);
}

const tensors = new Tensors(describedOf(readLibraries()).tensors);

/** A few names of torch, written by hand. */
export const handKnowledge: Knowledge = {
  canonical,
  member,
  kind: (name) => FACTS[name]?.[0],
  returns: (name) => FACTS[name]?.[1],
  tensorOf: (type) => tensors.tensorOf(type),
  tensorWith: (attribute) => tensors.tensorWith(attribute),
};
