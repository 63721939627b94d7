import type { Column } from '../data/table.js';
import { scoreName, tokensOf } from './columnNames.js';
import { isNegativeWord, isPositiveWord } from './positiveClass.js';

/** The columns of the classes' scores, in the order of the classes. */
export interface ClassColumns {
  readonly columns: readonly Column[];
  /** Names with what follows from them, or only their order. */
  readonly by: 'name' | 'order' | 'opposite';
}

/** More rows than this need not be looked at to tell probabilities. */
const LOOKED_AT = 2000;
/** Where a class is in a column's name. */
const PLACE = '*';

/**
 * Finds the column of each class. A column belongs to the class whose whole name it has in the place where
 * all of them have one: of the classes `spam` and `not_spam`, `prob_not_spam` is of the latter.
 */
export function findClassColumns(
  columns: readonly Column[],
  classes: readonly string[],
): ClassColumns | undefined {
  if (classes.length < 2) return undefined;
  const numeric = columns.filter(({ numbers }) => numbers !== undefined);
  const groups = groupsByStem(numeric, classes);
  const fitting = groups.filter(
    ({ stem, columns: own }) =>
      sumsToOne(own) ||
      scoreName(stem) > 0 ||
      ((stem === PLACE || own.length === numeric.length) && own.every(isNoCount)),
  );
  const [best] = fitting.sort((one, other) => evidence(other) - evidence(one));
  if (best) return { columns: withOthers(best, numeric), by: 'name' };
  const short = groups.find((group) => withOthers(group, numeric).length > group.columns.length);
  if (short) return { columns: withOthers(short, numeric), by: 'name' };
  const rest = numeric.filter(isFractional);
  return classes.length === 2 ? opposites(rest) : inOrder(rest, classes.length);
}

interface Group {
  readonly stem: string;
  readonly columns: readonly Column[];
}

/** The columns of a group and those of classes that no label is of, where only all of them sum to 1. */
function withOthers({ stem, columns }: Group, all: readonly Column[]): readonly Column[] {
  if (sumsToOne(columns)) return columns;
  const others = all.filter(
    (one) => !columns.includes(one) && classIn(stem, tokensOf(one.name)) !== undefined,
  );
  const both = all.filter((one) => columns.includes(one) || others.includes(one));
  return others.length > 0 && sumsToOne(both) ? both : columns;
}

/** What is in the place of the class in a name of this stem. */
function classIn(stem: string, tokens: readonly string[]): string | undefined {
  const [before = '', after = ''] = stem.split(PLACE).map((part) => part.trim());
  const text = tokens.join(' ');
  const isOfStem =
    text.length > before.length + after.length && text.startsWith(before) && text.endsWith(after);
  return isOfStem ? text.slice(before.length, text.length - after.length).trim() : undefined;
}

/** The classes that columns of scores are of, where there are more of them than the labels name. */
export function classesOfColumns(
  names: readonly string[],
  classes: readonly string[],
): readonly string[] {
  const tokens = names.map(tokensOf);
  for (const known of classes) {
    for (const own of tokens) {
      for (const stem of stemsOf(own, tokensOf(known))) {
        const found = tokens.map((one) => classIn(stem, one));
        const spelled = found.map(
          (one) => classes.find((name) => tokensOf(name).join(' ') === one) ?? one,
        );
        if (classes.every((name) => spelled.includes(name)) && !found.includes(undefined)) {
          return spelled.map((name) => name ?? '');
        }
      }
    }
  }
  return classes;
}

function evidence({ stem, columns }: Group): number {
  return (sumsToOne(columns) ? 10 : 0) + scoreName(stem) + (stem === PLACE ? 1 : 0);
}

/** Columns that are named alike but for the name of a class, one for each class. */
function groupsByStem(columns: readonly Column[], classes: readonly string[]): Group[] {
  const groups = new Map<string, (Column | undefined)[]>();
  const names = classes.map(tokensOf);
  for (const column of columns) {
    const tokens = tokensOf(column.name);
    names.forEach((wanted, i) => {
      for (const stem of stemsOf(tokens, wanted)) {
        const group = groups.get(stem) ?? classes.map(() => undefined);
        group[i] ??= column;
        groups.set(stem, group);
      }
    });
  }
  return [...groups].flatMap(([stem, found]) => {
    const own = found.filter((column) => column !== undefined);
    return own.length === classes.length && new Set(own).size === own.length
      ? [{ stem, columns: own }]
      : [];
  });
}

/** What remains of a name without a class, wherever in it the class is. */
function stemsOf(tokens: readonly string[], wanted: readonly string[]): string[] {
  const stems: string[] = [];
  if (wanted.length === 0) return stems;
  for (let at = 0; at + wanted.length <= tokens.length; at++) {
    if (wanted.some((word, i) => !isSame(tokens[at + i] ?? '', word))) continue;
    stems.push([...tokens.slice(0, at), PLACE, ...tokens.slice(at + wanted.length)].join(' '));
  }
  return stems;
}

const SHORT: Readonly<Record<string, string>> = { positive: 'pos', negative: 'neg' };

function isSame(word: string, wanted: string): boolean {
  return word === wanted || SHORT[wanted] === word || SHORT[word] === wanted;
}

/** Two columns that complete each other to 1, of names that are no classes: the one that says no is first. */
function opposites(columns: readonly Column[]): ClassColumns | undefined {
  for (const [i, one] of columns.entries()) {
    for (const other of columns.slice(i + 1)) {
      if (!sumsToOne([one, other])) continue;
      const isTurned = saysNo(other.name) && !saysNo(one.name);
      const isNamed = isTurned || saysNo(one.name) || saysYes(other.name);
      return {
        columns: isTurned ? [other, one] : [one, other],
        by: isNamed ? 'opposite' : 'order',
      };
    }
  }
  return undefined;
}

function saysNo(name: string): boolean {
  return tokensOf(name).some(isNegativeWord);
}

function saysYes(name: string): boolean {
  return tokensOf(name).some(isPositiveWord);
}

/** As many columns side by side as there are classes, whose rows sum to 1. */
function inOrder(columns: readonly Column[], count: number): ClassColumns | undefined {
  for (let from = 0; from + count <= columns.length; from++) {
    const own = columns.slice(from, from + count);
    if (sumsToOne(own)) return { columns: own, by: 'order' };
  }
  return undefined;
}

function isNoCount({ numbers }: Column): boolean {
  return numbers?.some((value) => !Number.isInteger(value) && !Number.isNaN(value)) === true;
}

function isFractional({ numbers }: Column): boolean {
  return numbers?.every((value) => !(value < 0 || value > 100)) === true;
}

/** Whether the rows are probabilities, percentages or logarithms of probabilities of all classes. */
export function sumsToOne(columns: readonly Column[]): boolean {
  const [first] = columns;
  const rows = Math.min(first?.numbers?.length ?? 0, LOOKED_AT);
  let counted = 0;
  let [plain, percent, logarithms] = [0, 0, 0];
  for (let row = 0; row < rows; row++) {
    const values = columns.map(({ numbers }) => numbers?.[row] ?? NaN);
    if (values.some(Number.isNaN)) continue;
    counted++;
    const sum = values.reduce((all, one) => all + one, 0);
    const isPositive = values.every((value) => value >= -1e-9);
    if (isPositive && Math.abs(sum - 1) < 0.02) plain++;
    if (isPositive && Math.abs(sum - 100) < 1.5) percent++;
    const whole = values.reduce((all, one) => all + Math.exp(one), 0);
    if (values.every((value) => value <= 0) && Math.abs(whole - 1) < 0.02) logarithms++;
  }
  return counted > 1 && Math.max(plain, percent, logarithms) >= 0.98 * counted;
}
