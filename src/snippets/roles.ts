import type { Knowledge, NamedObject } from '../python/index.js';
import type { Snippet } from './catalogue.js';

/** What is known about the packages' classes. */
export interface Types extends Knowledge {
  /** The known classes that a class is made from, nearest first. */
  bases(type: string): readonly string[];
}

/** What a name of the snippets stands for, and how it is known in a file that calls it otherwise. */
export interface Role {
  /** Other names that people give it. */
  readonly names: readonly string[];
  /** Whether an object may be it by its class or by how it was made; without it the name decides. */
  readonly fits?: (object: NamedObject, types: Types) => boolean;
  /** Whether an object of that name is something else all the same. */
  readonly isOther?: (object: NamedObject, types: Types) => boolean;
  /** What tells its names from those of its twin, e.g. `train`. */
  readonly hint?: RegExp;
  readonly twin?: RegExp;
  /** Whether a function of the file may be it. */
  readonly mayBeFunction?: boolean;
  /** Whether an object that fits is but a part of another one. */
  readonly isPart?: (object: NamedObject) => boolean;
}

const TRAINING = /train|trn|(^|_)tr(_|$)/i;
const VALIDATION = /val|dev|eval|test|tst|hold_?out|(^|_)(va|te|ts)(_|$)/i;

const MODULE = 'torch.nn.Module';
const CLASSIFIER = 'sklearn.base.ClassifierMixin';
/** Estimators that predict no class unless they are classifiers too. */
const OTHER_ESTIMATORS = [
  'sklearn.base.RegressorMixin',
  'sklearn.base.ClusterMixin',
  'sklearn.base.DensityMixin',
  'sklearn.base.OutlierMixin',
  'sklearn.base.TransformerMixin',
];
const ESTIMATOR = 'sklearn.base.BaseEstimator';
const PIPELINE = 'sklearn.pipeline.Pipeline';
const SCHEDULERS = ['lr_scheduler', 'sched', 'scheduler'];

/** By the names that `snippets/README.md` lists. */
const ROLES: Readonly<Record<string, Role>> = {
  model: {
    names: ['net', 'network'],
    fits: (object, types) => isModel(object, types),
    isOther: (object, types) => isForeign(object, (type) => isA(type, MODULE, types)),
    isPart: isLayer,
  },
  'model of scikit-learn': {
    names: ['clf', 'classifier', 'regressor', 'estimator', 'pipeline'],
    fits: ({ types: all, made = '' }, types) =>
      all.some((type) => isA(type, ESTIMATOR, types)) || isMadeEstimator(made),
    isOther: (object, types) => isForeign(object, (type) => isA(type, ESTIMATOR, types)),
  },
  'classifier of scikit-learn': {
    names: ['clf', 'classifier', 'estimator', 'pipeline'],
    fits: ({ types: all, lastTypes, made = '' }, types) =>
      (isMadeEstimator(made) ? [...all, PIPELINE] : all).some((type) =>
        mayClassify(type, lastTypes, types),
      ),
    isOther: (object, types) =>
      isForeign(object, (type) => mayClassify(type, object.lastTypes, types)),
  },
  ddp_model: {
    names: ['ddp'],
    fits: ({ types }) => types.includes('torch.nn.parallel.DistributedDataParallel'),
  },
  averaged: {
    names: ['ema', 'ema_model'],
    fits: ({ types }) => types.includes(AVERAGED),
    isOther: ({ types }) => !types.includes(AVERAGED),
  },
  optimizer: {
    names: ['opt', 'optim'],
    fits: isOptimizer,
    isOther: (object, types) =>
      isForeign(object, (type) => isA(type, OPTIMIZER, types)) || isLbfgs(object),
  },
  scheduler: schedulerRole('epoch'),
  step_scheduler: schedulerRole('step'),
  plateau: schedulerRole('plateau'),
  criterion: {
    names: ['loss_fn', 'loss_func', 'loss_function'],
    mayBeFunction: true,
    fits: isLoss,
    isOther: ({ types }) => types.some((type) => type.endsWith('Loss') && !isLossType(type)),
  },
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
    fits: ({ types: all }, types) =>
      all.some((type) => isA(type, 'torch.utils.data.Dataset', types)),
    hint: TRAINING,
    twin: VALIDATION,
  },
  device: {
    names: ['dev'],
    fits: ({ types }) => types.includes(DEVICE),
    isOther: (object) => isForeign(object, isDevice) || /^[[{]/.test(object.made ?? ''),
  },
  labels: {
    names: ['targets', 'train_labels', 'y'],
    isOther: ({ types, made = '', leftBy }) =>
      leftBy !== undefined ||
      isPredicted(made) ||
      (types.some((type) => type.includes('.')) && !types.includes('torch.Tensor')),
  },
  inputs: { names: ['images', 'x', 'xb', 'data', 'features'], isOther: isNoBatch },
  targets: { names: ['target', 'yb'], isOther: isNoBatch },
  logits: { names: ['outputs', 'output'], isOther: isNoBatch },
  epochs: {
    names: [
      'num_epochs',
      'n_epochs',
      'max_epochs',
      'total_epochs',
      'EPOCHS',
      'NUM_EPOCHS',
      'N_EPOCHS',
    ],
    isOther: ({ made = '' }) => /^(range\(|[[({"'])/.test(made),
  },
  num_classes: { names: ['n_classes', 'NUM_CLASSES', 'N_CLASSES'] },
  X: { names: ['features', 'x'], isOther: isNoArray },
  y: { names: ['labels', 'targets', 'target'], isOther: isNoArray },
  X_train: { names: ['x_train', 'train_X', 'train_x'] },
  y_train: { names: ['train_y', 'train_labels'] },
  X_test: { names: ['x_test', 'test_X', 'test_x'] },
  y_test: { names: ['test_y', 'test_labels'] },
  y_pred: { names: ['preds', 'y_hat'] },
  y_score: { names: ['y_prob', 'y_proba', 'y_scores'] },
};

/** What a name stands for in a snippet: a `model` of scikit-learn is not one of PyTorch. */
export function roleOf(name: string, { needs, category }: Snippet): Role | undefined {
  const estimator = category === 'Classification' ? 'classifier' : 'model';
  const key = name === 'model' && !needs.includes('torch') ? `${estimator} of scikit-learn` : name;
  return isRole(key) ? ROLES[key] : undefined;
}

/** Whether an object has a name that snippets mean something else by: `model` of an average. */
export function isMisnamed(object: NamedObject, types: Types): boolean {
  return isRole(object.name) && ROLES[object.name]?.isOther?.(object, types) === true;
}

/** Whether snippets look for an object by this name. */
export function isRole(name: string): boolean {
  return Object.hasOwn(ROLES, name);
}

const DEVICE = 'torch.device';
const OPTIMIZER = 'torch.optim.Optimizer';
const AVERAGED = 'torch.optim.swa_utils.AveragedModel';

const NO_NETWORK = /^torch(metrics|vision\.transforms)\.|\.Module(Dict|List)$|Loss$/;

/** A network: no loss, no metric, and no average of another one's weights. */
export function isModel({ types: all }: NamedObject, types: Types): boolean {
  return (
    all.some((type) => isA(type, MODULE, types)) &&
    !all.some((type) => type === AVERAGED || NO_NETWORK.test(type))
  );
}

/** Whether a network is a copy of another one, as a teacher or an average is. */
export function isCopy({ made = '' }: NamedObject): boolean {
  return /\b(deepcopy|AveragedModel)\(/.test(made);
}

/** Whether it runs a network on several devices. */
export function isParallel({ types }: NamedObject): boolean {
  return types.some((type) => /^torch\.nn\.(.*\.)?(Distributed)?DataParallel$/.test(type));
}

/** Whether it is but a part of a network, as `act = nn.GELU()` or `head`. */
export function isLayer({ name, types }: NamedObject): boolean {
  if (/head|layer|block|pool|^act/.test(name)) return true;
  return types.every((type) => /^torch\.nn\.(?!Sequential$|Module$|Transformer$)\w+$/.test(type));
}

/** One that takes a step by itself; LBFGS needs a closure. */
export function isOptimizer(object: NamedObject, types: Types): boolean {
  return object.types.some((type) => isA(type, OPTIMIZER, types)) && !isLbfgs(object);
}

function isLbfgs({ types }: NamedObject): boolean {
  return types.includes('torch.optim.LBFGS');
}

/** Whether it is known to be of a package's class, and of none that fits; averages are no models. */
function isForeign({ types, made = '' }: NamedObject, fits: (type: string) => boolean): boolean {
  if (types.length === 0 && isMadeEstimator(made)) return !fits(PIPELINE);
  const known = types.filter((type) => type.includes('.'));
  return types.includes(AVERAGED) || (known.length > 0 && !known.some(fits));
}

/** What functions make whose types the packages do not say: those of scikit-learn, and joblib's. */
function isMadeEstimator(made: string): boolean {
  return /^((\w+\.)*make_(pipeline|union|column_transformer)|joblib\.load)\(/.test(made);
}

/** A device, or what PyTorch takes for one: `"cuda:0"`, 0. */
function isDevice(type: string): boolean {
  return type === DEVICE || /^builtins\.(str|int|float)$/.test(type);
}

/** What a schedule waits for before it moves on. */
type Pace = 'step' | 'epoch' | 'plateau';

function schedulerRole(pace: Pace): Role {
  return {
    names: SCHEDULERS,
    fits: (object) => object.types.some(isSchedule) && paceOf(object) === pace,
    isOther: (object) => paceOf(object) !== pace || isForeign(object, isSchedule),
  };
}

function isSchedule(type: string): boolean {
  return type.startsWith('torch.optim.lr_scheduler.') || type === 'torch.optim.swa_utils.SWALR';
}

function paceOf({ name, types, made = '' }: NamedObject): Pace {
  if (types.some((type) => type.endsWith('.ReduceLROnPlateau'))) return 'plateau';
  const isBySteps =
    types.some((type) => /\.(OneCycleLR|CyclicLR)$/.test(type)) ||
    /\bstep_scheduler\b/.test(name) ||
    /\blambda (step|it|iteration|current_step)\b|\blen\(|\w*_steps\b|\bsteps\b(?!_per)/.test(made);
  return isBySteps ? 'step' : name === 'plateau' ? 'plateau' : 'epoch';
}

/** What a model said; the largest of something else, such as a one-hot code, may be the truth. */
function isPredicted(made: string): boolean {
  if (!made.includes('argmax')) return made.includes('predict');
  return /(?<![\w.])[A-Za-z]\w*\(|model|logit|output|prob|pred|score/.test(made);
}

/** What a loop left behind, a number, and an array of NumPy. */
function isNoBatch({ leftBy, made = '' }: NamedObject): boolean {
  return leftBy !== undefined || isNumber(made) || /^(np|numpy)\./.test(made);
}

function isNumber(text: string): boolean {
  return /^[\d_.]+$/.test(text);
}

/** An array for scikit-learn is neither a number nor a tensor. */
function isNoArray({ types, made = '' }: NamedObject): boolean {
  return isNumber(made) || types.includes('torch.Tensor');
}

function isLoader({ types }: NamedObject): boolean {
  return types.includes('torch.utils.data.DataLoader');
}

function isLoss({ types }: NamedObject): boolean {
  return types.some(isLossType);
}

/** A loss of outputs and targets, and of nothing else. */
function isLossType(type: string): boolean {
  if (/\.(CTC|\w*Triplet\w*|GaussianNLL|MarginRanking|CosineEmbedding)Loss$/.test(type))
    return false;
  return (
    type.endsWith('Loss') ||
    /^torch\.nn\.functional\.(\w+_loss|cross_entropy|binary_cross_entropy\w*)$/.test(type)
  );
}

/** A classifier, or an estimator of which it depends on what is inside it: of a pipeline the last step. */
function mayClassify(type: string, inner: readonly string[], types: Types): boolean {
  if (isA(type, CLASSIFIER, types)) return true;
  if (!isA(type, ESTIMATOR, types)) return false;
  if (OTHER_ESTIMATORS.some((other) => isA(type, other, types))) return false;
  const steps = inner.filter((one) => isA(one, ESTIMATOR, types));
  if (type !== PIPELINE || steps.length === 0) return true;
  return steps.some((one) => mayClassify(one, [], types));
}

function isA(type: string, base: string, types: Types): boolean {
  return type === base || types.bases(type).some((one) => isA(one, base, types));
}
