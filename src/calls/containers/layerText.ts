import type { Layer } from '../define.js';
import { shortCode } from '../text.js';

const WIDEST = 44;

/** `Linear(784, 128)` for `nn.Linear(784, 128)`, on one line and not too long for a table. */
export function layerText({ text }: Layer): string {
  const isName = /^[\w.]+$/.test(text);
  const bare = isName ? text : text.replace(/^(?:\w+\.)+(?=\w+\()/, '');
  return shortCode(bare, WIDEST).replaceAll('|', '¦').replaceAll('`', "'");
}
