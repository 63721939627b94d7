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

/** The .py and .ipynb files of a folder and those below, hidden folders left out, by their paths. */
export function* pythonFiles(folder: string): Generator<PythonFile> {
  const entries = readdirSync(folder, { withFileTypes: true });
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      if (!entry.name.startsWith('.')) yield* pythonFiles(path);
    } else if (entry.isFile() && entry.name.endsWith('.py')) {
      yield { path, text: readFileSync(path, 'utf8') };
    } else if (entry.isFile() && entry.name.endsWith('.ipynb')) {
      yield { path, text: notebookCode(path) };
    }
  }
}

function notebookCode(path: string): string {
  let notebook: unknown;
  try {
    notebook = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new Error(`${path} is not a notebook: repair it or leave it out.`, { cause: error });
  }
  const { success, output, issues } = v.safeParse(notebookSchema, notebook);
  if (!success) throw new Error(`${path} is not a notebook: ${v.summarize(issues)}`);
  const cells = output.cells.filter(
    ({ cell_type, metadata }) =>
      cell_type === 'code' && (metadata?.vscode?.languageId ?? 'python') === 'python',
  );
  return joinCells(cells.map(({ source }) => [source].flat().join(''))).text;
}
