import { ColumnBuilder } from '../data/columnBuilder.js';
import type { Column, DataTable } from '../data/table.js';
import { isStepName, readName, wordsOf } from './names.js';
import { findRuns, onlyRun, type Runs } from './runsInTable.js';

/** A log as a table with a column for each quantity of one run. */
export interface ResolvedLog {
  readonly table: DataTable;
  /** Names that columns are read by in the place of their own. */
  readonly aliases: ReadonlyMap<string, string>;
  /** The runs that the log holds; empty if it is of one. */
  readonly runs: readonly string[];
  /** The one that the table is of. */
  readonly run: string | undefined;
  /** How the log was turned, a sentence each. */
  readonly notes: readonly string[];
}

const METRIC =
  /^(metrics?|metric[ _]?name|name|tag|key|variable|measure|scalar|quantity|series|field|stat)$/i;
const VALUE = /^(values?|val|metric[ _]?value|result|number|y|score)$/i;
const PHASE =
  /^(phases?|splits?|sets?|subsets?|modes?|stages?|partitions?|data ?sets?|types?|part|fold|kind|loop)$/i;

const resolved = new WeakMap<DataTable, Map<string, ResolvedLog>>();

/** @param run which of several runs is wanted; the first if none. */
export function resolveLog(table: DataTable, run: string | null = null): ResolvedLog {
  const known = resolved.get(table) ?? new Map<string, ResolvedLog>();
  resolved.set(table, known);
  const key = run ?? '';
  const log = known.get(key) ?? resolve(table, run);
  known.set(key, log);
  return log;
}

function resolve(given: DataTable, wanted: string | null): ResolvedLog {
  const notes: string[] = [];
  const { table: named, aliases } = withTag(withoutExtremes(given));
  const wide = widened(named, notes);
  const runs = findRuns(wide);
  if (!runs) return { table: wide, aliases, runs: [], run: undefined, notes };
  const run = wanted !== null && runs.names.includes(wanted) ? wanted : (runs.names[0] ?? '');
  return {
    table: onlyRun(wide, runs, run),
    aliases: new Map([...aliases, ...runAliases(runs, run)]),
    runs: runs.names,
    run,
    notes,
  };
}

/** What the columns of a run are called without its name. */
function runAliases(runs: Runs, run: string): [string, string][] {
  return [...(runs.columns?.get(run) ?? [])].map(([column, metric]) => [column, metric]);
}

/** Without the extremes that Weights & Biases exports beside each curve. */
function withoutExtremes(table: DataTable): DataTable {
  const columns = table.columns.filter(({ name }) => !/__(MIN|MAX)$/.test(name));
  return columns.length === table.columns.length ? table : { ...table, columns };
}

/**
 * TensorBoard's CSV, and files that hold one metric each, are named after what the column of values holds:
 * `run-train-tag-loss.csv`, `val_loss.csv`, or the file `val_loss` of MLflow.
 */
function withTag(table: DataTable): { table: DataTable; aliases: Map<string, string> } {
  const numeric = table.columns.filter(({ numbers }) => numbers !== undefined);
  const named = withNamesOfPair(withNamesOfMlflow(table, numeric), numeric);
  const value = named.columns.find(({ name }) => /^values?$/i.test(name));
  const others = named.columns.filter((one) => one !== value && one.numbers !== undefined);
  const isLone = others.every(({ name }) => isStepName(wordsOf(name)) || /time/i.test(name));
  if (!value || !isLone) return { table: named, aliases: new Map() };
  const base = table.name.replace(/\.\w+$/, '');
  const [, run = '', tag = base] = /^run[-_](.*?)[-_]tag[-_](.*)$/.exec(base) ?? [];
  const split = readName(tag).split === undefined ? wordsOf(run).at(-1) : undefined;
  const isSplit = split !== undefined && readName(`${split} loss`).split !== undefined;
  const alias = isSplit ? `${split} ${tag}` : tag;
  const isKnown = readName(alias).kind !== undefined && readName(alias).kind !== 'bare';
  return {
    table: named,
    aliases: new Map(isKnown ? [[value.name, alias]] : [[value.name, 'loss']]),
  };
}

/** Names for two columns without a header, a counter and what the file is named after: `loss.log`. */
function withNamesOfPair(table: DataTable, numeric: readonly Column[]): DataTable {
  const [one, other] = numeric;
  const isPair = numeric.length === 2 && table.columns.length === 2 && one && other;
  if (!isPair || !table.columns.every(({ name }) => /^column \d+$/.test(name))) return table;
  const { kind } = readName(table.name.replace(/\.\w+$/, ''));
  const steps = [one, other].filter(isCounter);
  if ((kind !== 'loss' && kind !== 'accuracy') || steps.length !== 1) return table;
  const columns = table.columns.map((column) => ({
    ...column,
    name: steps.includes(column) ? 'step' : 'value',
  }));
  return { ...table, columns };
}

/** Whether the numbers are whole and ascend. */
function isCounter({ numbers }: Column): boolean {
  return (
    numbers?.every(
      (value, i) => Number.isInteger(value) && (i === 0 || value > (numbers[i - 1] ?? NaN)),
    ) === true && numbers.length > 2
  );
}

const MILLISECONDS = 1e12;
const SECONDS = 1e9;

/** Names for the columns of time, value and step that MLflow and TensorBoard's JSON leave without. */
function withNamesOfMlflow(table: DataTable, numeric: readonly Column[]): DataTable {
  const [time, second, third] = numeric;
  const isNameless = table.columns.every(({ name }) => /^column \d+$/.test(name));
  if (
    !isNameless ||
    numeric.length !== table.columns.length ||
    numeric.length > 3 ||
    !time ||
    !second
  ) {
    return table;
  }
  const first = time.numbers?.[0] ?? 0;
  if (first < SECONDS) return table;
  const names =
    first >= MILLISECONDS || !third ? ['time', 'value', 'step'] : ['time', 'step', 'value'];
  return {
    ...table,
    columns: table.columns.map((column, i) => ({ ...column, name: names[i] ?? column.name })),
  };
}

/** A row for each step, where the log has one for each quantity or each kind of data. */
function widened(table: DataTable, notes: string[]): DataTable {
  const nameless = namelessTriple(table);
  const metric =
    nameless?.metric ??
    table.columns.find((one) => METRIC.test(one.name) && !one.numbers && isOfMetrics(one));
  const value =
    nameless?.value ??
    table.columns.find((one) => VALUE.test(one.name) && one.numbers && one !== metric);
  const phase = table.columns.find((one) => one !== metric && isOfPhases(one));
  if (!(metric && value) && !phase) return table;
  const by = [phase, metric && value ? metric : undefined].filter((one) => one !== undefined);
  notes.push(
    `${table.name} has a row for each value of ${by.map(({ name }) => `“${name}”`).join(' and ')}: they are read as columns of their own.`,
  );
  const isKept = (one: Column): boolean =>
    isStepName(wordsOf(one.name)) || /time|^run|^fold$|^seed$|^trial/i.test(one.name);
  const kept = nameless
    ? [nameless.step]
    : table.columns.filter((one) => !by.includes(one) && one !== value && isKept(one));
  const spread =
    metric && value
      ? [value]
      : table.columns.filter((one) => one.numbers && !by.includes(one) && !kept.includes(one));
  return pivot(table, { by, kept, spread, isMetric: metric !== undefined && value !== undefined });
}

/** Lines of a step, a word and a number without a header, e.g. `250 val 5.57`. */
function namelessTriple({
  columns,
}: DataTable):
  { readonly step: Column; readonly metric: Column; readonly value: Column } | undefined {
  const [step, metric, value] = columns;
  if (columns.length !== 3 || !step?.numbers || !metric?.categories || !value?.numbers)
    return undefined;
  const isNameless = columns.every(({ name }) => /^column \d+$/.test(name)) && !metric.numbers;
  const names = metric.categories.names;
  const isKnown = names.some((name) => readName(name).kind !== undefined) && names.length <= 50;
  return isNameless && isKnown ? { step: { ...step, name: 'step' }, metric, value } : undefined;
}

function isOfMetrics({ categories }: Column): boolean {
  const names = categories?.names ?? [];
  return names.some((name) => {
    const { kind } = readName(name);
    return kind === 'loss' || kind === 'accuracy' || kind === 'likeLoss';
  });
}

/** A column of `train`, `val` and the like. */
function isOfPhases({ name, numbers, categories }: Column): boolean {
  const names = categories?.names ?? [];
  if (numbers || names.length === 0 || names.length > 6) return false;
  const isSplit = names.every(
    (one) => readName(`${one} loss`).split !== undefined && wordsOf(one).length <= 2,
  );
  return isSplit && (names.length > 1 || PHASE.test(name));
}

interface Turning {
  readonly by: readonly Column[];
  readonly kept: readonly Column[];
  readonly spread: readonly Column[];
  readonly isMetric: boolean;
}

function pivot(table: DataTable, { by, kept, spread, isMetric }: Turning): DataTable {
  const builders = new Map<string, ColumnBuilder>();
  const places = new Map<string, number>();
  const origin: number[] = [];
  const cells: Map<string, number>[] = [];
  /** How many rows a column has, where no step tells them apart. */
  const counts = new Map<string, number>();
  const nan = spread.map(({ saysNaN }) => new Set(saysNaN));
  for (let row = 0; row < table.rows; row++) {
    const prefix = by
      .map(({ categories }) => categories?.names[categories.codes[row] ?? -1] ?? '')
      .filter((name) => name !== '')
      .join('/');
    if (prefix === '') continue;
    const key = kept
      .filter(({ name }) => !/time/i.test(name))
      .map(({ numbers, categories }) => numbers?.[row] ?? categories?.codes[row])
      .join(' ');
    spread.forEach(({ name, numbers }, i) => {
      const value = numbers?.[row] ?? NaN;
      if (Number.isNaN(value) && nan[i]?.has(row) !== true) return;
      const target = isMetric ? prefix : `${prefix}/${name}`;
      const isCounted = kept.length === 0;
      let place = isCounted ? counts.get(target) : places.get(key);
      if (isCounted) counts.set(target, (place ?? 0) + 1);
      if (isCounted) place ??= 0;
      if (place === undefined || (!isCounted && cells[place]?.has(target))) {
        place = cells.length;
        places.set(key, place);
      }
      if (place === cells.length) {
        cells.push(new Map());
        origin.push(row);
      }
      cells[place]?.set(target, value);
      if (!builders.has(target)) builders.set(target, new ColumnBuilder(target));
    });
  }
  const columns = [
    ...kept.map((column) => pickRows(column, origin)),
    ...[...builders].map(([name, builder]) => {
      for (const row of cells) {
        const value = row.get(name);
        if (value === undefined) builder.addMissing();
        else builder.addNumber(value);
      }
      return builder.finish();
    }),
  ];
  return { ...table, rows: cells.length, columns, firstLine: 0 };
}

function pickRows({ name, numbers, categories }: Column, rows: readonly number[]): Column {
  return {
    name,
    ...(numbers && { numbers: Float64Array.from(rows, (row) => numbers[row] ?? NaN) }),
    ...(categories && {
      categories: {
        names: categories.names,
        codes: Int32Array.from(rows, (row) => categories.codes[row] ?? -1),
      },
    }),
  };
}
