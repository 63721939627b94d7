import { readFile } from '../../labs/data/readFile.js';
import { DataError, type DataTable } from '../../labs/data/table.js';
import { thresholdOf, type Analysis } from '../../labs/metrics/analysis.js';
import { joinTables } from '../../labs/metrics/joinTables.js';
import { accuracy, countsAt } from '../../labs/metrics/binary.js';
import { resolveTable, suggestedReading } from '../../labs/metrics/problem.js';
import { initialState, type MetricsState } from '../../labs/metrics/state.js';
import { viewOf } from '../../labs/metrics/view.js';
import { nameOf, shown, type Files, type Shown } from './files.js';

/** What the Metrics lab shows of predictions first. Columns and figures that there are none of are `null`. */
export interface PredictionsAnswer {
  readonly rows: number;
  readonly label: string | null;
  readonly score: string | null;
  readonly classes: readonly string[] | null;
  readonly predicted: string | null;
  readonly positive: string | null;
  readonly auc: Shown | null;
  readonly ap: Shown | null;
  readonly brier: Shown | null;
  readonly accuracy: Shown | null;
  readonly notes: readonly string[];
  readonly ms: number;
}

/** @throws {DataError} if there is nothing that can be measured. */
export function askPredictions(paths: readonly string[], files: Files): PredictionsAnswer {
  const start = performance.now();
  const [given, second] = paths.map((path) => {
    const bytes = files.read(path);
    if (!bytes) throw new DataError(`${path} cannot be read. Is it there?`);
    return readFile(nameOf(path), bytes);
  });
  if (!given) throw new DataError('No file is given.');
  return answerTable(second ? joinTables(given, second) : given, start);
}

function answerTable(given: DataTable, start: number): PredictionsAnswer {
  const state = { ...initialState, ...suggestedReading(given) };
  const { table, roles } = resolveTable(given, state.columns);
  const view = viewOf(state, { table: given });
  const notes = [...view.notes, ...view.guesses.map(({ sentence }) => sentence)];
  if (view.kind === 'classes' && view.analysis.oneVsRest.length > 0) {
    notes.push('AUC and average precision are the means over the classes, each against the rest.');
  }
  if (view.kind === 'nothing') throw new DataError(notes.join(' '));
  return {
    rows: table.rows,
    label: roles.label,
    score: roles.score,
    classes: roles.classScores.length > 0 ? roles.classScores : null,
    predicted: roles.prediction,
    ...figuresOf(view.analysis, state),
    notes,
    ms: Math.round(performance.now() - start),
  };
}

function figuresOf(
  analysis: Analysis,
  state: MetricsState,
): Pick<PredictionsAnswer, 'positive' | 'auc' | 'ap' | 'brier' | 'accuracy'> {
  if (analysis.kind === 'classes') {
    const { report, oneVsRest } = analysis;
    const mean = (of: 'auc' | 'ap'): Shown | null =>
      oneVsRest.length === 0
        ? null
        : shown(oneVsRest.reduce((sum, model) => sum + model[of], 0) / oneVsRest.length);
    return {
      ...{ positive: null, auc: mean('auc'), ap: mean('ap'), brier: null },
      accuracy: shown(report.accuracy ?? NaN),
    };
  }
  const [model] = analysis.ranked;
  if (!model) return { positive: null, auc: null, ap: null, brier: null, accuracy: null };
  return {
    positive: analysis.positive,
    auc: shown(model.auc),
    ap: shown(model.ap),
    brier: model.calibration ? shown(model.calibration.brier) : null,
    accuracy: shown(accuracy(countsAt(model, thresholdOf(state, analysis)))),
  };
}
