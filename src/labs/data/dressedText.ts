/** A delimited text without what tools write around the table, and what was taken off. */
export interface Undressed {
  readonly text: string;
  /** The last comment before the table, which may hold its header. */
  readonly comment: string | undefined;
  readonly isMarkdown: boolean;
}

const LOOKED_AT = 4000;

/**
 * Takes comments, the delimiter that Excel is told and the frame of a Markdown table off. Lines stay where they
 * are, so that rows are still named by their lines.
 */
export function undress(text: string): Undressed {
  const beginning = text.slice(0, LOOKED_AT);
  if (/^\s*\|.*\|\s*$/m.test(beginning) && /^\s*\|[\s|:-]+\|\s*$/m.test(beginning)) {
    const plain = text
      .replace(/^[^|\n]*$/gm, '')
      .replace(/^\s*\|[\s|:-]+\|[ \t]*$/gm, '')
      .replace(/^[ \t]*\|[ \t]?|[ \t]*\|[ \t]*$/gm, '');
    return { text: plain, comment: undefined, isMarkdown: true };
  }
  const told = /^sep=.\r?\n/.test(text) ? text.replace(/^sep=./, '') : text;
  if (!/^[ \t]*(#|%|\/\/)/m.test(beginning)) {
    return { text: told, comment: undefined, isMarkdown: false };
  }
  const comments = [...told.slice(0, LOOKED_AT).matchAll(/^[ \t]*(?:#|%|\/\/)[ \t]*(.*)$/gm)];
  const firstRow = told.search(/^[ \t]*[^#%/\s]/m);
  const comment = comments.filter(({ index }) => index < firstRow).at(-1)?.[1];
  return {
    text: told.replace(/^[ \t]*(?:#|%|\/\/).*$/gm, ''),
    comment,
    isMarkdown: false,
  };
}
