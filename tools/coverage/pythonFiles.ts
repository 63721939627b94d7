import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { joinCells } from '../../src/python/index.js';

/** A Python file's text, or the code of a notebook's cells. */
export interface PythonFile {
  readonly path: string;
  readonly text: string;
}

const notebookSchema = v.object({
  cells: v.array(
    v.object({
      cell_type: v.string(),
      source: v.union([v.string(), v.array(v.string())]),
      metadata: v.optional(v.object({ vscode: v.optional(v.object({ languageId: v.string() })) })),
    }),
  ),
});

/**
 * The .py and .ipynb files of a folder and those below, hidden folders left out, by their paths.
 *
 * @param skip is told why a notebook that cannot be read is left out.
 */
export function* pythonFiles(
  folder: string,
  skip: (reason: string) => void = console.error,
): Generator<PythonFile> {
  const entries = readdirSync(folder, { withFileTypes: true });
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      if (!entry.name.startsWith('.')) yield* pythonFiles(path, skip);
    } else if (entry.isFile() && entry.name.endsWith('.py')) {
      yield { path, text: readFileSync(path, 'utf8') };
    } else if (entry.isFile() && entry.name.endsWith('.ipynb')) {
      const code = notebookCode(readFileSync(path, 'utf8'));
      if (code === undefined) skip(`${path} is not a notebook of format 4: left out.`);
      else yield { path, text: code };
    }
  }
}

function notebookCode(text: string): string | undefined {
  let notebook: unknown;
  try {
    notebook = JSON.parse(text);
  } catch {
    return undefined;
  }
  const { success, output } = v.safeParse(notebookSchema, notebook);
  if (!success) return undefined;
  const cells = output.cells.filter(
    ({ cell_type, metadata }) =>
      cell_type === 'code' && (metadata?.vscode?.languageId ?? 'python') === 'python',
  );
  return joinCells(cells.map(({ source }) => [source].flat().join(''))).text;
}
