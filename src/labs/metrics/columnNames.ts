/** The words and numbers of a name, e.g. `['p', 'not', 'spam']` of `P(not_spam)` and `pNotSpam`. */
export function tokensOf(name: string): string[] {
  const words = name
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .match(/(?<![\p{L}\p{N}])-\d+(?:\.\d+)?|\d+(?:\.\d+)?|\p{L}+/gu);
  return words ? words.map((word) => (/^-?\d/.test(word) ? String(Number(word)) : word)) : [];
}

const SCORE_WORDS = new Set(
  (
    'score scores prob probs proba probas probability probabilities confidence conf logit logits p pr ' +
    'softmax sigmoid likelihood margin logprob logprobs decision certainty risk'
  ).split(' '),
);
const OUTPUT_WORDS = new Set(
  'pred preds prediction predictions predicted predict yhat hat output outputs out'.split(' '),
);
const LABEL = [
  /^y([ _-]?(true|test|val|valid|real|actual|label|labels|gt))?s?$/i,
  /^(true|actual|gold|real|correct|expected|reference|ground[ _-]?truth|gt)[ _-]?(y|label|labels|class|classes|target|targets|value|outcome|category|sentiment|answer)?s?$/i,
  /^(label|target|truth|outcome|ground[ _-]?truth|gold|annotation|class|category|response)s?([ _-]?(true|id|idx|name|gt|test))?s?$/i,
] as const;
const PREDICTION =
  /^(y[ _-]?)?(pred|predict|predicted|prediction|hat|output|guess|inferred|estimated?|model[ _-]?(output|prediction))s?([ _-]?(label|class|y|value|category|name|id|idx|target|sentiment))?s?$|^(label|class|target|category)[ _-]?(pred|predicted|prediction|hat)s?$/i;
const WEIGHT = /^(sample|class|instance|row)[ _-]?weights?$/i;
/** Of a row, or else a feature such as the weight of a body. */
const MAYBE_WEIGHT = /^weights?$|^counts?$/i;
const MODEL = /^(model|run|system|method|classifier|estimator|algorithm)([ _-]?(name|id))?$/i;
const ID =
  /(^|[ _-])(id|ids|idx|index|indices|uuid|guid|key|row|rownum|no|nr|number|file|filename|path|image|img|sample|name|text|url|sentence|timestamp|time|date|fold|seed|batch)$|^(unnamed: ?\d+|level_0)$|[a-z]Id$|^(id|idx|index)[ _-]/i;
const NOT_SCORE =
  /(^|[ _-])(loss|losses|threshold|thresh|latency|duration|entropy|rank|length|len|age|size|count|weight|error)s?$/i;

/** How much a name says that the column holds scores: 3 as a probability, 2 as a score, 1 as an output. */
export function scoreName(name: string): number {
  const tokens = tokensOf(name);
  if (NOT_SCORE.test(name)) return 0;
  if (tokens.some((word) => /^(prob|probs|proba|probas|probability|probabilities)$/.test(word)))
    return 3;
  if (tokens.some((word) => SCORE_WORDS.has(word))) return 2;
  return tokens.some((word) => OUTPUT_WORDS.has(word)) ? 1 : 0;
}

/** How much a name says that the column holds true classes: 3 the most. */
export function labelName(name: string): number {
  if (PREDICTION.test(name)) return 0;
  if (LABEL[1].test(name) || /^y[ _-]?true$/i.test(name)) return 3;
  if (LABEL[0].test(name) || LABEL[2].test(name)) return 2;
  const tokens = tokensOf(name);
  const isLabel = tokens.some((word) => /^(label|target|truth|gt|true)s?$/.test(word));
  return isLabel && scoreName(name) === 0 ? 1 : 0;
}

export function isPredictionName(name: string): boolean {
  return PREDICTION.test(name);
}

export function isWeightName(name: string): boolean {
  return WEIGHT.test(name);
}

export function mayBeWeightName(name: string): boolean {
  return MAYBE_WEIGHT.test(name);
}

export function isModelName(name: string): boolean {
  return MODEL.test(name);
}

export function isIdName(name: string): boolean {
  return ID.test(name);
}

/** A name that says that a higher number is less like the positive class or of no class at all. */
export function isLossName(name: string): boolean {
  return NOT_SCORE.test(name);
}

const FILLERS = new Set('y of class for label target is the model'.split(' '));

/** Whether a word says only that something is a score. */
export function isScoreWord(word: string): boolean {
  return SCORE_WORDS.has(word) || OUTPUT_WORDS.has(word) || FILLERS.has(word);
}
