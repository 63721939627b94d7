import type { UserSource } from '../../data/source.js';
import type { DataTable } from '../../data/table.js';
import { findingsOf, type Findings } from '../findings.js';
import { guessLog, sumsOf } from '../guessColumns.js';
import { shortNames } from '../logFiles.js';
import { resolveLog } from '../logTable.js';
import { CURVES, runOf, type LogReading, type Run, type Sums } from '../series.js';
import type { Columns, LearningCurvesState, Role } from '../state.js';
import type { OpenLog } from './openLog.js';

/** One of the runs of the logs that are open. */
export interface NamedRun {
  /** Of the log and the run in it; what the state knows it by. */
  readonly key: string;
  /** As the user has called it, else as the log or the file is called. */
  readonly name: string;
  /** Its place among the runs as they were found, which its color follows. */
  readonly colour: number;
  readonly isHidden: boolean;
  readonly table: DataTable;
  readonly source: UserSource | undefined;
  /** Its name in a log of several runs. */
  readonly run: string | null;
  readonly columns: Columns;
  /** The parts whose sum is taken for a loss. */
  readonly sums: Sums;
}

/** More runs than this are found and named, but hidden until they are chosen. */
export const MOST_DRAWN = 40;

const ROLES: readonly Role[] = ['step', ...CURVES];

/** The runs of all logs, in the order that the user gave them, else in that of the logs. */
export function namedRuns(state: LearningCurvesState, logs: readonly OpenLog[]): NamedRun[] {
  const found = foundRuns(logs);
  const settings = new Map(state.runs.map((one, place) => [one.key, { ...one, place }]));
  const own = found.find(({ key }) => key === state.run) ?? found[0];
  const chosen = own && chosenColumns(state, own);
  const named = found.map(({ key, name, ...others }, i): NamedRun => {
    const columns = (key === own?.key ? state.columns : null) ?? withChosen(others, chosen ?? {});
    return {
      ...others,
      key,
      name: settings.get(key)?.name ?? name,
      colour: i,
      isHidden: settings.get(key)?.isHidden ?? i >= MOST_DRAWN,
      columns,
      sums: state.parts === 'sum' ? sumsOf(guessLog(others.table, others.run), columns) : {},
    };
  });
  const place = ({ key, colour }: NamedRun): number =>
    settings.get(key)?.place ?? state.runs.length + colour;
  return named.sort((one, other) => place(one) - place(other));
}

/** The run that the state is about: the chosen one, else the first that is shown and has what is compared. */
export function selectedOf(
  runs: readonly NamedRun[],
  key: string | null,
  isCompared: (run: NamedRun) => boolean,
): NamedRun | undefined {
  const shown = runs.filter(({ isHidden }) => !isHidden);
  return runs.find((one) => one.key === key) ?? shown.find(isCompared) ?? shown[0] ?? runs[0];
}

type FoundRun = Pick<NamedRun, 'key' | 'name' | 'table' | 'source' | 'run'>;

function foundRuns(logs: readonly OpenLog[]): FoundRun[] {
  const readable = logs.flatMap(({ loaded, ...log }) =>
    'table' in loaded ? [{ ...log, table: loaded.table }] : [],
  );
  const known = withShortNames(
    readable.filter(({ isFound, table }) => isFound !== true || hasCurve(table)),
  ).sort((one, other) =>
    one.isFound === true && other.isFound === true ? inOrder(one.name, other.name) : 0,
  );
  const all = (known.length > 0 ? known : readable).flatMap((log): FoundRun[] => {
    const { runs } = resolveLog(log.table);
    const { table, source } = log;
    if (runs.length < 2) {
      return [{ key: log.key, name: log.name, table, source, run: runs[0] ?? null }];
    }
    return runs.map((run) => ({
      key: log.key === '' ? run : `${log.key}\n${run}`,
      name: known.length > 1 ? `${log.name}: ${run}` : run,
      ...{ table, source, run },
    }));
  });
  return all;
}

/** Names in the order of the numbers in them: `lr=0.003` before `lr=0.01`, `run 9` before `run 10`. */
function inOrder(one: string, other: string): number {
  const [a, b] = [one, other].map((name) => name.split(/(\d+(?:\.\d+)?(?:e[+-]?\d+)?)/i));
  for (let i = 0; i < Math.max(a?.length ?? 0, b?.length ?? 0); i++) {
    const [left, right] = [a?.[i] ?? '', b?.[i] ?? ''];
    const difference = i % 2 === 1 ? Number(left) - Number(right) : 0;
    if (difference !== 0) return difference;
    if (left !== right) return left < right ? -1 : 1;
  }
  return 0;
}

function withShortNames<Log extends Pick<OpenLog, 'name' | 'isFound'>>(
  logs: readonly Log[],
): Log[] {
  const paths = logs.flatMap(({ name, isFound }) => (isFound === true ? [name] : []));
  const names = new Map(shortNames(paths).map((name, i) => [paths[i], name]));
  return logs.map((log) => ({ ...log, name: names.get(log.name) ?? log.name }));
}

/** Whether something of a table is known to be a loss or an accuracy. */
export function hasCurve(table: DataTable): boolean {
  const { columns } = guessLog(table);
  return CURVES.some((curve) => columns[curve] !== null);
}

/** The columns that the user has chosen for a run otherwise than they were guessed. */
function chosenColumns({ columns }: LearningCurvesState, own: FoundRun): Partial<Columns> {
  if (!columns) return {};
  const guessed = guessLog(own.table, own.run).columns;
  return Object.fromEntries(
    ROLES.filter((role) => columns[role] !== guessed[role]).map((role) => [role, columns[role]]),
  );
}

/** The columns of a run: those that were chosen as far as it has them, else as its names suggest. */
function withChosen(
  { table, run }: Pick<FoundRun, 'table' | 'run'>,
  chosen: Partial<Columns>,
): Columns {
  const guessed = guessLog(table, run).columns;
  const names = new Set(resolveLog(table, run).table.columns.map(({ name }) => name));
  const own = Object.entries(chosen).filter(([, name]) => name === null || names.has(name));
  return { ...guessed, ...Object.fromEntries(own) };
}

const readings = new WeakMap<DataTable, Map<string, Run>>();

/** What a run holds, read once for each way of reading it. */
export function readRun(table: DataTable, reading: LogReading): Run {
  const known = readings.get(table) ?? new Map<string, Run>();
  readings.set(table, known);
  const { columns, run = null, resumed = null, sums = {}, axis = 'logged' } = reading;
  const key = JSON.stringify([columns, run, resumed, sums, axis]);
  const read = known.get(key) ?? runOf(table, reading);
  known.set(key, read);
  return read;
}

const judged = new WeakMap<Run, { readonly key: string; readonly findings: Findings }>();

/** The findings of a run, made once as long as early stopping is not changed. */
export function judge(run: Run, stopping: LearningCurvesState['stopping']): Findings {
  const key = JSON.stringify(stopping);
  const known = judged.get(run);
  if (known?.key === key) return known.findings;
  const findings = findingsOf(run, stopping);
  judged.set(run, { key, findings });
  return findings;
}
