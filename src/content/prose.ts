interface Span {
  readonly from: number;
  readonly to: number;
}

/** Addresses, code between backticks, formulas and tags. */
const QUOTED =
  /\b[a-z][a-z\d+.-]*:\/\/\S+|\bwww\.\S+|(`+).+?\1|\$[^$\s][^$]*\$|<[^<>\n]*>|:\w+ [\w*]+:|^\s*\.\. \w+::.*/gi;

/** What is written without a space, in which a word may be part of a name. */
const CHUNK = /[^\s,;()[\]{}|]+/g;

/** A word that is called or indexed, but not `layer(s)`. */
const CALLED = /[\p{L}\p{N}_.]+(?:\[['"][^'"\]]*['"]\]|(?=\[|\((?!e?s\))))/gu;

/** An argument as Google and NumPy document it: `dropout (float): …` and `dropout : float`. */
const ARGUMENT = /^\s*\*{0,2}\w+(?=\s*\([^)]*\)\s*:| : )/g;

/** Statements of Python. */
const STATEMENTS = [
  /^import [\w.]+(?: as \w+)?$/,
  /^from [\w.]+ import /,
  /^(?:def|class) \w+[(:]/,
  /^@[\w.]+/,
  /^(?:return|raise|assert|yield|await|del|not) [\w.]+[([]/,
  /^(?:if|elif|while|with|for) .*[\w)\]][([._=<>].*:$/,
  /^for [\w, ]+ in [\w.]+:$/,
  /^(?:else|try|finally):$/,
  /^(?!TODO|FIXME|NOTE|XXX|HACK)[\w.]+\((?:.*\)[,\\]?|[^)]*)$/,
  /^[)\]}]+[,:]?$/,
];

/** `x = y`, `x, y = …`, `x.y += …` and what is assigned. */
const ASSIGNMENT =
  /^\*?[\w.]+(?:\[[^\]]*\])?(?:\s*(?:,|:)\s*\*?[\w.[\]]+)*\s*(?:[-+*/%|&@]|\/\/|\*\*|)=(?!=)\s*(\S.*)$/;

/** A value that is code and not a sentence or a formula. */
const VALUE = /\w[([]|[a-z]\.[a-z]|^['"{[(]|^-?[\w.]+,?$/i;

/** Whether a line is code that was commented out. */
export function isCode(line: string): boolean {
  const text = line.trim();
  const value = ASSIGNMENT.exec(text)?.[1];
  return STATEMENTS.some((one) => one.test(text)) || (value !== undefined && VALUE.test(value));
}

/** What of a line of prose is no prose: addresses, paths, flags, formulas and names of a program. */
export function namesIn(line: string): Span[] {
  const spans = [QUOTED, CALLED, ARGUMENT].flatMap((pattern) => spansOf(line, pattern));
  const names = [...line.matchAll(CHUNK)].filter(({ 0: chunk }) => isName(chunk));
  return [
    ...spans,
    ...names.map(({ index, 0: { length } }) => ({ from: index, to: index + length })),
  ];
}

function spansOf(line: string, pattern: RegExp): Span[] {
  return [...line.matchAll(pattern)].map(({ index, 0: { length } }) => {
    return { from: index, to: index + length };
  });
}

function isName(chunk: string): boolean {
  const text = chunk.replace(/^[*_"'“‘]+|[*_"'”’.!?:…]+$/g, '');
  return (
    /_|@|\\|::|=/.test(text) ||
    /[\p{L}\p{N}]\.\p{L}/u.test(text) || // `torch.nn`, `loss.py`
    /[\p{L}\p{N}][*^&~+]+[\p{L}\p{N}]/u.test(text) ||
    /^--?\p{L}/u.test(text) || // `--dropout`
    /^(?:~|\.{0,2})\/|\/$/.test(text)
  );
}
