import type { Loaded } from '../../src/labs/data/loaded.js';
import { tableSchema, type DataTable } from '../../src/labs/data/table.js';
import { Background } from '../ui/background.js';

/** A file and what is in it. */
export interface FileBytes {
  readonly path: string;
  readonly bytes: ArrayBuffer;
}

/** Reads files and long texts in a worker. */
export class TableLoader {
  readonly #worker = new Background<{ name: string; files: readonly FileBytes[] }, DataTable>(
    'readTable.worker.js',
    tableSchema,
  );

  /**
   * @param files of one table; several are those of one run.
   * @param progress called with the part that is read, 0 to 1.
   * @returns the table, why there is none, or `undefined` if another is read instead.
   */
  async read(
    name: string,
    files: readonly FileBytes[],
    progress: (part: number) => void,
  ): Promise<Loaded | undefined> {
    try {
      const table = await this.#worker.run({ name, files }, progress);
      return table && { table };
    } catch (error) {
      return { problem: error instanceof Error ? error.message : String(error) };
    }
  }

  cancel(): void {
    this.#worker.cancel();
  }
}
