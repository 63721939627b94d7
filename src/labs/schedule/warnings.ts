import { schedules } from '../../engine/schedules/index.js';
import { withDefaults } from '../../engine/params.js';
import { rate } from '../figure/formatNumber.js';
import { nodeLabel, nodeName } from './label.js';
import { hasPlaceholders, isSequence, stepsByBatch, type ScheduleNode } from './node.js';
import { batchesPerStep, ratesOf, runOf, schedulerSteps, watches } from './rates.js';
import type { Curve, ScheduleState } from './state.js';
import { timelineOf } from './timeline.js';

/** A rate this far below the peak changes nothing. */
const NEGLIGIBLE = 1e-9;

/** What is likely not meant, each sentence with its remedy; from the numbers of this very run. */
export function warningsOf(curve: Curve, state: ScheduleState): string[] {
  const { lr } = ratesOf(curve, state);
  // What follows from a placeholder need not hold for the code.
  if (lr.length === 0 || curve.schedulers.some(hasPlaceholders)) return [];
  return [
    ...pace(curve, state),
    ...ends(curve, state, lr),
    ...levels(curve, state, lr),
    ...idleParts(curve, state, lr),
  ];
}

/** Whether `step()` is called as often as the schedule is made for. */
function pace(curve: Curve, state: ScheduleState): string[] {
  const { every } = curve;
  const { stepsPerEpoch, steps } = state;
  if (stepsPerEpoch === 1) return [];
  const epochs = Math.ceil(steps / stepsPerEpoch);
  return curve.schedulers.flatMap((node) => {
    const name = nodeName(node);
    if (every === 'epoch' && stepsByBatch(node)) {
      return [`${name} is made to step after every batch, here it steps once an epoch.`];
    }
    if (every === 'batch' && !stepsByBatch(node) && namedLength(lastLeaf(node).node) === epochs) {
      return [
        `${name} speaks of ${epochs} steps, the number of epochs, but steps after every batch.`,
      ];
    }
    return [];
  });
}

/** What becomes of the schedule at the end of its own length and at the end of the run. */
function ends(curve: Curve, state: ScheduleState, lr: Float64Array): string[] {
  const [only, second] = curve.schedulers;
  if (!only || second) return [];
  const { node, from } = lastLeaf(only);
  const length = namedLength(node);
  if (length === undefined) return [];
  const end = from + length;
  const steps = schedulerSteps(curve, state);
  const peak = highest(lr);
  const peakAt = Math.max(from, lr.indexOf(peak));
  if (end < steps - 1) {
    const after = highest(lr.subarray(end));
    const climbs = after > (lr[end] ?? NaN) + 0.02 * peak;
    if (!climbs || !isFalling(lr.subarray(peakAt, end + 1))) return [];
    const where = timelineOf(state).words(curve, end);
    return [
      `after ${where} ${nodeName(node)} climbs again, up to ${rate(after)}: it is made for ${length} of its ${steps - from} steps.`,
    ];
  }
  if (end <= steps || !isFalling(lr.subarray(peakAt))) return [];
  const last = lr.at(-1) ?? NaN;
  const whole = { ...state, steps: (end + 1) * batchesPerStep(curve, state) };
  const goal = runOf(curve, curve.schedulers, whole).lr.at(-1) ?? NaN;
  if (!(last > goal + 0.05 * peak)) return [];
  return [
    `the run ends after ${steps - from} of the ${length} steps that ${nodeName(node)} is made for, with the rate still at ${rate(last)}.`,
  ];
}

/** Rates that are nothing, still rise at the end, or never fall. */
function levels(curve: Curve, state: ScheduleState, lr: Float64Array): string[] {
  const { words } = timelineOf(state);
  const found: string[] = [];
  const peak = highest(lr);
  const last = lr.length - 1;
  const rises = last > 0 && (lr[last] ?? NaN) === peak && peak > (lr[last - 1] ?? NaN);
  if (rises && isRising(lr))
    found.push('the rate is still rising when the run ends: the warm-up is longer than the run.');
  let alive = last;
  while (alive >= 0 && (lr[alive] ?? NaN) <= NEGLIGIBLE * peak) alive -= 1;
  const idle = (last - alive) / lr.length;
  if (alive >= 0 && idle > 0.02) {
    found.push(
      `from ${words(curve, alive + 1)} on the rate is ${rate(lr[alive + 1] ?? 0)}: the last ${Math.round(idle * 100)} % of the run change nothing.`,
    );
  }
  if (
    watches(curve.schedulers) &&
    curve.schedulers.length === 1 &&
    lr.every((rate) => rate === lr[0])
  ) {
    found.push('the metric gets better often enough: the rate is never lowered.');
  }
  return found;
}

/** Parts of what acts together that change nothing, since another one sets the rate anew. */
function idleParts(curve: Curve, state: ScheduleState, lr: Float64Array): string[] {
  const [first, second] = curve.schedulers;
  const isChained = first && !second && first.schedulers.length > 1 && !isSequence(first.id);
  const parts = isChained ? first.schedulers : curve.schedulers;
  if (parts.length < 2) return [];
  return parts.flatMap((part, i) => {
    const others = parts.toSpliced(i, 1);
    const without = runOf(curve, isChained ? [{ ...first, schedulers: others }] : others, state);
    const same = without.lr.length === lr.length && without.lr.every((rate, at) => rate === lr[at]);
    return same
      ? [`${nodeLabel(part)} changes nothing: what steps beside it sets the rate anew.`]
      : [];
  });
}

/** The scheduler that is in force at the end, and the step at which it begins. */
function lastLeaf(node: ScheduleNode): { node: ScheduleNode; from: number } {
  if (!isSequence(node.id)) return { node, from: 0 };
  const last = node.schedulers.at(-1);
  const inner = last ? lastLeaf(last) : { node, from: 0 };
  return { node: inner.node, from: inner.from + (node.milestones.at(-1) ?? 0) };
}

/** The number of steps that one of its parameters names, e.g. `T_max`. */
function namedLength({ id, params }: ScheduleNode): number | undefined {
  const schedule = schedules.get(id);
  const span = schedule.span(params);
  if (span === undefined) return undefined;
  return Object.values(withDefaults(schedule.params, params)).includes(span) ? span : undefined;
}

function isFalling(rates: Float64Array): boolean {
  return rates.every((rate, i) => i === 0 || rate <= (rates[i - 1] ?? NaN) * (1 + 1e-9));
}

function isRising(rates: Float64Array): boolean {
  return rates.every((rate, i) => i === 0 || rate >= (rates[i - 1] ?? NaN));
}

function highest(rates: Float64Array): number {
  return rates.reduce((most, rate) => Math.max(most, rate), 0);
}
