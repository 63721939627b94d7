import {
  bestEpoch,
  generalizationGap,
  replayKerasEarlyStopping,
  replayLightningEarlyStopping,
} from '../../engine/learningCurves/index.js';
import type { Finding } from './finding.js';
import { divergenceOf } from './rules/divergence.js';
import {
  endingOf,
  hasLearnedLittle,
  hasLearnedMost,
  hasLearnedNothing,
  type Ending,
} from './rules/ending.js';
import { levelsOf, type Levels } from './rules/levels.js';
import { notFiniteOf } from './rules/notFinite.js';
import { overfittingOf } from './rules/overfitting.js';
import { spikesOf } from './rules/spikes.js';
import { alignedTo, CURVES, type Curve, type Run, type Series } from './series.js';
import type { LearningCurvesState } from './state.js';

export interface Findings {
  readonly findings: readonly Finding[];
  /** Validation less training loss at the steps of the validation; absent without both. */
  readonly gap: { readonly series: Series; readonly widest: number | undefined } | undefined;
}

/** Stretches without numbers that are told apart, of one curve. */
const MOST_STRETCHES = 10;
/** A curve of more values than this is of batches, after which no early stopping looks at it. */
const MOST_EPOCHS = 400;

/** Judges a run. Each finding is held against all that follows it; how the curves are drawn changes none. */
export function findingsOf(run: Run, stopping: LearningCurvesState['stopping']): Findings {
  const of = (curve: Curve): Series | undefined => {
    const series = run.curves[curve];
    return series && series.values.length > 0 ? series : undefined;
  };
  const train = of('trainLoss');
  const validation = of('validationLoss');
  const judged = validation ?? train;
  const broken = brokenStretches(run);
  const verdicts = judgeLosses(train, validation, broken);
  const divergence = verdicts.find(({ kind }) => kind === 'divergence');
  const early =
    judged && (validation || judged.values.length <= MOST_EPOCHS)
      ? stopOf(judged, validation ? 'validationLoss' : 'trainLoss', stopping)
      : undefined;
  const findings = [
    ...broken,
    ...verdicts,
    ...spikes(train, 'trainLoss', divergence),
    ...spikes(validation, 'validationLoss', divergence),
    ...resumes(run),
    ...best(run, judged, validation ? 'validationLoss' : 'trainLoss'),
    ...(early ? [early] : []),
  ];
  return { findings, gap: train && validation && gapOf(train, validation) };
}

function brokenStretches({ curves }: Run): Finding[] {
  return CURVES.flatMap((curve) => {
    const series = curves[curve];
    if (!series) return [];
    const { steps, values } = series;
    return notFiniteOf(values)
      .slice(0, MOST_STRETCHES)
      .map(({ from, to, value, recovers }): Finding => ({
        ...{ kind: 'nan', curve, rule: 'not finite' },
        from: steps[from] ?? NaN,
        to: steps[to] ?? NaN,
        values: { value, before: values[from - 1] ?? NaN, recovers: Number(recovers) },
      }));
  });
}

/** What is amiss with the losses, or that nothing is. */
function judgeLosses(
  train: Series | undefined,
  validation: Series | undefined,
  broken: readonly Finding[],
): Finding[] {
  const lasting = broken.filter(
    ({ curve, values }) => (curve ?? '').endsWith('Loss') && values['recovers'] === 0,
  );
  const [ended] = lasting.toSorted((one, other) => one.from - other.from);
  if (ended) return [{ ...ended, kind: 'divergence', rule: 'not finite to the end' }];
  const trained = train && levelsOf(train.values);
  const validated = validation && levelsOf(validation.values);
  const diverges = train && trained && divergence(train, 'trainLoss', trained);
  if (diverges) return [diverges];
  const overfits = train && validation && overfitting(train, validation);
  if (overfits) return [overfits];
  const isFalling = trained !== undefined && trained.end < trained.start - 3 * trained.noise;
  const alone =
    validation && validated && !isFalling
      ? divergence(validation, 'validationLoss', validated)
      : undefined;
  if (alone) return [alone];
  return endings(train, trained, validation, validated);
}

function divergence(series: Series, curve: Curve, levels: Levels): Finding | undefined {
  const found = divergenceOf(levels);
  if (!found) return undefined;
  const { from, lowest, end, rule } = found;
  return {
    ...{ kind: 'divergence', curve, rule },
    from: series.steps[from] ?? NaN,
    to: series.steps.at(-1) ?? NaN,
    values: { lowest, end, start: levels.start, noise: levels.noise },
  };
}

function overfitting(train: Series, validation: Series): Finding | undefined {
  const { steps, values } = validation;
  const found = overfittingOf(alignedTo(validation, train), values);
  if (!found) return undefined;
  const { from, to, ...numbers } = found;
  return {
    ...{ kind: 'overfitting', curve: 'validationLoss', rule: 'lasting generalization loss' },
    from: steps[from] ?? NaN,
    to: steps[to] ?? NaN,
    values: numbers,
  };
}

function endings(
  train: Series | undefined,
  trained: Levels | undefined,
  validation: Series | undefined,
  validated: Levels | undefined,
): Finding[] {
  const [series, levels, curve] =
    validation && validated
      ? ([validation, validated, 'validationLoss'] as const)
      : ([train, trained, 'trainLoss'] as const);
  const ending = levels && endingOf(levels);
  if (!series || !ending) return [];
  const own = trained && endingOf(trained);
  const find = (kind: Finding['kind'], rule: string, of: Ending = ending): Finding => ({
    ...{ kind, curve: of === own && of !== ending ? 'trainLoss' : curve, rule },
    from: (of === own && train ? train : series).steps[of.from] ?? NaN,
    to: (of === own && train ? train : series).steps[of.to] ?? NaN,
    values: {
      ...{ start: of.start, before: of.before, last: of.last, left: of.left },
      ...{ lowest: of.lowest, noise: of.noise },
    },
  });
  const found: Finding[] = [];
  if (ending.end === 'falling') found.push(find('stoppedTooSoon', 'still falling'));
  if (ending.end === 'flat') {
    if (!hasLearnedMost(ending)) found.push(find('plateau', 'flat to the end'));
    if (!hasLearnedLittle(ending)) found.push(find('converged', 'flat to the end'));
  }
  if (ending.end === 'unsteady') found.push(find('plateau', 'unsteady'));
  if (own && own.end !== 'unclear' && hasLearnedNothing(own)) {
    found.push(find('underfitting', 'little learned', own));
  }
  return found;
}

function spikes(
  series: Series | undefined,
  curve: Curve,
  divergence: Finding | undefined,
): Finding[] {
  if (!series) return [];
  const { steps, values } = series;
  return spikesOf(values)
    .map(({ from, to, highest, level, recovers }): Finding => ({
      ...{ kind: 'spike', curve, rule: 'above the level before it' },
      from: steps[from] ?? NaN,
      to: steps[to] ?? NaN,
      values: { highest, level, recovers: Number(recovers) },
    }))
    .filter(({ from }) => !divergence || from < divergence.from);
}

function resumes({ resumed, restarts }: Run): Finding[] {
  const again = (resumed?.resumes ?? []).map(({ row, step, before }): Finding => {
    const joined = resumed?.steps[row] ?? NaN;
    const shown = Number.isFinite(joined) ? joined : step;
    return {
      ...{ kind: 'resume', curve: undefined, rule: resumed?.reading ?? 'last' },
      ...{ from: shown, to: shown },
      values: { step, before },
    };
  });
  const known = new Set(again.map(({ from }) => from));
  const headed = restarts.filter((step) => Number.isFinite(step) && !known.has(step));
  return [
    ...again,
    ...(resumed ? [] : headed).map((step): Finding => ({
      ...{ kind: 'resume', curve: undefined, rule: 'header' },
      ...{ from: step, to: step, values: { step } },
    })),
  ];
}

/** The lowest loss; without losses the highest accuracy. */
function best(run: Run, judged: Series | undefined, curve: Curve): Finding[] {
  const { validationAccuracy, trainAccuracy } = run.curves;
  const isLoss = judged !== undefined;
  const [series, of] = isLoss
    ? [judged, curve]
    : validationAccuracy
      ? [validationAccuracy, 'validationAccuracy' as const]
      : [trainAccuracy, 'trainAccuracy' as const];
  if (!series) return [];
  const { index, value } = bestEpoch(series.values, { mode: isLoss ? 'min' : 'max' });
  if (index === undefined) return [];
  const step = series.steps[index] ?? NaN;
  const rule = isLoss ? 'lowest' : 'highest';
  return [{ kind: 'best', curve: of, from: step, to: step, rule, values: { value } }];
}

/** Where early stopping would stop; `undefined` if it would not. */
export function stopOf(
  { steps, values }: Series,
  curve: Curve,
  stopping: LearningCurvesState['stopping'],
): Finding | undefined {
  const { rule, patience, minDelta } = stopping;
  const params = { patience, min_delta: minDelta };
  const early =
    rule === 'keras'
      ? replayKerasEarlyStopping(values, params)
      : replayLightningEarlyStopping(values, params);
  if (early.index === undefined) return undefined;
  const step = steps[early.index] ?? NaN;
  const overall = bestEpoch(values);
  return {
    ...{ kind: 'stop', curve, from: step, to: step, rule },
    values: {
      value: values[early.index] ?? NaN,
      waited: early.waited,
      lowest: early.best === undefined ? NaN : (values[early.best] ?? NaN),
      lowestAt: early.best === undefined ? NaN : (steps[early.best] ?? NaN),
      best: overall.value,
      bestAt: overall.index === undefined ? NaN : (steps[overall.index] ?? NaN),
    },
  };
}

function gapOf(train: Series, validation: Series): Findings['gap'] {
  const { steps, values } = validation;
  const { index, gap } = generalizationGap(alignedTo(validation, train), values);
  return { series: { steps, values: gap }, widest: index };
}
