import type { DataTable } from '../../data/table.js';
import animals from './animals.js';
import balanced from './balanced.js';
import { sampleTable, type Sample } from './define.js';
import fashionMnist from './fashionMnist.js';
import imbalanced from './imbalanced.js';
import overconfident from './overconfident.js';
import twoModels from './twoModels.js';

/** Every sample, in the order of the list. */
export const samples: readonly Sample[] = [
  imbalanced,
  balanced,
  overconfident,
  twoModels,
  fashionMnist,
  animals,
];

const tables = new Map<string, DataTable>();

/** @throws {Error} if there is no such sample. */
export function tableOfSample(id: string): DataTable {
  const sample = samples.find((one) => one.id === id);
  if (!sample) throw new Error(`there is no sample ${id}`);
  const table = tables.get(id) ?? sampleTable(sample);
  tables.set(id, table);
  return table;
}
