import { importEdits, PythonSource } from '../python/index.js';
import type { Snippet } from './catalogue.js';
import type { FittedSnippet } from './fit.js';
import { fillIn } from './textMate.js';

/** What a snippet will add to a file, below what it is for. */
export function previewText(snippet: Snippet, { text, statements }: FittedSnippet): string {
  const imports = importEdits(PythonSource.parse(''), statements);
  const parts = [
    `# ${snippet.description}`,
    imports.map(({ insert }) => insert.trim()).join('\n'),
    fillIn(text).replaceAll('\t', '    ').trim(),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}
