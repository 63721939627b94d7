import * as v from 'valibot';
import type { Random } from '../../../src/engine/random.js';
import type { AnswerCase } from '../../../tools/answers/caseFile.js';
import { mutated } from './mutations.js';

/** A place in a broken file, and all that can be right there. */
export interface BrokenQuestion {
  readonly file: string;
  readonly text: string;
  readonly files: Readonly<Record<string, string>>;
  readonly offset: number;
  readonly word: string;
  /** The only symbol that the word can be, `null` for none; `undefined` where it can be any of its name. */
  readonly only: string | null | undefined;
}

const IDENTIFIER = /[\p{L}_][\p{L}\p{N}_]*/gu;
const WEIRD = [
  '\u202e',
  '𝒳',
  'ﬁ',
  '\u0301',
  'ª',
  '\u2028',
  '🙂',
  '\ud83d',
  '\0',
  'ß',
  '\ufeff',
  '٣',
];
const OPENING = [
  '(',
  '[',
  '{',
  'f(',
  'nn.Sequential(',
  'if x:\n ',
  'lambda: ',
  '"""',
  "f'{",
  '*[',
  '**{',
];

/** Lines that speak for themselves wherever they are, and what their last word is if it is anything. */
const OWN_LINES: readonly (readonly [string, string | null])[] = [
  ['import torch as zq_t\nzq_t.relu', 'torch.relu'],
  ['import torch as zq_t\nzq_x = zq_t.ones(3)\nzq_x.mean', 'torch.Tensor.mean'],
  ['from torch import nn as zq_n\nzq_l = zq_n.ReLU()\nzq_l.train', 'torch.nn.Module.train'],
  ['from torch.optim import SGD as zq_s\nzq_s', 'torch.optim.SGD'],
  ['zq_d = {}\nzq_d.values', null],
  ['zq_f = open("a")\nzq_f.norm', null],
  ['class ZqOwn:\n    layout = 1\n\n\nzq_o = ZqOwn()\nzq_o.layout', null],
  ['def zq_g(zq_p):\n    zq_p.stride', null],
  ['import zq_other\nzq_other.Linear', null],
];

/** A case with one of its files broken, and one place in it to ask about. */
export function brokenQuestion(cases: readonly AnswerCase[], random: Random): BrokenQuestion {
  const from = pick(cases, random);
  const names = Object.keys(from.files);
  const file = pick(names, random);
  const files = Object.fromEntries(
    names.map((name) => {
      const text = from.files[name] ?? '';
      const isBroken = name === file || random.integer(3) === 0;
      return [name, isBroken ? broken(name, text, cases, random) : text];
    }),
  );
  if (random.integer(20) === 0) Object.assign(files, circle(file));
  const text = files[file] ?? '';
  if (file.endsWith('.py') && random.integer(3) === 0)
    return withOwnLines(file, text, files, random);
  // In a notebook's JSON the letter of an escape belongs to no word.
  const plain = file.endsWith('.ipynb') ? text.replace(/\\./g, '  ') : text;
  const words = [...plain.matchAll(IDENTIFIER)];
  const found = words.length > 0 ? pick(words, random) : undefined;
  const at = found
    ? found.index + random.integer(found[0].length)
    : random.integer(text.length + 1);
  return { file, text, files, offset: at, word: found?.[0] ?? '', only: undefined };
}

function withOwnLines(
  file: string,
  before: string,
  files: Readonly<Record<string, string>>,
  random: Random,
): BrokenQuestion {
  const [lines, only] = pick(OWN_LINES, random);
  const text = `${before}\n${lines}\n`;
  const word = lines.slice(Math.max(lines.lastIndexOf('.'), lines.lastIndexOf('\n')) + 1);
  const offset = text.length - 2;
  return { file, text, files: { ...files, [file]: text }, offset, word, only };
}

/** Files that import each other, and the one that is asked about. */
function circle(file: string): Record<string, string> {
  const module = file.replace(/\.\w+$/, '').replaceAll('/', '.');
  return {
    'zq_a.py': `from zq_b import *\nfrom ${module} import *\nimport zq_a, zq_b\nx = zq_b.x`,
    'zq_b.py':
      'from zq_a import *\nfrom . import zq_a as nn\nx = zq_a.x\nclass Net(zq_a.Net): pass',
  };
}

function broken(name: string, text: string, cases: readonly AnswerCase[], random: Random): string {
  if (!name.endsWith('.ipynb')) return brokenText(text, cases, random);
  if (random.integer(8) === 0) return text.replace('"source"', '"sources"');
  const notebook = v.parse(notebookSchema, JSON.parse(text));
  const cells = notebook.cells.map((cell) => {
    const source = cell.source.join('');
    return { ...cell, source: random.integer(2) ? brokenText(source, cases, random) : source };
  });
  return JSON.stringify({ ...notebook, cells }, null, 1);
}

const notebookSchema = v.looseObject({
  cells: v.array(v.looseObject({ source: v.array(v.string()) })),
});

function brokenText(text: string, cases: readonly AnswerCase[], random: Random): string {
  const at = random.integer(text.length + 1);
  const [before, after] = [text.slice(0, at), text.slice(at)];
  switch (random.integer(8)) {
    case 0:
      return before;
    case 1:
      return before + pick(OPENING, random) + after;
    case 2:
      return before + pick(WEIRD, random) + after;
    case 3:
      return before + pick(OPENING, random).repeat(random.integer(200)) + after;
    case 4:
      return text.replaceAll('\n', pick(['\r\n', '\r', '\n\n', '\n\t', '\f\n'], random));
    case 5:
      return before + pieceOf(cases, random) + after;
    default:
      return mutated(text, random);
  }
}

/** Some lines of any case. */
function pieceOf(cases: readonly AnswerCase[], random: Random): string {
  const lines = pick(Object.values(pick(cases, random).files), random).split('\n');
  const at = random.integer(lines.length);
  return lines.slice(at, at + 1 + random.integer(6)).join('\n');
}

function pick<T>(all: readonly T[], random: Random): T {
  const one = all[random.integer(all.length)];
  if (one === undefined) throw new Error('There is nothing to pick from.');
  return one;
}
