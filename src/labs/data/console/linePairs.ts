/** What one line of a console says. */
export interface Line {
  /** Counters such as `epoch`, by their names. */
  readonly counters: ReadonlyMap<string, number>;
  /** Names and numbers. */
  readonly pairs: ReadonlyMap<string, number>;
  /** How many batches an epoch has, where the line says so. */
  readonly batches: number | undefined;
  /** `train` or `val` for what the line says before its first pair. */
  readonly section: string | undefined;
  /** Whether it is a dictionary, whose names say all of what they are. */
  readonly isDictionary: boolean;
}

const NUMBER = String.raw`[-+]?(?:\d[\d_]*\.?\d*(?:[eE][-+]?\d+)?|\.\d+(?:[eE][-+]?\d+)?|[nN]a[nN]\b|NAN\b|[iI]nf(?:inity)?\b)`;
const WORD = String.raw`[\p{L}_][\p{L}\d_@./'()%#+-]*`;
/** Up to three words, a separator, and a number that may be dressed. */
const PAIR = new RegExp(
  String.raw`((?:${WORD} ){0,2}${WORD})["']?(\s*[:=]\s*|\s+)["'[(]*(?:tensor\(|np\.float(?:32|64)\()?\s*(${NUMBER})(?:\s*\/\s*(\d+(?:\.\d+)?))?`,
  'gu',
);
const COUNTER =
  /(?<!best)(?<!best[ _-])\b(epochs?|ep|iter|iters|iteration|steps?|batch|round|global[_ ]?step(?:\/max_steps)?|it|episode|update|trial)\b["']?\s*(?:\(\s*(train|val|valid|test)\s*\))?\s*[:=#]?\s*[[('"]?\s*(\d+(?:\.\d+)?)\s*(?:(?:\/|of)\s*(\d+))?\s*[\])]?(?:\s*[[(]\s*(\d+)\s*\/\s*(\d+)[^\])]*[\])])?(?![\d.])/gi;
/** `[3]` of XGBoost, `3:` of CatBoost, `[1, 2000]`. */
const LEADING = /^(?:[^\p{L}[]*\[\s*(\d+)\s*(?:,\s*(\d+)\s*)?\]|\s*(\d+):)\s/u;
/** `Train: 3 [ 50/100]` of timm, and `3epoch` of ESPnet. */
const SECTION_EPOCH = /^\s*(train|test|val\w*)\s*:\s*(\d+)\s*(?=\[)/i;
const EPOCH_AFTER = /(?<![\d.])(\d+)epoch\b/;
/** `9.5 avg loss` of Darknet. */
const AVERAGE_AFTER = /([\d.]+|-?nan)\s+avg(?:\s+loss)?\s*,/i;
/** `[ 64/60000]` after a loss. */
const TRAILING = /[[(]\s*(\d+)\s*\/\s*(\d+)[^\])]*[\])]/;
const SECTION =
  /(?<![A-Za-z])(train(?:ing)?|val(?:id(?:ation)?)?|eval(?:uation)?|test(?:ing)?|dev)(?![A-Za-z])/i;
/** The words that a number may follow without a colon or an equals sign. */
const KNOWN =
  /^(loss|losses|acc|accuracy|acc@\d|prec@\d|top\d|lr|nll|ppl|perplexity|mse|mae|rmse|error|err|f1|auc|iou|miou|map|bleu|rouge|norm|reward|time|mfu|score|bpb|bpc|kl|elbo)$/i;

/** What is measured on some data, so that it is of the data that the name before it is of. */
const METRIC = /acc|loss|f1|iou|err|top|prec|recall|auc|ppl|perplexity|dice|map|score/i;

/** Words that are cut short with a point. */
const SHORT = /^(avg|ave|val|valid|train|tr|test|acc)\.$/i;
/** Words that are counted, not measured. */
const COUNTED = /^(epochs?|iteration|step)$/i;
/** Names that say which data they are of. */
export const SIDED = /\b(train|val|valid|test|eval|dev)/i;

/** What pairs are found by, for a script that does the same. */
export const PAIRS = {
  ...{ PAIR, COUNTER, LEADING, SECTION_EPOCH, EPOCH_AFTER, AVERAGE_AFTER, TRAILING },
  ...{ SECTION, KNOWN, METRIC, SHORT, COUNTED, SIDED },
};

/** The counters, names and numbers of a line that `cleanLine` has cleaned. */
export function readLine(text: string): Line {
  const counters = new Map<string, number>();
  const pairs = new Map<string, number>();
  let batches: number | undefined;
  let section: string | undefined;
  const leading = LEADING.exec(text);
  if (leading) {
    const [, first, second, third] = leading;
    if (second === undefined) counters.set('iteration', Number(first ?? third));
    else counters.set('epoch', Number(first)).set('batch', Number(second));
  }
  let rest = (leading ? text.slice(leading[0].length - 1) : text).replaceAll(' so far', '');
  rest = rest.replace(SECTION_EPOCH, (_, side: string, epoch: string) => {
    counters.set('epoch', Number(epoch));
    section = sectionOf(side);
    return '  ';
  });
  rest = rest.replace(EPOCH_AFTER, (_, epoch: string) => {
    counters.set('epoch', Number(epoch));
    return ' ; ';
  });
  rest = rest.replace(AVERAGE_AFTER, (_, value: string) => {
    pairs.set('avg loss', numberOf(value));
    return ' , ';
  });
  if (rest.includes('Saving dict')) section = 'val'; // TensorFlow's Estimator after an evaluation
  rest = rest.replace(
    COUNTER,
    (
      all,
      name: string,
      side: string | undefined,
      value: string,
      total: string | undefined,
      batch: string | undefined,
      of: string | undefined,
    ) => {
      const counter = nameOfCounter(name);
      if (counter === 'batch' && total !== undefined) batches = Number(total);
      const isInner =
        total !== undefined && !/^(epoch|global_step)$/.test(counter) && counters.has('epoch');
      if (isInner && !counters.has('batch')) {
        counters.set('batch', Number(value));
        batches = Number(total);
      } else if (!counters.has(counter)) {
        counters.set(counter, Number(value));
      }
      if (batch !== undefined && !counters.has('batch')) {
        counters.set('batch', Number(batch));
        batches = Number(of);
      }
      if (side !== undefined) section = sectionOf(side);
      return all.trimEnd().endsWith(',') ? ' , ' : ' ; ';
    },
  );
  if (!counters.has('batch')) {
    rest = rest.replace(TRAILING, (_, batch: string, of: string) => {
      counters.set('batch', Number(batch));
      batches = Number(of);
      return ' ; ';
    });
  }
  let current = section;
  let named: string | undefined;
  let end = 0;
  for (const found of rest.matchAll(PAIR)) {
    const [all, words = '', separator = '', number = '', of] = found;
    current = sectionOf(rest.slice(end, found.index)) ?? current;
    if (end === 0) section = current;
    end = found.index + all.length;
    const name = tidyName(words, /[:=]/.test(separator));
    if (name === undefined) continue;
    const value = numberOf(number);
    const share = of !== undefined && /acc|correct/i.test(name) ? value / Number(of) : value;
    const own = sectionOf(name);
    if (own !== undefined) named = own;
    const side = current ?? (METRIC.test(name) ? named : undefined);
    const full = side === undefined || own !== undefined ? name : `${side}/${name}`;
    if (!pairs.has(full)) pairs.set(full, share);
  }
  if (end === 0) section = sectionOf(rest) ?? section;
  return { counters, pairs, batches, section, isDictionary: /^\s*\{/.test(text) };
}

function nameOfCounter(name: string): string {
  const lower = name.toLowerCase().replace(' ', '_').replace('/max_steps', '');
  if (/^ep(ochs?)?$/.test(lower)) return 'epoch';
  if (/^(it|iters?|iteration)$/.test(lower)) return 'iteration';
  return lower.replace(/^steps$/, 'step');
}

function sectionOf(text: string): string | undefined {
  const [, word] = SECTION.exec(text) ?? [];
  if (word === undefined) return undefined;
  const lower = word.toLowerCase();
  if (lower.startsWith('train')) return 'train';
  return lower.startsWith('test') ? 'test' : 'val';
}

/** The words before a number as a name; `undefined` if they are only a text. */
function tidyName(words: string, isSeparated: boolean): string | undefined {
  const all = words.replace(/^["'(]+|["')]+$/g, '').split(/\s+/);
  const parts = all.slice(
    all.findLastIndex((word, i) => word.endsWith('.') && !SHORT.test(word) && i < all.length - 1) +
      1,
  );
  if (parts.length > 1 && parts.at(-1) === 'is') parts.pop();
  const last = parts.at(-1) ?? '';
  if (!isSeparated && !KNOWN.test(last.replace(/^.*[_/.-]/, ''))) return undefined;
  return COUNTED.test(last) ? undefined : parts.join(' ');
}

function numberOf(text: string): number {
  const lower = text.toLowerCase().replaceAll('_', '');
  if (lower.includes('nan')) return NaN;
  if (lower.includes('inf')) return lower.startsWith('-') ? -Infinity : Infinity;
  return Number(lower);
}
