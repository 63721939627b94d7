import type { Guess } from '../data/guess.js';
import type { LabFigure } from '../figure/figure.js';
import { curvesFigure } from './figures/curves.js';
import { runDifference } from './figures/difference.js';
import { gapFigure } from './figures/gap.js';
import { runsFigure } from './figures/runs.js';
import type { Findings } from './findings.js';
import { guessesOf } from './guesses.js';
import { compare, type Comparison } from './runs/compare.js';
import {
  hasCurve,
  judge,
  namedRuns,
  readRun,
  selectedOf,
  type NamedRun,
} from './runs/namedRuns.js';
import type { OpenLog } from './runs/openLog.js';
import { comparedOf, hasQuantity, quantitiesOf, type Quantity } from './runs/quantities.js';
import { CURVES, type Run } from './series.js';
import type { LearningCurvesState } from './state.js';
import { gapReading } from './words.js';

/** What there is to see of a state and its logs. */
export interface LearningCurvesView {
  readonly figures: readonly LabFigure[];
  /** All runs, those that are hidden too. */
  readonly runs: readonly NamedRun[];
  /** The run that is looked at. */
  readonly selected: NamedRun | undefined;
  readonly run: Run | undefined;
  readonly findings: Findings | undefined;
  /** All runs by one quantity, and what else they have; absent of one run alone. */
  readonly comparison: Comparison | undefined;
  readonly quantities: readonly Quantity[];
  /** What of the logs could not be read, and what to do about it. */
  readonly notes: readonly string[];
  readonly guesses: readonly Guess<LearningCurvesState>[];
}

export const NOTHING: LearningCurvesView = {
  figures: [],
  runs: [],
  selected: undefined,
  run: undefined,
  findings: undefined,
  comparison: undefined,
  quantities: [],
  notes: [],
  guesses: [],
};

export function viewOf(state: LearningCurvesState, logs: readonly OpenLog[]): LearningCurvesView {
  const unread = unreadNotes(logs);
  const runs = namedRuns(state, logs);
  const quantities = quantitiesOf(runs);
  const quantity = comparedOf(state, runs, quantities);
  const selected = selectedOf(
    runs,
    state.run,
    (run) => quantity !== undefined && hasQuantity(run, quantity),
  );
  if (!selected) return { ...NOTHING, notes: unread };
  const { table, columns, sums } = selected;
  const own = { ...state, run: selected.run, columns: state.columns && columns };
  const run = readRun(table, { columns, sums, run: selected.run, resumed: state.resumed });
  const guesses = guessesOf(table, own, run, runs);
  const compared = comparisonOf(state, runs, selected, quantity);
  const shared = { runs, selected, run, guesses, quantities, ...compared };
  const notes = [...unread, ...run.problems];
  if (CURVES.every((curve) => (run.curves[curve]?.values.length ?? 0) === 0)) {
    const known = table.columns.map(({ name }) => `“${name}”`).join(', ');
    const nothing = `No column of ${table.name} is known to be a loss. Choose one under Log; there are ${known}.`;
    return { ...NOTHING, ...shared, notes: [...notes, nothing] };
  }
  const findings = judge(run, state.stopping);
  const { gap } = findings;
  const title = runs.length > 1 ? `Loss and accuracy of ${selected.name}` : undefined;
  return {
    ...shared,
    figures: [
      ...compared.figures,
      curvesFigure(run, findings, state, title),
      ...(gap ? [gapFigure(run, gap.series, gapReading(gap, run.stepName))] : []),
    ],
    findings,
    notes,
  };
}

function comparisonOf(
  state: LearningCurvesState,
  runs: readonly NamedRun[],
  selected: NamedRun,
  quantity: Quantity | undefined,
): Pick<LearningCurvesView, 'figures' | 'comparison'> {
  if (runs.length < 2 || !quantity) return { figures: [], comparison: undefined };
  const comparison = compare(state, runs, quantity);
  const one = comparison.runs.find(({ key }) => key === selected.key);
  const other = comparison.runs.find(({ key }) => key === state.reference);
  const figures = [
    runsFigure(comparison, state, selected.key),
    ...(one && other && one !== other ? [runDifference(comparison, [one, other])] : []),
  ];
  return { figures, comparison };
}

const MOST_NOTES = 5;

/** Which logs could not be read, and which files of a folder are none. */
function unreadNotes(logs: readonly OpenLog[]): string[] {
  const problems = logs.flatMap(({ name, loaded }) =>
    'problem' in loaded
      ? [
          logs.length > 1 && !loaded.problem.includes(name)
            ? `${name}: ${loaded.problem}`
            : loaded.problem,
        ]
      : [],
  );
  const isLog = ({ isFound, loaded }: OpenLog): boolean =>
    'table' in loaded && (isFound !== true || hasCurve(loaded.table));
  const others = logs.some(isLog)
    ? logs.flatMap((log) => ('table' in log.loaded && !isLog(log) ? [log.name] : []))
    : [];
  const more = problems.length - MOST_NOTES;
  return [
    ...problems.slice(0, MOST_NOTES),
    ...(more > 0 ? [`${more} more files cannot be read.`] : []),
    ...(others.length > 0
      ? [
          `No loss or accuracy is known in ${others.slice(0, MOST_NOTES).join(', ')}${others.length > MOST_NOTES ? ` and ${others.length - MOST_NOTES} more` : ''}: not shown.`,
        ]
      : []),
  ];
}
