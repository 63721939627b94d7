import { pythonText, readerImports, readerOf } from '../data/pythonReader.js';
import type { Lab, Script } from '../lab.js';
import { loadInline } from './data.js';
import { findingsOf } from './findings.js';
import { guessColumns } from './guessColumns.js';
import { runOf, type Series } from './series.js';
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
export const toScript: Lab<LearningCurvesState>['toScript'] = (state): Script => {
  if (state.data.kind === 'file') {
    return { python: pythonOf(state, fileOperands(state, state.data)), prints: [], tolerance: 0 };
  }
  const loaded = loadInline(state.data);
  if (!loaded || 'problem' in loaded) return nothing(loaded?.problem ?? 'The log is not kept.');
  const columns = state.columns ?? guessColumns(loaded.table);
  const run = runOf(loaded.table, { ...state, columns });
  const { findings } = findingsOf(run, state.stopping);
  const best = findings.find(({ kind }) => kind === 'best');
  const stop = findings.find(({ kind }) => kind === 'stop');
  const { trainLoss, validationLoss } = run.curves;
  const judged = [validationLoss, trainLoss].find((series) => series && series.values.length > 0);
  if (!judged) return nothing('There is no loss to judge.');
  const operands = `steps = ${list(judged.steps)}\nlosses = ${list(judged.values)}\n`;
  return {
    python: pythonOf(state, operands),
    prints: [
      { label: 'smoothed', values: smoothed(judged, state.smoothing).values },
      { label: 'best', values: [best?.from ?? NaN, best?.values['value'] ?? NaN] },
      { label: 'early stop', values: [stop?.from ?? NaN] },
    ],
    tolerance: 1e-12,
  };
};

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
best = min((loss, i) for i, loss in enumerate(losses) if math.isfinite(loss))[1]
print("best", steps[best], losses[best], sep="\\t")

${STOP[rule]}print("early stop", stopped, sep="\\t")
`;
}

/** The steps and losses of a file, read by the script itself; rows without a number are left out. */
function fileOperands(
  { columns }: LearningCurvesState,
  data: Extract<LearningCurvesState['data'], { kind: 'file' }>,
): string {
  const loss = columns?.validationLoss ?? columns?.trainLoss ?? 'val_loss';
  const step = columns?.step ?? null;
  const names = [loss, ...(step === null ? [] : [step])];
  const steps = step === null ? 'range(1, len(column(loss)) + 1)' : `column(${pythonText(step)})`;
  return `${readerImports(data.name).join('\n')}

${readerOf(data, names)}

def number(cell):
    try:
        return float(cell)
    except (TypeError, ValueError):
        return math.nan


loss = ${pythonText(loss)}
rows = [(number(step), number(value)) for step, value in zip(${steps}, column(loss))]
rows = sorted((row for row in rows if not any(map(math.isnan, row))), key=lambda row: row[0])
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
