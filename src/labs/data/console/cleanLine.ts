const ESCAPE = String.fromCharCode(27);
const BELL = String.fromCharCode(7);
/** Colors and moves of the cursor in a terminal. */
const ESCAPES = new RegExp(
  `${ESCAPE}(?:\\[[0-9;?]*[ -/]*[@-~]|\\][^${BELL}]*(?:${BELL}|$)|[()][A-Z0-9]|[=>])`,
  'g',
);
const RETURN = 13;
const BACKSPACE = 8;
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
/** How much of a bar is done. */
const PERCENT = /(\d+)%\|/;
/** Keras writes `10/100 [==>...]`, or with other bars. */
const KERAS_BAR = /^\s*(\d+)\/(\d+)\s*(?:\[[=>.\-# ]{3,}\]|[━╸╺─]{3,})/;
const LEVELS = /\b(?:INFO|DEBUG|WARNING|WARN|ERROR|NOTICE)\b:?/g;

/** What a line is cleaned by, for a script that does the same. */
export const CLEANING = {
  ...{ ESCAPES, PERCENT, KERAS_BAR },
  ...{ BARS, DATES, SPEEDS, TIMES, PLACES, LEVELS },
};

export interface CleanLine {
  readonly text: string;
  /** How much of a progress it shows, in percent; `undefined` if it has no bar of one. */
  readonly progress: number | undefined;
}

/** Longer lines are no output of a training. */
const LONGEST_LINE = 20_000;

/** What a line of a terminal shows at last, without colors, times, speeds and bars. */
export function cleanLine(line: string): CleanLine {
  const last = lastPart(line.replace(ESCAPES, '')).slice(0, LONGEST_LINE);
  const [, percent] = PERCENT.exec(last) ?? [];
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

/** What is written over all before it in the line, as progress bars are. */
function lastPart(visible: string): string {
  let end = visible.length;
  while (end > 0) {
    let start = end;
    while (start > 0 && !isBack(visible.charCodeAt(start - 1))) start--;
    const part = visible.slice(start, end);
    if (part.trim() !== '') return part;
    end = start - 1;
  }
  return '';
}

/** Whether a character moves back to what is written already. */
function isBack(unit: number): boolean {
  return unit === RETURN || unit === BACKSPACE;
}

function progressOfKeras(text: string): number | undefined {
  const [, done, all] = KERAS_BAR.exec(text) ?? [];
  if (done === undefined) return undefined;
  const part = (100 * Number(done)) / Math.max(1, Number(all));
  return /\bETA:/.test(text) ? Math.min(part, 99) : part;
}
