import type { Guess } from '../data/guess.js';
import type { Loaded } from '../data/loaded.js';
import type { LabFigure } from '../figure/figure.js';
import { curvesFigure } from './figures/curves.js';
import { gapFigure } from './figures/gap.js';
import { findingsOf, type Findings } from './findings.js';
import { guessLog } from './guessColumns.js';
import { guessesOf } from './guesses.js';
import { CURVES, runOf, type Run } from './series.js';
import type { LearningCurvesState } from './state.js';
import { gapReading } from './words.js';

/** What there is to see of a state and its log. */
export interface LearningCurvesView {
  readonly figures: readonly LabFigure[];
  readonly run: Run | undefined;
  readonly findings: Findings | undefined;
  /** What of the log could not be read, and what to do about it. */
  readonly notes: readonly string[];
  readonly guesses: readonly Guess<LearningCurvesState>[];
}

export const NOTHING: LearningCurvesView = {
  figures: [],
  run: undefined,
  findings: undefined,
  notes: [],
  guesses: [],
};

export function viewOf(state: LearningCurvesState, loaded: Loaded): LearningCurvesView {
  if ('problem' in loaded) return { ...NOTHING, notes: [loaded.problem] };
  const { table } = loaded;
  const columns = state.columns ?? guessLog(table, state.run).columns;
  const run = runOf(table, { ...state, columns });
  const guesses = guessesOf(table, state, run);
  if (CURVES.every((curve) => (run.curves[curve]?.values.length ?? 0) === 0)) {
    const known = table.columns.map(({ name }) => `“${name}”`).join(', ');
    const nothing = `No column of ${table.name} is known to be a loss. Choose one under Log; there are ${known}.`;
    return { ...NOTHING, run, notes: [...run.problems, nothing], guesses };
  }
  const findings = findingsOf(run, state.stopping);
  const { gap } = findings;
  const gapFigures = gap ? [gapFigure(run, gap.series, gapReading(gap, run.stepName))] : [];
  return {
    figures: [curvesFigure(run, findings, state), ...gapFigures],
    run,
    findings,
    notes: run.problems,
    guesses,
  };
}
