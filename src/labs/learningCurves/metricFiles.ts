import { Rows } from '../data/rows.js';
import type { DataTable } from '../data/table.js';
import { guessLog } from './guessColumns.js';
import { resolveLog } from './logTable.js';

/**
 * The folder of a run that a file of one metric is in, as MLflow and DVCLive write them: `metrics/val_loss`,
 * `plots/metrics/train/loss.tsv`; `undefined` for other files.
 */
export function runOfMetricFile(path: string): { run: string; metric: string } | undefined {
  const found = /^(?:(.*)\/)?metrics\/((?:[^/]+\/)*[^/]+?)(\.tsv)?$/.exec(
    path.replaceAll('\\', '/'),
  );
  const [, run = '.', metric = '', ending] = found ?? [];
  const isOne = found && (ending !== undefined || !/\.\w+$/.test(metric));
  return isOne ? { run: run.replace(/(^|\/)plots$/, '') || '.', metric } : undefined;
}

/** The files of one run with a metric each as one table; those that hold more are left out and named. */
export function joinMetricFiles(
  name: string,
  files: readonly { readonly metric: string; readonly table: DataTable }[],
): DataTable {
  const rows = new Rows();
  const problems: string[] = [];
  for (const { metric, table: given } of files) {
    const { table } = resolveLog(given);
    const { columns } = guessLog(given);
    const step = table.columns.find((column) => column.name === columns.step);
    const values = table.columns.filter(
      ({ name: column, numbers }) => numbers && column !== step?.name && !/time/i.test(column),
    );
    const [only] = values;
    if (!only?.numbers || values.length > 1) {
      problems.push(`“${metric}” of ${name} does not hold one metric and is left out.`);
      continue;
    }
    const nan = new Set(only.saysNaN);
    for (const [row, value] of only.numbers.entries()) {
      if (Number.isNaN(value) && !nan.has(row)) continue;
      rows.add({ step: step?.numbers?.[row] ?? row, [metric]: value });
    }
  }
  const table = rows.finish(name, 0);
  return { ...table, problems: [...table.problems, ...problems] };
}
