/** What a column of a log is called, and what that says. */
export interface LogName {
  readonly words: readonly string[];
  /** Whether it is of data that the model is trained on. */
  readonly split: 'train' | 'heldOut' | undefined;
  /** 0 for a validation, more for a test. */
  readonly splitRank: number;
  readonly kind: 'loss' | 'likeLoss' | 'accuracy' | 'bare' | undefined;
  /** The words that say which part or which kind of a loss or accuracy it is. */
  readonly rest: readonly string[];
  /** Whether it says that it is of a whole epoch or of a single step. */
  readonly per: 'epoch' | 'step' | undefined;
  /** The whole, of which others are parts. */
  readonly isTotal: boolean;
}

const HELD_OUT: Readonly<Record<string, number>> = {
  ...{ val: 0, valid: 0, validation: 0, validate: 0, validating: 0, vld: 0, vali: 0, heldout: 0 },
  ...{ dev: 0.1, eval: 0.2, evaluation: 0.2, evaluate: 0.2, holdout: 0.2, oof: 0.2, cv: 0.2 },
  ...{ test: 1, testing: 1, tst: 1 },
};
const TRAIN = new Set('train training trn tr learn fit trains'.split(' '));
const LOSSES = new Set('loss losses'.split(' '));
const LIKE_LOSSES = new Set(
  (
    'logloss mlogloss nll nlls ce xent crossentropy bce mse rmse mae mape msle rmsle error err merror perplexity ppl ' +
    'objective cost elbo l1 l2 huber deviance wer cer bpb bpc energy box obj dfl'
  ).split(' '),
);
/** Quantities that have to do with a loss and are none that should fall. */
const NO_LOSS = new Set(
  (
    'best min max minimum maximum lowest ratio factor scale scaler scaling weight weights coef coeff coefficient std var ' +
    'variance stderr delta diff difference gap improvement improved patience threshold lr rate time duration count ' +
    'num previous prev target norm grad gradient sec second seconds eta ms'
  ).split(' '),
);
const FILLERS = new Set(
  (
    'epoch epochs step steps iter iteration batch avg average mean metrics metric log logs the running per final ' +
    'scalars data model set split on of in s a total overall full combined sum all end history summary smoothed ' +
    'performance categorical binary sparse multiclass top1 top 1 multi tag'
  ).split(' '),
);
const TOTAL = new Set('total overall full combined sum all'.split(' '));

/** Words of other languages, and signs. */
const FOREIGN: Readonly<Record<string, string>> = {
  ...{ epoche: 'epoch', epochen: 'epoch', época: 'epoch', epoca: 'epoch', époque: 'epoch' },
  ...{ schritt: 'step', paso: 'step', étape: 'step', trainings: 'train', validierungs: 'val' },
  ...{ trainingsverlust: 'train loss', validierungsverlust: 'val loss', testverlust: 'test loss' },
  ...{ verlust: 'loss', perte: 'loss', pérdida: 'loss', perdida: 'loss' },
  ...{ genauigkeit: 'accuracy', précision: 'accuracy', entrenamiento: 'train', validación: 'val' },
  ...{ 轮次: 'epoch', 训练损失: 'train loss', 验证损失: 'val loss', 损失: 'loss' },
};

/** The words of a name, e.g. `['val', 'loss']` of `valLoss`, `val_loss`, `val/loss` and `valloss`. */
export function wordsOf(name: string): string[] {
  if (name.trim() === '#') return ['step']; // spaCy's counter of steps
  return name
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .replace(/cross[ _-]?entropy/g, 'crossentropy')
    .replace(/log[ _-]loss\b/g, 'logloss')
    .split(/[^\p{L}\d@]+/u)
    .flatMap((word) =>
      (FOREIGN[word] ?? word)
        .replace(/^v(?=(loss|acc)$)/, 'val')
        .replace(/^t(?=(loss|acc)$)/, 'train')
        .replace(
          /^(train|training|trn|tr|val|valid|validation|vld|test|eval|dev)(?=(loss|acc)(es|uracy|1|@1)?$)/,
          '$1 ',
        )
        .replace(
          /^(loss|acc|accuracy)(?=(train|training|val|valid|validation|test|eval|dev)$)/,
          '$1 ',
        )
        .replace(/^(loss|losses)(\d+)$/, '$1 $2')
        .split(' '),
    )
    .filter((word) => word !== '');
}

/** What a column's name says. */
export function readName(name: string): LogName {
  const words = wordsOf(name);
  const heldOut = words.flatMap((word) => HELD_OUT[word] ?? []);
  const isTrain = words.some((word) => TRAIN.has(word));
  const split = heldOut.length > 0 ? 'heldOut' : isTrain ? 'train' : undefined;
  const kind = kindOf(words);
  const per =
    words.includes('epoch') || words.includes('epochs')
      ? 'epoch'
      : words.some((word) => /^(step|steps|batch|iter|iteration)$/.test(word))
        ? 'step'
        : undefined;
  return {
    words,
    split,
    splitRank: Math.max(0, ...heldOut),
    kind,
    rest: words.filter((word) => !isPlain(word)),
    per,
    isTotal: words.some((word) => TOTAL.has(word)),
  };
}

/** Words that say for how many classes a loss is, which one part of a sum may be called by. */
export function isKindOfLoss(word: string): boolean {
  return /^(categorical|binary|sparse|multiclass)$/.test(word);
}

function isSplit(word: string): boolean {
  return word in HELD_OUT || TRAIN.has(word);
}

function isAccuracyWord(word: string): boolean {
  return (
    /^acc(uracy|uracies|@?1)?$/.test(word) ||
    word === 'top1' ||
    word === 'prec1' ||
    word === 'prec@1'
  );
}

/** A word that does not tell one loss of the same data from another. */
function isPlain(word: string): boolean {
  return (
    isSplit(word) ||
    LOSSES.has(word) ||
    isAccuracyWord(word) ||
    FILLERS.has(word) ||
    /^\d+$/.test(word)
  );
}

function kindOf(words: readonly string[]): LogName['kind'] {
  if (words.some((word) => NO_LOSS.has(word))) return undefined;
  if (words.some((word) => LOSSES.has(word))) return 'loss';
  if (words.some(isAccuracyWord)) {
    const isOther = words.some((word) => /^(top)?([2-9]|\d\d+)$/.test(word));
    return words.includes('top') && isOther ? undefined : 'accuracy';
  }
  if (words.some((word) => LIKE_LOSSES.has(word))) return 'likeLoss';
  if (words[0] === 'l' && words.length > 1) return 'likeLoss'; // `l_pix` of BasicSR
  return words.length > 0 && words.some(isSplit) && words.every(isPlain) && !isStepName(words)
    ? 'bare'
    : undefined;
}

const STEP =
  /^((global|train|training|trainer|current|cumulative|total|cum) )?(epochs?|steps?|iters?|iterations?|it|itr|ite|batch(es)?|updates?|rounds?|boosting rounds?|ep|niter|nstep|env steps?|timesteps?|timestep|episodes?|samples?( seen)?|tokens?( seen)?|examples?( seen)?|images?|generation)( (idx|num|number|no|id|index|count))?$/;
/** Counters that do not count what training loops count, or count very finely. */
const FINE = /(sample|token|example|image|time)/;

export function isStepName(words: readonly string[]): boolean {
  return STEP.test(words.join(' '));
}

/** Lower for the counter that a log is usually drawn over. */
export function stepRank(words: readonly string[]): number {
  const name = words.join(' ');
  if (/^ep(ochs?)?( (idx|num|number|no|id|index|count))?$/.test(name)) return 0;
  if (FINE.test(name)) return 3;
  return name.includes('batch') ? 2 : 1;
}
