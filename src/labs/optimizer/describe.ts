import { inCode, show } from '../figure/formatNumber.js';
import { shortNames } from './runnerNames.js';
import { boundSurface, lowestLoss, pointAt, type Run } from './run.js';
import type { OptimizerState } from './state.js';

/** Where each run goes and how straight, a sentence or two each, and what the surface is scaled to. */
export function describePaths(state: OptimizerState, runs: readonly Run[]): string[] {
  const names = shortNames(state.runners);
  const { fit } = state;
  return [
    ...runs.map((run, i) => `${names[i] ?? ''} ${wayOf(state, run)}${stopOf(run)}`),
    ...(fit
      ? [
          `The bowl is scaled to lr=${inCode(fit.lr)}: it shows the way of the steps, not which rate suits a model.`,
        ]
      : []),
  ];
}

function wayOf(state: OptimizerState, run: Run): string {
  const { leftAt, divergedAt, length, turns } = run;
  const { path } = run.path;
  const last = path.length / 2 - 1;
  if (divergedAt !== undefined) {
    const leaves = leftAt === undefined ? '' : `leaves the plot at step ${leftAt}; `;
    return `${leaves}diverges: from step ${divergedAt} on its numbers are no longer finite.`;
  }
  const [x, y] = pointAt(path, last);
  const place = `(${show(x)}, ${show(y)})`;
  if (leftAt !== undefined) return `leaves the plot at step ${leftAt} and ends at ${place}.`;
  const minimum = boundSurface(state)
    .minima.map((one) => ({ ...one, distance: Math.hypot(one.x - x, one.y - y) }))
    .sort((a, b) => a.distance - b.distance)[0];
  const from = minimum
    ? `${show(round(minimum.distance))} from the ${minimum.kind} minimum (${show(minimum.x)}, ${show(minimum.y)})`
    : `at ${place}`;
  const [startX, startY] = state.start;
  const straight = Math.hypot(x - startX, y - startY);
  const detour =
    straight > 0 ? `, on a way ${show(round(length / straight))} × the straight line` : '';
  const back = turns > 0 ? `, turning back ${turns === 1 ? 'once' : `${turns} times`}` : '';
  return `ends ${from}${detour}${back}.`;
}

function stopOf({ problem, path: { lr } }: Run): string {
  return problem === undefined ? '' : ` It stops after ${lr.length} steps: ${problem}.`;
}

/** Who arrives first, who does not, and who diverges. */
export function describeLoss(state: OptimizerState, runs: readonly Run[]): string[] {
  const names = shortNames(state.runners);
  const named = runs.map((run, i) => ({ ...run, name: names[i] ?? '' }));
  const goal = goalOf(state);
  const arrived = named
    .flatMap(({ name, stepsToTarget }) =>
      stepsToTarget === undefined ? [] : [{ name, stepsToTarget }],
    )
    .sort((a, b) => a.stepsToTarget - b.stepsToTarget);
  const [first, ...others] = arrived;
  const sentences: string[] = [];
  if (first) {
    const rest = others.map(({ name, stepsToTarget }) => `${name} at ${stepsToTarget}`);
    const after = rest.length > 0 ? `, then ${rest.join(', ')}` : '';
    const is = named.length > 1 ? 'is the first' : 'is';
    sentences.push(`${first.name} ${is} ${goal}, at step ${first.stepsToTarget}${after}.`);
  }
  const late = named.filter(
    ({ stepsToTarget, divergedAt }) => stepsToTarget === undefined && divergedAt === undefined,
  );
  if (late.length > 0) {
    const ends = late.map(({ name, bestLoss }) => `${name} (best loss ${show(bestLoss)})`);
    sentences.push(`Not ${goal} in ${state.steps} steps: ${ends.join(', ')}.`);
  }
  for (const { name, divergedAt, bestLoss, bestStep } of named) {
    if (divergedAt === undefined) continue;
    sentences.push(
      `${name} diverges: its lowest loss is ${show(bestLoss)} at step ${bestStep}, and from step ${divergedAt} on it is no number any more.`,
    );
  }
  return sentences;
}

/** What counts as having arrived, in words. */
export function goalOf(state: OptimizerState): string {
  const surface = boundSurface(state);
  const { tolerance } = state;
  if (surface.minima.length === 0) return `${show(tolerance)} below 0`;
  const lowest = lowestLoss(surface);
  return `within ${show(tolerance)} of the minimum${lowest === 0 ? '' : ` ${show(lowest)}`}`;
}

/** What the rate of each scheduled runner does. */
export function describeRates(state: OptimizerState, runs: readonly Run[]): string[] {
  const names = shortNames(state.runners);
  return runs.flatMap(({ path: { lr } }, i) => {
    if (state.runners[i]?.schedulers.length === 0) return [];
    const highest = lr.indexOf(lr.reduce((high, rate) => Math.max(high, rate), -Infinity));
    return [
      `${names[i] ?? ''}: from ${show(lr[0] ?? NaN)} over at most ${show(lr[highest] ?? NaN)} (step ${highest}) to ${show(lr.at(-1) ?? NaN)}.`,
    ];
  });
}

function round(value: number): number {
  return Number(value.toPrecision(3));
}
