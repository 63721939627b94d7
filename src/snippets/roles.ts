import type { Knowledge, NamedObject } from '../python/index.js';

/** What is known about the packages' classes. */
export interface Types extends Knowledge {
  /** The known classes that a class is made from, nearest first. */
  bases(type: string): readonly string[];
}

/** What a name of the snippets stands for, and how it is known in a file that calls it otherwise. */
interface Role {
  /** Other names that people give it. */
  readonly names: readonly string[];
  /** Whether an object of this class may be it; without it the name alone decides. */
  readonly fits?: (type: string, types: Types) => boolean;
  /** What tells its names from those of its twin, e.g. `train`. */
  readonly hint?: RegExp;
  readonly twin?: RegExp;
}

const TRAINING = /train|trn/i;
const VALIDATION = /val|dev|eval|test/i;

/** By the names that `snippets/README.md` lists. */
const ROLES: Readonly<Record<string, Role>> = {
  model: {
    names: ['net', 'network'],
    fits: (type, types) => isA(type, 'torch.nn.Module', types) && !isLoss(type),
  },
  'model of scikit-learn': {
    names: ['clf', 'classifier', 'regressor', 'estimator', 'pipeline'],
    fits: (type, types) => isA(type, 'sklearn.base.BaseEstimator', types),
  },
  optimizer: {
    names: ['opt', 'optim'],
    fits: (type, types) => isA(type, 'torch.optim.Optimizer', types),
  },
  scheduler: {
    names: ['lr_scheduler', 'sched'],
    fits: (type) => type.startsWith('torch.optim.lr_scheduler.'),
  },
  criterion: { names: ['loss_fn', 'loss_func', 'loss_function'], fits: isLoss },
  train_loader: {
    names: ['trainloader', 'train_dataloader', 'train_dl', 'loader', 'dataloader', 'dl'],
    fits: isLoader,
    hint: TRAINING,
    twin: VALIDATION,
  },
  val_loader: {
    names: ['valloader', 'val_dataloader', 'valid_loader', 'val_dl', 'test_loader', 'testloader'],
    fits: isLoader,
    hint: VALIDATION,
    twin: TRAINING,
  },
  dataset: {
    names: ['ds', 'train_set', 'train_dataset'],
    fits: (type, types) => isA(type, 'torch.utils.data.Dataset', types),
  },
  device: { names: ['dev'], fits: (type) => type === 'torch.device' },
  inputs: { names: ['images', 'x', 'xb', 'data', 'features'] },
  targets: { names: ['labels', 'target', 'y', 'yb'] },
  logits: { names: ['outputs', 'output', 'scores'] },
  epochs: { names: ['num_epochs', 'n_epochs', 'max_epochs', 'EPOCHS', 'NUM_EPOCHS'] },
  num_classes: { names: ['n_classes', 'NUM_CLASSES', 'N_CLASSES'] },
  X: { names: ['features', 'x'] },
  y: { names: ['labels', 'targets', 'target'] },
  X_train: { names: ['x_train', 'train_X', 'train_x'] },
  y_train: { names: ['train_y', 'train_labels'] },
  X_test: { names: ['x_test', 'test_X', 'test_x'] },
  y_test: { names: ['test_y', 'test_labels'] },
};

/** More are not offered. */
const MOST = 6;

/** Of so many objects the types are looked at, the nearest first. */
const NEAR = 50;

/**
 * The names of a file that a snippet's name may stand for, the likeliest first: its own name where the
 * file has it, then objects of its type, then names that are usual for it. Empty if the file has none.
 *
 * @param objects what the file has at the place, innermost and latest first.
 * @param needs the packages of the snippet: a `model` of scikit-learn is not one of PyTorch.
 */
export function namesFor(
  name: string,
  objects: readonly NamedObject[],
  types: Types,
  needs: readonly string[],
): readonly string[] {
  const role = name === 'model' && !needs.includes('torch') ? 'model of scikit-learn' : name;
  const own = objects.some((one) => one.name === name) ? [name] : [];
  const known = Object.hasOwn(ROLES, role) ? ROLES[role] : undefined;
  if (!known) return own;
  const { names, fits, hint, twin } = known;
  const others = objects.filter(({ name }) => !Object.hasOwn(ROLES, name));
  const typed = others
    .slice(0, NEAR)
    .filter(
      ({ name, types: all }) =>
        fits !== undefined && twin?.test(name) !== true && all.some((type) => fits(type, types)),
    );
  const named = names.filter((name) =>
    others.some((one) => one.name === name && (!fits || one.types.length === 0)),
  );
  const hinted = typed.filter(({ name }) => hint?.test(name) === true);
  const made = typed.filter((one) => !isLayer(one));
  const likely = [hinted, made, typed].find((some) => some.length > 0) ?? [];
  const found = [...own, ...likely.map(({ name }) => name)];
  return [...new Set(found.length > 0 ? found : named)].slice(0, MOST);
}

/** Whether the file has no more than a layer of PyTorch's own there, as `act = nn.GELU()`. */
function isLayer({ types }: NamedObject): boolean {
  return types.every((type) => /^torch\.nn\.(?!Sequential$|Module$|Transformer$)\w+$/.test(type));
}

function isLoader(type: string): boolean {
  return type === 'torch.utils.data.DataLoader';
}

function isLoss(type: string): boolean {
  return (
    type.endsWith('Loss') ||
    /^torch\.nn\.functional\.(\w+_loss|cross_entropy|binary_cross_entropy\w*)$/.test(type)
  );
}

function isA(type: string, base: string, types: Types): boolean {
  return type === base || types.bases(type).some((one) => isA(one, base, types));
}
