import type { Random } from '../../../src/engine/random.js';

const PIECES = [
  ...Array.from('()[]{}:,.=@\\#\'"`%!?;*\t\r\n\f \u00a0\ufeff\ufffd\ud800\0é学🙂'),
  '\r\n',
  '\n\t',
  '"""',
  "f'{",
  ':=',
  '->',
  '**',
  'lambda ',
  'import ',
  'from torch import *\n',
  'global nn\n',
  'class ',
  'def ',
  'async ',
  'match x:\n',
  'except',
  'self.',
  'torch.',
  'nn = nn\n',
  '0x',
  '1_000e',
];

/** A text with a few of its parts cut, doubled, moved, indented or overwritten. */
export function mutated(text: string, random: Random): string {
  let result = text;
  for (let i = random.integer(4); i >= 0; i--) result = once(result, random);
  return result;
}

function once(text: string, random: Random): string {
  const at = random.integer(text.length + 1);
  const end = Math.min(text.length, at + random.integer(random.integer(8) === 0 ? 800 : 30));
  const [before, part, after] = [text.slice(0, at), text.slice(at, end), text.slice(end)];
  const piece = PIECES[random.integer(PIECES.length)] ?? '';
  switch (random.integer(9)) {
    case 0:
      return before + after;
    case 1:
      return before + part + part + after;
    case 2:
      return before + piece + part + after;
    case 3:
      return before + piece + after;
    case 4:
      return before;
    case 5:
      return after + before + part;
    case 6:
      return before + part.replaceAll('\n', '\r\n') + after;
    case 7:
      return before + part.replaceAll('    ', '\t') + after;
    default:
      return before + part.replaceAll('\n', '\n  ') + after;
  }
}
