import { argument, type CallParts } from '../syntax/callParts.js';
import type { Knowledge } from './knowledge.js';

const TENSOR = 'torch.Tensor';
const TENSORS = 'tuple[torch.Tensor, ...]';
const PAIR = 'tuple[torch.Tensor, torch.Tensor]';

/** What is returned where PyTorch's own signatures do not say it, by type and names behind a prefix. */
const UNSIGNED: readonly (readonly [prefix: string, type: string, names: string])[] = [
  [
    'torch.Tensor',
    TENSORS,
    'chunk dsplit hsplit split split_with_sizes tensor_split unbind unsafe_chunk unsafe_split vsplit',
  ],
  ['torch.Tensor', TENSOR, 'norm resize_as share_memory_ to_sparse_coo unflatten'],
  ['torch.Tensor', 'float', 'dim element_size item ndim ndimension nelement numel itemsize nbytes'],
  [
    'torch.Tensor',
    'bool',
    'requires_grad is_cuda is_leaf is_floating_point is_complex is_contiguous',
  ],
  [
    'torch',
    TENSORS,
    'broadcast_tensors chunk dsplit hsplit meshgrid split split_with_sizes tensor_split unbind unsafe_chunk unsafe_split vsplit',
  ],
  ['torch', TENSOR, 'block_diag cdist chain_matmul norm tensordot'],
  ['torch.autograd', TENSORS, 'grad'],
  ['torch.linalg', TENSOR, 'multi_dot'],
  ['torch.nn.functional', TENSOR, 'conv_tbc sigmoid softsign tanh tanhshrink upsample'],
  ['torch.nn.GRU', PAIR, 'forward'],
  ['torch.nn.RNN', PAIR, 'forward'],
  ['torch.nn.LSTM', 'tuple[torch.Tensor, tuple[torch.Tensor, torch.Tensor]]', 'forward'],
  ['torch.nn.Module', 'Iterator[torch.nn.Parameter]', 'parameters'],
  ['torch.nn.Module', 'Iterator[torch.Tensor]', 'buffers'],
  ['torch.nn.Module', 'Iterator[torch.nn.Module]', 'children modules'],
  ['torch.nn.Module', 'Iterator[tuple[str, torch.nn.Parameter]]', 'named_parameters'],
  ['torch.nn.Module', 'Iterator[tuple[str, torch.Tensor]]', 'named_buffers'],
  ['torch.nn.Module', 'Iterator[tuple[str, torch.nn.Module]]', 'named_children named_modules'],
  ['torch.nn.Module', 'dict[str, torch.Tensor]', 'state_dict'],
  ['torch.nn.Module', 'torch.nn.Module', 'get_submodule'],
  ['torch.nn.Module', 'bool', 'training'],
];

const unsigned = new Map(
  UNSIGNED.flatMap(([prefix, type, names]) =>
    names.split(' ').map((name): [string, string] => [`${prefix}.${name}`, type]),
  ),
);

/** The type of a property, or of what a function returns whatever it is given. */
export function returnType(knowledge: Knowledge, name: string): string | undefined {
  return unsigned.get(name) ?? knowledge.returns(name);
}

/** Reductions that give one tensor, or values and indices where they are told a dimension. */
const REDUCTIONS = /^torch\.(Tensor\.)?(?:max|min|median|nanmedian)$/;
/** Pooling that gives the indices too where it is asked to. */
const POOLING = /^torch\.nn\.functional\.(?:(?:adaptive|fractional)_)?max_pool[123]d$/;
const UNIQUE = /^torch\.(Tensor\.)?unique(?:_consecutive)?$/;
const NONZERO = /^torch\.(Tensor\.)?nonzero$/;

/**
 * The type of what a call returns that depends on the arguments; the empty text where that cannot be told,
 * `undefined` where it does not depend on them.
 */
export function typeByArguments(
  name: string,
  parts: CallParts,
  isNumeric: (index: number) => boolean | undefined,
): string | undefined {
  const { positional, keywords, isOpen } = parts;
  const isUnclear = isOpen || positional.some(({ isStarred }) => isStarred);
  if (name === 'torch.Tensor.size' || name === 'torch.Tensor.stride') {
    if (isUnclear) return '';
    const one = name.endsWith('size') ? 'torch.Size' : 'tuple[int, ...]';
    return positional.length + keywords.size > 0 ? 'int' : one;
  }
  const reduction = REDUCTIONS.exec(name);
  if (reduction) {
    if (isUnclear) return '';
    const first = reduction[1] === undefined ? 1 : 0;
    if (keywords.has('dim')) return PAIR;
    if (positional.length <= first)
      return keywords.has('other') ? TENSOR : keywords.size > 0 ? '' : TENSOR;
    if (positional.length > first + 1) return PAIR;
    const answer = isNumeric(first);
    return answer === undefined ? '' : answer ? PAIR : TENSOR;
  }
  if (POOLING.test(name)) {
    if (isUnclear || keywords.has('return_indices')) return '';
    const most = name.includes('adaptive') ? 2 : name.includes('fractional') ? 4 : 6;
    return positional.length <= most ? TENSOR : '';
  }
  const unique = UNIQUE.exec(name);
  if (unique) {
    const first = unique[1] === undefined ? 1 : 0;
    const returnsMore = ['return_inverse', 'return_counts'].some((one) => keywords.has(one));
    return isUnclear || returnsMore || positional.length > first + 1 ? '' : TENSOR;
  }
  if (NONZERO.test(name)) return isUnclear || keywords.has('as_tuple') ? '' : TENSOR;
  if (name === 'torch.where') {
    if (isUnclear) return '';
    return positional.length + keywords.size > 1 ? TENSOR : TENSORS;
  }
  return undefined;
}

/** Functions that give back what they are given, or a copy or wrapper of it that answers as it does. */
const SAME = new Set([
  'copy.copy',
  'copy.deepcopy',
  'torch.amp.GradScaler.scale',
  'torch.compile',
  'torch.nn.utils.remove_spectral_norm',
  'torch.nn.utils.remove_weight_norm',
  'torch.nn.utils.spectral_norm',
  'torch.nn.utils.weight_norm',
  'torch.nn.utils.parametrizations.orthogonal',
  'torch.nn.utils.parametrizations.spectral_norm',
  'torch.nn.utils.parametrizations.weight_norm',
]);

const KEYWORDS = new Map([
  ['copy.copy', 'x'],
  ['copy.deepcopy', 'x'],
  ['torch.amp.GradScaler.scale', 'outputs'],
  ['torch.compile', 'model'],
]);

/** The argument that a call gives back. */
export function givenBack(name: string, parts: CallParts): ReturnType<typeof argument> {
  if (!SAME.has(name)) return undefined;
  const keyword = KEYWORDS.get(name) ?? 'module';
  return argument(parts, 0, keyword);
}

/** Classes of modules that hold another one as `module` and give what it gives. */
export const WRAPPERS: ReadonlySet<string> = new Set([
  'torch.nn.DataParallel',
  'torch.nn.parallel.DistributedDataParallel',
  'torch.optim.swa_utils.AveragedModel',
]);

/** Layers that give the indices too where their constructor is told so, and how many arguments come before that. */
const POOLS = /^torch\.nn\.(Adaptive|Fractional|)MaxPool[123]d$/;

/** The type of what a layer gives that depends on how it was made; `''` where that cannot be told. */
export function typeOfLayer(name: string, made: CallParts | undefined): string | undefined {
  const pool = POOLS.exec(name);
  if (!pool) return undefined;
  const most = pool[1] === 'Adaptive' ? 1 : pool[1] === 'Fractional' ? 3 : 4;
  if (!made || made.isOpen || made.keywords.has('return_indices')) return '';
  const isUnclear = made.positional.some(({ isStarred }) => isStarred);
  return isUnclear || made.positional.length > most ? '' : TENSOR;
}
