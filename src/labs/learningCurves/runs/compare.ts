import { bestEpoch } from '../../../engine/learningCurves/index.js';
import { loss, show } from '../../figure/formatNumber.js';
import { valueAt, type Series } from '../series.js';
import type { LearningCurvesState } from '../state.js';
import { verdictsOf } from '../words.js';
import { resolveLog } from '../logTable.js';
import { along, duration, moment, type Axis } from './axes.js';
import { judge, readRun, type NamedRun } from './namedRuns.js';
import { axisName, seriesOf, type Quantity } from './quantities.js';

/** A run in the comparison: its curve and what the table says of it. */
export interface ComparedRun extends Pick<NamedRun, 'key' | 'name' | 'colour' | 'isHidden'> {
  readonly series: Series;
  /** What its own places along the axis are called. */
  readonly axisName: string;
  readonly lowest: number;
  readonly lowestAt: number;
  readonly highest: number;
  readonly highestAt: number;
  readonly last: number;
  /** How many values it has. */
  readonly count: number;
  /** From its first row to its last, in seconds; NaN where the log has no clock. */
  readonly seconds: number;
  /** What is amiss with its losses, in a few words; empty where nothing is. */
  readonly verdict: string;
}

export type RunColumn =
  | 'name'
  | 'lowest'
  | 'highest'
  | 'lowestAt'
  | 'highestAt'
  | 'last'
  | 'count'
  | 'seconds'
  | 'verdict';

/** All runs by one quantity along one axis, in their order. */
export interface Comparison {
  readonly quantity: Quantity;
  readonly axis: Axis;
  /** What is along the axis: the name of the runs' step where they agree on one. */
  readonly axisName: string;
  readonly runs: readonly ComparedRun[];
}

export function compare(
  state: LearningCurvesState,
  runs: readonly NamedRun[],
  quantity: Quantity,
): Comparison {
  const { axis } = state;
  const names = new Set(runs.flatMap((run) => axisName(run, axis) ?? []));
  const [name = 'step'] = names;
  return {
    quantity,
    axis,
    axisName: names.size === 1 ? name : 'step',
    runs: runs.map((run) => comparedRun(state, run, quantity)),
  };
}

function comparedRun(state: LearningCurvesState, run: NamedRun, quantity: Quantity): ComparedRun {
  const { key, name, colour, isHidden, table, columns, sums } = run;
  const series = seriesOf(run, quantity, state, state.axis);
  const { steps, values } = series;
  const [low, high] = [bestEpoch(values, { mode: 'min' }), bestEpoch(values, { mode: 'max' })];
  const at = (index: number | undefined): number => steps[index ?? -1] ?? NaN;
  const read = readRun(table, { columns, sums, run: run.run, resumed: state.resumed });
  const { findings } = judge(read, state.stopping);
  const clock = along(resolveLog(table, run.run).table, 'relative')?.steps;
  return {
    ...{ key, name, colour, isHidden, series },
    axisName: axisName(run, state.axis) ?? 'step',
    lowest: low.index === undefined ? NaN : low.value,
    lowestAt: at(low.index),
    highest: high.index === undefined ? NaN : high.value,
    highestAt: at(high.index),
    last: values.at(-1) ?? NaN,
    count: values.length,
    seconds: clock?.findLast((time) => !Number.isNaN(time)) ?? NaN,
    verdict: verdictsOf(findings, read.stepName).join(', '),
  };
}

/** Sorted by a column; a run that has no value there comes last either way, ties keep their order. */
export function sortRuns(
  runs: readonly ComparedRun[],
  by: RunColumn,
  isDescending: boolean,
): ComparedRun[] {
  const sign = isDescending ? -1 : 1;
  return [...runs].sort((one, other) => {
    const [a, b] = [one[by], other[by]];
    if (typeof a === 'string' || typeof b === 'string') {
      if (a === '' || b === '') return Number(a === '') - Number(b === '');
      return sign * String(a).localeCompare(String(b), 'en', { numeric: true });
    }
    const [isMissing, isOtherMissing] = [Number.isNaN(a), Number.isNaN(b)];
    if (isMissing || isOtherMissing) return Number(isMissing) - Number(isOtherMissing);
    return sign * (a - b);
  });
}

const MOST_NAMED = 5;

/** A place of a run along an axis, as a sentence has it. */
export function placeOn(
  axis: Axis,
  { axisName: name }: { readonly axisName: string },
  at: number,
): string {
  if (axis === 'wall') return moment(at);
  return axis === 'relative' ? duration(at) : `${name} ${show(at)}`;
}

/** What the picture of all runs shows. */
export function comparisonReading(comparison: Comparison): string[] {
  const { quantity, axis, runs } = comparison;
  const shown = runs.filter(({ isHidden }) => !isHidden);
  const drawn = shown.filter(({ count }) => count > 0);
  const hidden = runs.length - shown.length;
  const without = shown.filter(({ count }) => count === 0).map(({ name }) => `“${name}”`);
  const what = axis === 'logged' ? quantity.title : `${quantity.title} along this axis`;
  return [
    ...ranking(comparison, drawn),
    ...(without.length > 0
      ? [`${listed(without)} ${without.length === 1 ? 'has' : 'have'} no ${what}.`]
      : []),
    ...(hidden > 0 ? [`${hidden} ${hidden === 1 ? 'run is' : 'runs are'} hidden.`] : []),
  ];
}

function ranking({ quantity, axis }: Comparison, drawn: readonly ComparedRun[]): string[] {
  const { aim, title } = quantity;
  if (!aim || drawn.length === 0) return [];
  const ranked = sortRuns(drawn, aim, aim === 'highest').filter((run) => !Number.isNaN(run[aim]));
  const texts = ranked
    .slice(0, MOST_NAMED)
    .map((run) => `“${run.name}” ${loss(run[aim])} at ${placeOn(axis, run, run[`${aim}At`])}`);
  const more = ranked.length - texts.length;
  const rest = more > 0 ? `, and ${more} more` : '';
  return texts.length > 0 ? [`The ${aim} ${title} of each run: ${texts.join(', ')}${rest}.`] : [];
}

function listed(names: readonly string[]): string {
  const shown = names.slice(0, MOST_NAMED);
  const more = names.length - shown.length;
  if (more > 0) return `${shown.join(', ')} and ${more} more`;
  return shown.length < 2 ? shown.join('') : `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}`;
}

/** One run's curve less another's, at each step of either that both have reached. */
export function differenceOf(one: Series, other: Series): Series {
  const from = Math.max(one.steps[0] ?? Infinity, other.steps[0] ?? Infinity);
  const to = Math.min(one.steps.at(-1) ?? -Infinity, other.steps.at(-1) ?? -Infinity);
  const steps = Float64Array.from(new Set([...one.steps, ...other.steps]))
    .filter((step) => step >= from && step <= to)
    .sort();
  return { steps, values: steps.map((step) => valueAt(one, step) - valueAt(other, step)) };
}

/** Where the difference ends, and since when it has had that sign. */
export function differenceReading(
  { steps, values }: Series,
  [one, other]: readonly [string, string],
  at: (place: number) => string,
): string[] {
  const last = values.findLastIndex((value) => Number.isFinite(value));
  const end = values[last] ?? NaN;
  if (last < 0) return [`“${one}” and “${other}” have no step in common.`];
  if (end === 0) return [`At ${at(steps[last] ?? NaN)} “${one}” and “${other}” are the same.`];
  const isOther = (value: number): boolean => !(Math.sign(value) === Math.sign(end));
  const change = values.subarray(0, last + 1).findLastIndex(isOther);
  const side = end < 0 ? 'below' : 'above';
  const since = change < 0 ? 'all along' : `from ${at(steps[change + 1] ?? NaN)} on`;
  return [
    `At ${at(steps[last] ?? NaN)} “${one}” is ${loss(Math.abs(end))} ${side} “${other}”; it is ${side} ${since}.`,
  ];
}
