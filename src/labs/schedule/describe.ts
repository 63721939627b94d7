import { rate } from '../figure/formatNumber.js';
import { curveLabel, nodeName } from './label.js';
import { bringsRates, leaves } from './node.js';
import { baseLrOf, ratesOf, type Rates } from './rates.js';
import type { Curve, ScheduleState } from './state.js';
import { timelineOf } from './timeline.js';
import { warningsOf } from './warnings.js';

/** What a series of rates amounts to; indices count steps of the scheduler. */
export interface Summary {
  readonly first: number;
  readonly peak: number;
  readonly peakAt: number;
  readonly last: number;
  readonly mean: number;
  /** The first step after the peak with half its rate or less. */
  readonly halvedAt: number | undefined;
}

/** @param lr at least one rate. */
export function summarize(lr: Float64Array): Summary {
  let peakAt = 0;
  let sum = 0;
  lr.forEach((rate, i) => {
    sum += rate;
    if (rate > (lr[peakAt] ?? NaN)) peakAt = i;
  });
  const peak = lr[peakAt] ?? NaN;
  const halved = lr.findIndex((rate, i) => i > peakAt && rate <= peak / 2);
  return {
    first: lr[0] ?? NaN,
    peak,
    peakAt,
    last: lr.at(-1) ?? NaN,
    mean: sum / lr.length,
    halvedAt: halved < 0 ? undefined : halved,
  };
}

/** What the figure of the rates shows: a sentence for each curve, and what to watch out for. */
export function describeRates(state: ScheduleState): string[] {
  return state.curves.flatMap((curve) => [
    describeCurve(curve, state),
    ...warningsOf(curve, state).map((warning) => `Watch out: ${warning}`),
  ]);
}

function describeCurve(curve: Curve, state: ScheduleState): string {
  const label = curveLabel(curve, state.curves);
  const rates = ratesOf(curve, state);
  if (rates.lr.length === 0) {
    return rates.isUnknown
      ? `${label}: its rates are not known before the code runs.`
      : `${label}: PyTorch refuses it, ${rates.problem ?? ''}.`;
  }
  return `${label}: ${course(curve, state, rates)}.`;
}

function course(curve: Curve, state: ScheduleState, rates: Rates): string {
  const own = curve.schedulers.flatMap(leaves).find(bringsRates);
  const base = baseLrOf(curve);
  const unusedRate = curve.optimizer.isUnknown ? '' : ` ${rate(base)}`;
  const unused = own !== undefined && base !== rates.lr[0];
  const more = unused
    ? `. ${nodeName(own)} brings its rates along, the optimizer’s own${unusedRate} is not used`
    : '';
  return `${numbers(curve, state, rates)}${more}`;
}

function numbers(curve: Curve, state: ScheduleState, { lr, problem, isUnknown }: Rates): string {
  const { words } = timelineOf(state);
  const { first, peak, peakAt, last, mean, halvedAt } = summarize(lr);
  if (lr.every((rate) => rate === first)) return `${rate(first)} throughout`;
  const parts = [
    peakAt === 0
      ? `begins at its peak ${rate(peak)}`
      : `begins at ${first === 0 ? '0, so that the first step changes nothing' : rate(first)}, peaks at ${rate(peak)} at ${words(curve, peakAt)}`,
    halvedAt === undefined
      ? 'never falls to half of it'
      : `is down to half of it by ${words(curve, halvedAt)}`,
    problem === undefined || isUnknown
      ? `ends at ${rate(last)}`
      : `stops after ${words(curve, lr.length - 1)}, where PyTorch raises: ${problem}`,
  ];
  return `${parts.join(', ')}; ${rate(mean)} on average`;
}

/** What the figure of the momentum shows. */
export function describeMomentum(state: ScheduleState): string[] {
  const { words } = timelineOf(state);
  return state.curves.flatMap((curve) => {
    const { momentum } = ratesOf(curve, state);
    if (!momentum || momentum.length === 0) return [];
    let lowest = 0;
    momentum.forEach((value, i) => {
      if (value < (momentum[lowest] ?? NaN)) lowest = i;
    });
    const values = `${rate(momentum[0] ?? NaN)} at first, lowest with ${rate(momentum[lowest] ?? NaN)} at ${words(curve, lowest)}`;
    return [
      `${curveLabel(curve, state.curves)}: ${values}, ${rate(momentum.at(-1) ?? NaN)} at last.`,
    ];
  });
}
