import { readFile } from '../../labs/data/readFile.js';
import { DataError, type DataTable } from '../../labs/data/table.js';
import { WALL_TIME } from '../../labs/data/tensorboard/columns.js';
import type { Finding } from '../../labs/learningCurves/finding.js';
import { guessColumns } from '../../labs/learningCurves/guessColumns.js';
import { logsIn, readLog } from '../../labs/learningCurves/logFiles.js';
import { resolveLog } from '../../labs/learningCurves/logTable.js';
import { onlyLog } from '../../labs/learningCurves/runs/openLog.js';
import { initialState } from '../../labs/learningCurves/state.js';
import { viewOf } from '../../labs/learningCurves/view.js';
import { wordsOf } from '../../labs/learningCurves/words.js';
import { nameOf, shown, type Files, type Shown } from './files.js';

interface ShownSeries {
  readonly name: string;
  /** How many values it has. */
  readonly n: number;
  readonly first: Shown;
  readonly last: Shown;
}

/** What the Learning Curves lab shows of a log first. Columns that there are none of are `null`. */
export interface LogAnswer {
  readonly rows: number;
  readonly step: string | null;
  readonly train: string | null;
  readonly validation: string | null;
  readonly trainAccuracy: string | null;
  readonly validationAccuracy: string | null;
  readonly series: readonly ShownSeries[];
  readonly findings: readonly Readonly<Record<string, unknown>>[];
  readonly best: { readonly at: Shown; readonly value: Shown } | null;
  readonly notes: readonly string[];
  readonly ms: number;
}

/** What a folder's logs show, by path. */
export interface RunsAnswer {
  readonly runs: Readonly<Record<string, LogAnswer | { readonly error: string }>>;
}

/** @throws {DataError} if there is no log that can be read. */
export function askLog(path: string, files: Files): LogAnswer | RunsAnswer {
  const inside = files.list(path);
  if (inside) return answerFolder(path, inside, files);
  const bytes = files.read(path);
  if (!bytes) throw new DataError(`${path} cannot be read. Is it there?`);
  return answerLog(nameOf(path), bytes);
}

function answerFolder(path: string, inside: readonly string[], files: Files): RunsAnswer {
  const runs: Record<string, LogAnswer | { error: string }> = {};
  for (const [name, parts] of logsIn(inside)) {
    try {
      runs[name] = answerParts(path, name, parts, files);
    } catch (error) {
      if (!(error instanceof DataError)) throw error;
      runs[name] = { error: error.message };
    }
  }
  return { runs };
}

function answerParts(
  folder: string,
  name: string,
  parts: readonly string[],
  { read }: Files,
): LogAnswer {
  const start = performance.now();
  const files = parts.flatMap((path) => {
    const bytes = read(`${folder}/${path}`);
    return bytes ? [{ path, bytes }] : [];
  });
  return answerTable(readLog(name, files), start);
}

function answerLog(name: string, bytes: Uint8Array): LogAnswer {
  const start = performance.now();
  return answerTable(readFile(name, bytes), start);
}

function answerTable(table: DataTable, start: number): LogAnswer {
  const columns = guessColumns(table);
  const { findings, run, notes, guesses } = viewOf(initialState, onlyLog({ table }));
  const found = findings?.findings ?? [];
  const best = found.find(({ kind }) => kind === 'best');
  return {
    rows: table.rows,
    step: columns.step,
    train: columns.trainLoss,
    validation: columns.validationLoss,
    trainAccuracy: columns.trainAccuracy,
    validationAccuracy: columns.validationAccuracy,
    series: seriesOf(everyRun(table), columns.step),
    findings: found.map((finding) => ({
      ...shownFinding(finding),
      sentence: wordsOf(finding, run?.stepName ?? 'row').sentence,
    })),
    best: best ? { at: shown(best.from), value: shown(best.values['value'] ?? NaN) } : null,
    notes: [...(table.facts ?? []), ...notes, ...guesses.map(({ sentence }) => sentence)],
    ms: Math.round(performance.now() - start),
  };
}

/** The log with a column for each quantity, of all its runs where they are side by side. */
function everyRun(table: DataTable): DataTable {
  const { runs, table: resolved } = resolveLog(table);
  const isBelow = resolved.rows < table.rows && runs.length > 1;
  return runs.length > 1 && !isBelow ? table : resolved;
}

function shownFinding({ kind, curve, from, to, rule, values }: Finding): Record<string, unknown> {
  const numbers = Object.entries(values).map(([name, value]) => [name, shown(value)]);
  return {
    ...{ kind, from: shown(from), to: shown(to), curve: curve ?? null, rule },
    ...(Object.fromEntries(numbers) as Record<string, Shown>),
  };
}

function seriesOf({ columns }: DataTable, step: string | null): ShownSeries[] {
  return columns.flatMap(({ name, numbers, saysNaN }) => {
    if (!numbers || name === step || name === WALL_TIME) return [];
    const nan = new Set(saysNaN);
    const values = numbers.filter((value, row) => !Number.isNaN(value) || nan.has(row));
    return [
      { name, n: values.length, first: shown(values[0] ?? NaN), last: shown(values.at(-1) ?? NaN) },
    ];
  });
}
