import type { Column, DataTable } from '../data/table.js';
import { isStepName, readName, wordsOf } from './names.js';

/** Several runs in one table. */
export interface Runs {
  readonly names: readonly string[];
  /** The columns of each run and what they hold, where the runs are side by side. */
  readonly columns?: ReadonlyMap<string, ReadonlyMap<string, string>>;
  /** The column that says which run a row is of, where they are below each other. */
  readonly by?: Column;
}

const RUN_COLUMN =
  /^(runs?|run[ _]?(id|name)|experiments?|exp([ _]?(id|name))?|trials?([ _]?(id|name))?|fold|seed|models?([ _]?name)?|config|name|group|job|version)$/i;
/** Words of a prefix that numbers runs. */
const NUMBERED =
  /^(run|fold|seed|exp|experiment|trial|version|model|cv|split|job|member)?[ _-]*\d+$/i;
const MOST_RUNS = 1000;

/** The runs of a table that holds several. */
export function findRuns(table: DataTable): Runs | undefined {
  return besideEachOther(table) ?? belowEachOther(table);
}

/** `run - loss`, as Weights & Biases exports a chart, or `fold 0/val_loss`. */
function besideEachOther({ columns }: DataTable): Runs | undefined {
  const dashed = columnsByRun(columns, ' - ');
  const isSplit = (prefix: string): boolean => readName(`${prefix} loss`).split !== undefined;
  const areSplits = dashed.size > 1 && [...dashed.keys()].every(isSplit);
  if (
    dashed.size > 0 &&
    !areSplits &&
    [...dashed.values()].some((own) => [...own.values()].some(isMetric))
  ) {
    return { names: [...dashed.keys()], columns: dashed };
  }
  const slashed = columnsByRun(columns, '/');
  const sets = [...slashed.values()].map((own) => [...own.values()].sort().join('\n'));
  const isRuns =
    slashed.size > 1 &&
    slashed.size <= MOST_RUNS &&
    new Set(sets).size === 1 &&
    [...slashed.keys()].every(
      (prefix) => NUMBERED.test(prefix) || (sets[0] ?? '').includes('\n'),
    ) &&
    ![...slashed.keys()].some(isSplit) &&
    [...(slashed.values().next().value?.values() ?? [])].some(isMetric) &&
    [...slashed.values()].every(
      (own) => own.size > 1 || NUMBERED.test([...slashed.keys()][0] ?? ''),
    );
  return isRuns ? { names: [...slashed.keys()], columns: slashed } : undefined;
}

function isMetric(name: string): boolean {
  const { kind } = readName(name);
  return kind === 'loss' || kind === 'accuracy' || kind === 'likeLoss';
}

function columnsByRun(
  columns: readonly Column[],
  separator: string,
): Map<string, Map<string, string>> {
  const runs = new Map<string, Map<string, string>>();
  for (const { name, numbers } of columns) {
    const at = separator === '/' ? name.indexOf('/') : name.lastIndexOf(separator);
    if (at <= 0 || !numbers) continue;
    const [run, metric] = [name.slice(0, at), name.slice(at + separator.length)];
    const own = runs.get(run) ?? new Map<string, string>();
    own.set(name, metric);
    runs.set(run, own);
  }
  return runs;
}

/** A column that names a run, along which steps begin again. */
function belowEachOther({ columns, rows }: DataTable): Runs | undefined {
  const steps = columns.filter(({ name, numbers }) => numbers && isStepName(wordsOf(name)));
  const by = columns.find((column) => {
    const names = column.categories?.names ?? [];
    const isMany = names.length > 1 && names.length <= Math.min(MOST_RUNS, rows / 2);
    return (
      RUN_COLUMN.test(column.name) && isMany && steps.every((step) => stepsAscend(step, column))
    );
  });
  const { names = [], codes = [] } = by?.categories ?? {};
  if (!by) return undefined;
  const order = [...new Set(codes)].filter((code) => code >= 0).map((code) => names[code] ?? '');
  return { names: order, by };
}

/** Whether the steps of each run ascend by themselves. */
function stepsAscend({ numbers }: Column, { categories }: Column): boolean {
  const last = new Map<number, number>();
  let back = 0;
  let rows = 0;
  categories?.codes.forEach((code, row) => {
    const step = numbers?.[row] ?? NaN;
    if (Number.isNaN(step)) return;
    rows++;
    if (step < (last.get(code) ?? -Infinity)) back++;
    last.set(code, step);
  });
  return back <= rows / 20;
}

/** The rows or the columns of one run; columns of no run stay. */
export function onlyRun(table: DataTable, { columns, by }: Runs, run: string): DataTable {
  if (columns) {
    const own = columns.get(run);
    const others = new Set([...columns.values()].flatMap((names) => [...names.keys()]));
    const kept = table.columns.filter(({ name }) => own?.has(name) === true || !others.has(name));
    return { ...table, columns: kept };
  }
  const code = by?.categories?.names.indexOf(run);
  const rows = [...(by?.categories?.codes.keys() ?? [])].filter(
    (row) => by?.categories?.codes[row] === code,
  );
  const place = new Map(rows.map((row, i) => [row, i]));
  return {
    ...table,
    rows: rows.length,
    firstLine: 0,
    columns: table.columns
      .filter((column) => column !== by)
      .map(({ name, numbers, saysNaN, categories }) => ({
        name,
        ...(numbers && { numbers: Float64Array.from(rows, (row) => numbers[row] ?? NaN) }),
        ...(saysNaN && {
          saysNaN: Int32Array.from([...saysNaN].flatMap((row) => place.get(row) ?? [])),
        }),
        ...(categories && {
          categories: {
            names: categories.names,
            codes: Int32Array.from(rows, (row) => categories.codes[row] ?? -1),
          },
        }),
      })),
  };
}
