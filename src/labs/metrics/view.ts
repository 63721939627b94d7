import type { Guess } from '../data/guess.js';
import type { LabFigure } from '../figure/figure.js';
import { Recent } from '../recent.js';
import { analyse, thresholdOf, type Analysis } from './analysis.js';
import type { Uncertainty } from './bands.js';
import type { BinaryAnalysis } from './binary.js';
import { attempt, type Loaded } from '../data/loaded.js';
import { byClassFigure } from './figures/byClass.js';
import { calibrationFigure } from './figures/calibration.js';
import { confusionFigure, type ConfusionFigure } from './figures/confusion.js';
import { costFigure } from './figures/cost.js';
import { guessesOf } from './guesses.js';
import { f1Figure } from './figures/f1.js';
import { matrixFigure } from './figures/matrix.js';
import { modelsFigure } from './figures/models.js';
import { oneVsRestFigures } from './figures/oneVsRest.js';
import { prFigure } from './figures/pr.js';
import { rocFigure } from './figures/roc.js';
import { scoresFigure } from './figures/scores.js';
import type { ThresholdFigure } from './figures/thresholdFigure.js';
import type { MetricsState } from './state.js';

/** What there is to see of a state and its table. */
export type MetricsView =
  | {
      readonly kind: 'binary';
      readonly analysis: BinaryAnalysis;
      readonly threshold: number;
      readonly figures: readonly ThresholdFigure[];
      readonly notes: readonly string[];
      readonly guesses: readonly Guess<MetricsState>[];
    }
  | {
      readonly kind: 'classes';
      readonly analysis: Exclude<Analysis, BinaryAnalysis>;
      readonly confusion: ConfusionFigure;
      /** The others. */
      readonly figures: readonly LabFigure[];
      readonly notes: readonly string[];
      readonly guesses: readonly Guess<MetricsState>[];
    }
  | {
      readonly kind: 'nothing';
      readonly notes: readonly string[];
      readonly guesses: readonly Guess<MetricsState>[];
    };

/**
 * The pictures of a state and its table. Those that do not change with what changed are the same
 * objects as before, and need not be drawn anew.
 */
export function viewOf(
  state: MetricsState,
  loaded: Loaded,
  uncertainty?: Uncertainty,
): MetricsView {
  if ('problem' in loaded) return { kind: 'nothing', notes: [loaded.problem], guesses: [] };
  const { table } = loaded;
  const analysis = attempt(() => analyse(table, state));
  if ('problem' in analysis) {
    const guesses = guessesOf(table, state, undefined);
    return { kind: 'nothing', notes: [...table.problems, analysis.problem], guesses };
  }
  const guesses = guessesOf(table, state, analysis);
  const notes = [...table.problems, ...analysis.notes];
  if (analysis.kind === 'classes') {
    return {
      kind: 'classes',
      analysis,
      confusion: remembered(analysis, `confusion ${state.normalize ?? ''} ${state.order}`, () =>
        confusionFigure(analysis, state),
      ),
      figures: remembered(analysis, 'classes', () => [
        byClassFigure(analysis),
        ...oneVsRestFigures(analysis),
      ]),
      notes,
      guesses,
    };
  }
  const threshold = thresholdOf(state, analysis);
  const missing = missingClass(analysis);
  if (missing !== undefined) {
    const figures = remembered(analysis, 'scores', () => [
      scoresFigure(analysis),
      matrixFigure(analysis),
    ]);
    return { kind: 'binary', analysis, threshold, figures, notes: [...notes, missing], guesses };
  }
  return {
    kind: 'binary',
    analysis,
    threshold,
    figures: binaryFigures(state, analysis, uncertainty),
    notes: analysis.isProbability ? notes : [...notes, noProbabilities(analysis)],
    guesses,
  };
}

function binaryFigures(
  { costs }: MetricsState,
  analysis: BinaryAnalysis,
  uncertainty: Uncertainty | undefined,
): readonly ThresholdFigure[] {
  const [scores, matrix, f1, calibration] = remembered(analysis, 'still', () => [
    scoresFigure(analysis),
    matrixFigure(analysis),
    f1Figure(analysis),
    calibrationFigure(analysis),
  ]);
  const curves = (): (ThresholdFigure | undefined)[] => [
    prFigure(analysis, uncertainty?.models),
    rocFigure(analysis, uncertainty?.models),
    modelsFigure(analysis, uncertainty),
  ];
  const [pr, roc, models] = uncertainty
    ? remembered(uncertainty, 'curves', curves)
    : remembered(analysis, 'curves', curves);
  const cost = remembered(analysis, `cost ${costs.fp} ${costs.fn}`, () =>
    costFigure(analysis, costs),
  );
  return [scores, matrix, pr, roc, f1, calibration, cost, models].filter(
    (figure) => figure !== undefined,
  );
}

function missingClass({ ranked, positive, negative }: BinaryAnalysis): string | undefined {
  const none = ranked.find(({ positives, negatives }) => positives === 0 || negatives === 0);
  if (!none) return undefined;
  const [only, other] = none.positives === 0 ? [negative, positive] : [positive, negative];
  return other === only || other === 'rest' || other === ''
    ? `All rows are of one class: curves need rows of two. Add some, or choose another column of true labels.`
    : `All rows are of the class ${only}: curves need rows of ${other} too. Add some, or choose another column of true labels.`;
}

function noProbabilities({ domain }: BinaryAnalysis): string {
  const [low, high] = domain;
  return `The scores run from about ${low.toPrecision(3)} to ${high.toPrecision(3)}, so they are no probabilities and have no calibration.`;
}

const MOST_REMEMBERED = 8;
const memory = new WeakMap<object, Recent<unknown>>();

/** What was made of `key` before, or what `make` makes. */
function remembered<T>(owner: object, key: string, make: () => T): T {
  const made = memory.get(owner) ?? new Recent<unknown>(MOST_REMEMBERED);
  memory.set(owner, made);
  return made.get(key, make) as T;
}
