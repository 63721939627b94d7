import { tableSchema, type DataTable } from '../../src/labs/data/table.js';
import { LONGEST_TEXT, type UserSource } from '../../src/labs/data/source.js';
import { Background } from '../ui/background.js';

/** What is on its way. */
export interface Loading {
  readonly name: string;
  /** In [0, 1]; 0 while the file is on its way from the host. */
  readonly part: number;
}

/** Reads files and long texts in a worker. */
export class TableLoader {
  readonly #worker = new Background<{ name: string; bytes: ArrayBuffer }, DataTable>(
    'readTable.worker.js',
    tableSchema,
  );

  /**
   * @returns the table, why there is none, or `undefined` if another is read instead.
   */
  async read(
    name: string,
    bytes: ArrayBuffer,
    progress: (part: number) => void,
  ): Promise<{ readonly table: DataTable } | { readonly problem: string } | undefined> {
    try {
      const table = await this.#worker.run({ name, bytes }, progress);
      return table && { table };
    } catch (error) {
      return { problem: error instanceof Error ? error.message : String(error) };
    }
  }

  cancel(): void {
    this.#worker.cancel();
  }
}

/** A pasted text as a source: kept with the panel unless it is too long for that. */
export function pastedSource(text: string): UserSource {
  const name = 'pasted text';
  return text.length <= LONGEST_TEXT ? { kind: 'text', name, text } : { kind: 'passing', name };
}
