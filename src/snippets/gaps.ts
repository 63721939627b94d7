import { topLevelBefore } from '../python/index.js';
import type { Place } from './place.js';

/** The blank lines above a place, and how many there should be. */
export interface Gaps {
  /** Where the code above ends. */
  readonly codeEnd: number;
  /** How many blank lines there are. */
  readonly blankLines: number;
  /** How many PEP 8 wants above a body there. */
  above(body: string, isBelowImports: boolean): number;
}

/** Looks at the lines above an offset; inside a block and inside a line no blank lines are wanted. */
export function gapsAbove({ source, start, offset, margin }: Place): Gaps {
  const text = source.text.slice(start, offset);
  const code = text.trimEnd();
  const codeEnd = start + code.length;
  const isLineStart = margin === undefined ? text === '' || text.endsWith('\n') : margin === '';
  const newlines = text.slice(code.length).split('\n').length - (margin === undefined ? 1 : 0);
  const isComment = /^#[^\n]*$/m.test(code.slice(code.lastIndexOf('\n') + 1));
  const previous = code === '' || isComment ? undefined : topLevelBefore(source, codeEnd);
  return {
    codeEnd,
    blankLines: Math.max(0, newlines - 1),
    above: (body, isBelowImports) => {
      if (!isLineStart || body === '$0') return 0;
      if (!isBelowImports && previous === undefined) return 0;
      if (/^(@|class |def |async def )/.test(body) || previous === 'definition') return 2;
      return isBelowImports || previous === 'import' ? 1 : 0;
    },
  };
}
