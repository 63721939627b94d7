import type { Loaded } from '../data/loaded.js';
import type { LabFigure } from '../figure/figure.js';
import { curvesFigure } from './figures/curves.js';
import { gapFigure } from './figures/gap.js';
import { findingsOf, type Findings } from './findings.js';
import { guessColumns } from './guessColumns.js';
import { CURVES, runOf } from './series.js';
import type { LearningCurvesState } from './state.js';

/** What there is to see of a state and its log. */
export interface LearningCurvesView {
  readonly figures: readonly LabFigure[];
  readonly findings: Findings | undefined;
  /** What of the log could not be read, and what to do about it. */
  readonly notes: readonly string[];
}

export function viewOf(state: LearningCurvesState, loaded: Loaded): LearningCurvesView {
  if ('problem' in loaded) return { figures: [], findings: undefined, notes: [loaded.problem] };
  const { table } = loaded;
  const run = runOf(table, state.columns ?? guessColumns(table));
  if (CURVES.every((curve) => (run.curves[curve]?.values.length ?? 0) === 0)) {
    const known = table.columns.map(({ name }) => `“${name}”`).join(', ');
    const nothing = `No column of ${table.name} is known to be a loss. Choose one under Log; there are ${known}.`;
    return { figures: [], findings: undefined, notes: [...run.problems, nothing] };
  }
  const findings = findingsOf(run, state);
  const { gap } = findings;
  const gapFigures = gap ? [gapFigure(run, gap.series, gap.reading)] : [];
  return {
    figures: [curvesFigure(run, findings, state), ...gapFigures],
    findings,
    notes: run.problems,
  };
}
