import type { Lab, Script } from '../lab.js';
import { findingsOf, smoothed } from './findings.js';
import { runOf, type Series } from './series.js';
import type { LearningCurvesState } from './state.js';

/** When each library's EarlyStopping ends the training. */
const STOP: Readonly<Record<LearningCurvesState['stopping']['rule'], string>> = {
  lightning: `lowest, waited, stopped = math.inf, 0, math.nan
for step, loss in zip(steps, curve):
    improved = loss + min_delta < lowest
    lowest, waited = (loss, 0) if improved else (lowest, waited + 1)
    if not math.isfinite(loss) or (not improved and waited >= patience):
        stopped = step
        break
`,
  keras: `lowest, waited, stopped = None, 0, math.nan
for step, loss in zip(steps, curve):
    improved = lowest is None or loss + min_delta < lowest
    lowest, waited = (loss, 0) if improved else (lowest, waited + 1)
    if not improved and waited >= patience:
        stopped = step
        break
`,
};

/** Smoothing, best epoch, gap and early stopping of the run, in plain Python. */
export const toScript: Lab<LearningCurvesState>['toScript'] = (state): Script => {
  const run = runOf(state);
  const { best, stop } = findingsOf(run, state);
  const { trainLoss, validationLoss } = run.curves;
  const judged = validationLoss ?? trainLoss;
  if (!judged || judged.values.length === 0) {
    return { python: 'print("There is no loss to judge.")\n', prints: [], tolerance: 0 };
  }
  const { rule, patience, minDelta } = state.stopping;
  return {
    python: `import math

steps = ${list(judged.steps)}
losses = ${list(judged.values)}
smoothing, patience, min_delta = ${state.smoothing}, ${patience}, ${minDelta}


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


curve = smooth(losses, smoothing)
print("smoothed", *curve, sep="\\t")
best = min((loss, i) for i, loss in enumerate(curve) if math.isfinite(loss))[1]
print("best", steps[best], curve[best], sep="\\t")

${STOP[rule]}print("early stop", stopped, sep="\\t")
`,
    prints: [
      { label: 'smoothed', values: smoothed(judged, state.smoothing).values },
      { label: 'best', values: [best?.step ?? NaN, best?.value ?? NaN] },
      { label: 'early stop', values: [stop ?? NaN] },
    ],
    tolerance: 1e-12,
  };
};

function list(values: Series['values']): string {
  const text = (value: number): string => {
    if (Number.isNaN(value)) return 'math.nan';
    if (!Number.isFinite(value)) return value > 0 ? 'math.inf' : '-math.inf';
    return String(value);
  };
  return `[${Array.from(values, text).join(', ')}]`;
}
