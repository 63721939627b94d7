import type { Names } from '../../src/content/index.js';

/** The classes whose objects fill a program of these packages. */
const CLASSES = [
  ...['torch.Tensor', 'torch.nn.Module', 'torch.nn.Parameter', 'torch.optim.Optimizer'],
  ...['torch.optim.lr_scheduler.LRScheduler', 'torch.utils.data.DataLoader', 'torch.Size'],
  ...[
    'torch.amp.GradScaler',
    'torch.utils.tensorboard.SummaryWriter',
    'torch.distributions.Distribution',
  ],
  ...['sklearn.base.BaseEstimator', 'sklearn.base.ClassifierMixin', 'sklearn.base.RegressorMixin'],
  ...['sklearn.base.TransformerMixin', 'sklearn.pipeline.Pipeline', 'torchmetrics.Metric'],
];

/** Members that objects of Python itself have, too. */
const OF_PYTHON = new Set([
  ...[
    'add',
    'append',
    'clear',
    'close',
    'copy',
    'count',
    'data',
    'decode',
    'encode',
    'extend',
    'fill',
  ],
  ...['flush', 'format', 'get', 'index', 'insert', 'items', 'join', 'keys', 'name', 'names', 'pop'],
  ...[
    'read',
    'remove',
    'replace',
    'reverse',
    'sort',
    'split',
    'start',
    'stop',
    'strip',
    'sub',
    'type',
  ],
  ...[
    'types',
    'update',
    'values',
    'write',
    'lower',
    'upper',
    'real',
    'imag',
    'set',
    'value',
    'version',
  ],
]);

/** The names of members by which a reader takes an object for one of these packages'. */
export function torchMembers(names: Names): ReadonlySet<string> {
  const isOfClass = (name: string): boolean =>
    CLASSES.includes(name.slice(0, name.lastIndexOf('.')));
  return new Set([...names.leaves(isOfClass)].filter((leaf) => !OF_PYTHON.has(leaf)));
}
