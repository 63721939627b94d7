import { oneLine, pythonText, readerOf } from '../data/pythonReader.js';
import type { DataTable } from '../data/table.js';
import type { Lab, Script } from '../lab.js';
import { loadInline } from './data.js';
import { findingsOf, stopOf } from './findings.js';
import { guessLog, sumsOf } from './guessColumns.js';
import { resolveLog } from './logTable.js';
import { runOf, type Run, type Series } from './series.js';
import { smoothed } from './smoothed.js';
import type { LearningCurvesState } from './state.js';

/** When each library's EarlyStopping ends the training. */
const STOP: Readonly<Record<LearningCurvesState['stopping']['rule'], string>> = {
  lightning: `lowest, waited, stopped = math.inf, 0, math.nan
for step, loss in zip(steps, losses):
    improved = loss + min_delta < lowest
    lowest, waited = (loss, 0) if improved else (lowest, waited + 1)
    if not math.isfinite(loss) or (not improved and waited >= patience):
        stopped = step
        break
`,
  keras: `lowest, waited, stopped = None, 0, math.nan
for step, loss in zip(steps, losses):
    improved = lowest is None or loss + min_delta < lowest
    lowest, waited = (loss, 0) if improved else (lowest, waited + 1)
    if not improved and waited >= patience:
        stopped = step
        break
`,
};

/** Smoothing, best epoch and early stopping of the run, in plain Python. */
export const toScript: Lab<LearningCurvesState>['toScript'] = (state, table): Script => {
  const loaded = table ? { table } : loadInline(state.data);
  if (!loaded || 'problem' in loaded) return nothing(loaded?.problem ?? 'The log is not read yet.');
  const guess = guessLog(loaded.table, state.run);
  const columns = state.columns ?? guess.columns;
  const sums = state.parts === 'sum' ? sumsOf(guess, columns) : {};
  const { resumed } = state;
  const run = runOf(loaded.table, { columns, sums, run: state.run, resumed });
  const { trainLoss, validationLoss } = run.curves;
  const judged = [validationLoss, trainLoss].find((series) => series && series.values.length > 0);
  if (!judged) return nothing('There is no loss to judge.');
  const { findings } = findingsOf(run, state.stopping);
  const best = findings.find(({ kind }) => kind === 'best');
  const name = judged === validationLoss ? columns.validationLoss : columns.trainLoss;
  const isFile = state.data.kind === 'file' && name !== null && Object.keys(sums).length === 0;
  const reading = isFile ? readingOf(loaded.table, state, run, name, columns.step) : undefined;
  return {
    python: pythonOf(state, reading ?? operandsOf(loaded.table, judged)),
    prints: [
      { label: 'smoothed', values: smoothed(judged, state.smoothing).values },
      { label: 'best', values: [best?.from ?? NaN, best?.values['value'] ?? NaN] },
      { label: 'early stop', values: [replay(judged, state.stopping)] },
    ],
    tolerance: 1e-12,
  };
};

/** Where early stopping would stop; the lab itself says nothing on it for the losses of batches. */
function replay(series: Series, stopping: LearningCurvesState['stopping']): number {
  return stopOf(series, 'validationLoss', stopping)?.from ?? NaN;
}

function operandsOf({ name }: DataTable, { steps, values }: Series): string {
  return `# ${oneLine(name)}, as the lab reads it\nsteps = ${list(steps)}\nlosses = ${list(values)}\n`;
}

function nothing(problem: string): Script {
  return { python: `# ${problem.replace(/\s+/g, ' ')}\n`, prints: [], tolerance: 0 };
}

function pythonOf({ smoothing, stopping }: LearningCurvesState, operands: string): string {
  const { rule, patience, minDelta } = stopping;
  return `import math

${operands}smoothing, patience, min_delta = ${smoothing}, ${patience}, ${minDelta}


def smooth(values: list[float], weight: float) -> list[float]:
    """TensorBoard's moving average, divided by the weight it has gathered."""
    if weight == 0 or all(value == values[0] for value in values):
        return values
    average, counted, result = 0.0, 0, []
    for value in values:
        if math.isfinite(value):
            average = average * weight + (1 - weight) * value
            counted += 1
            value = average / (1 - weight**counted)
        result.append(value)
    return result


print("smoothed", *smooth(losses, smoothing), sep="\\t")
finite = [(loss, i) for i, loss in enumerate(losses) if math.isfinite(loss)]
best, lowest_at = min(finite) if finite else (math.nan, 0)
print("best", steps[lowest_at] if finite else math.nan, best, sep="\\t")

${STOP[rule]}print("early stop", stopped, sep="\\t")
`;
}

/**
 * The steps and losses of a file, read by the script itself; `undefined` where the log is put together in a way
 * that is not as simple.
 */
function readingOf(
  table: DataTable,
  { run: wanted }: LearningCurvesState,
  run: Run,
  loss: string,
  step: string | null,
): string | undefined {
  const isPlain = resolveLog(table, wanted).table === table && !run.resumed && !run.hasBlanks;
  const reader = isPlain ? readerOf(table, [loss, ...(step === null ? [] : [step])]) : undefined;
  if (reader === undefined) return undefined;
  const steps = step === null ? 'range(1, len(column(loss)) + 1)' : `column(${pythonText(step)})`;
  return `${reader}

def number(cell):
    if cell is None or isinstance(cell, bool):
        return None
    try:
        return float(cell)
    except (TypeError, ValueError):
        return None


loss = ${pythonText(loss)}
rows = [(number(step), number(value)) for step, value in zip(${steps}, column(loss))]
rows = [(step, value) for step, value in rows if value is not None and step is not None and math.isfinite(step)]
rows.sort(key=lambda row: row[0])
steps, losses = [step for step, _ in rows], [value for _, value in rows]
`;
}

function list(values: Series['values']): string {
  const text = (value: number): string => {
    if (Number.isNaN(value)) return 'math.nan';
    if (!Number.isFinite(value)) return value > 0 ? 'math.inf' : '-math.inf';
    return String(value);
  };
  return `[${Array.from(values, text).join(', ')}]`;
}
