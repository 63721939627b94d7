const ESCAPE = String.fromCharCode(27);
const BELL = String.fromCharCode(7);
/** Colors and moves of the cursor in a terminal. */
const ESCAPES = new RegExp(
  `${ESCAPE}(?:\\[[0-9;?]*[ -/]*[@-~]|\\][^${BELL}]*(?:${BELL}|$)|[()][A-Z0-9]|[=>])`,
  'g',
);
/** What moves back to what is written already. */
const BACK = new RegExp(`[\\r${String.fromCharCode(8)}]+`);
const DATES =
  /\[?\b\d{4}[-/]\d\d?[-/]\d\d?(?:[T ]+\d\d?:\d\d(?::\d\d(?:[.,]\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?\]?|\b\d\d?\/\d\d?\/\d{2,4}\b|^[IWE]\d{4}\s/g;
const TIMES =
  /\[?\b(?:\d+ days?, )?\d{1,3}:\d\d(?::\d\d)?(?:[.,]\d+)?(?:<(?:\d{1,3}:\d\d(?::\d\d)?|\?))?\]?/g;
const SPEEDS =
  /\b[\d.]+\s*(?:k|K|M)?(?:it|s|ms|us|min|h|samples?|examples?|imgs?|images?|tokens?|tok|steps?|batch(?:es)?|B|iB)\/(?:s|it|step|sec|batch|iter|epoch|min)\b/g;
/** The bar of a progress, e.g. `100%|████| 10/10` or `[=====>....]`. */
const BARS = /(\d+)%\|[^|]*\|(?:\s*\d+\/\d+)?|\[[=>.\-#█ ]{3,}\]|[━╸╺─█▉▊▋▌▍▎▏]{3,}/g;
/** Where a line of code logged it, e.g. `[train.py:88]`, and devices. */
const PLACES = /\[?\S+\.(?:py|cpp|cc|cu)\b[^\s\]]*\]?|\bcuda:\d+/g;
const LEVELS = /\b(?:INFO|DEBUG|WARNING|WARN|ERROR|NOTICE)\b:?/g;

export interface CleanLine {
  readonly text: string;
  /** How much of a progress it shows, in percent; `undefined` if it has no bar of one. */
  readonly progress: number | undefined;
}

/** What a line of a terminal shows at last, without colors, times, speeds and bars. */
export function cleanLine(line: string): CleanLine {
  const visible = line.replace(ESCAPES, '');
  const parts = visible.split(BACK).filter((part) => part.trim() !== '');
  const last = parts.at(-1) ?? '';
  const [, percent] = /(\d+)%\|/.exec(last) ?? [];
  return {
    text: last
      .replace(BARS, '  ')
      .replace(DATES, '  ')
      .replace(SPEEDS, '  ')
      .replace(TIMES, '  ')
      .replace(PLACES, '  ')
      .replace(LEVELS, '  '),
    progress: percent === undefined ? progressOfKeras(last) : Number(percent),
  };
}

/** Keras writes `10/100 [==>...]`, or with other bars. */
function progressOfKeras(text: string): number | undefined {
  const [, done, all] = /^\s*(\d+)\/(\d+)\s*(?:\[[=>.\-# ]{3,}\]|[━╸╺─]{3,})/.exec(text) ?? [];
  if (done === undefined) return undefined;
  const part = (100 * Number(done)) / Math.max(1, Number(all));
  return /\bETA:/.test(text) ? Math.min(part, 99) : part;
}
