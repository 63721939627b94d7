import { Refusal } from './refusals.js';
import { Length, type Lengths } from './shapes/length.js';

/** A window that slides along one axis. Lengths count elements. */
export interface Window {
  readonly kernel: number;
  readonly stride: number;
  /** Added at each end. */
  readonly padding: number;
  readonly dilation: number;
  /** A last window may reach over the end. */
  readonly ceil?: boolean;
}

/** How many places a window has on an axis. */
export function places(length: number, window: Window): number {
  const { kernel, stride, padding, dilation, ceil = false } = window;
  const extent = dilation * (kernel - 1) + 1;
  const room = length + 2 * padding - extent + (ceil ? stride - 1 : 0);
  let count = Math.floor(room / stride) + 1;
  // The last window must start inside of the input or its left rim.
  if (ceil && (count - 1) * stride >= length + padding) count--;
  if (count < 1) throw new Refusal(`a kernel of ${extent} does not fit in ${length}`);
  return count;
}

/** The formula of `places` with its numbers filled in, for an axis called `n`. */
export function placesText(window: Window): string {
  const { kernel, stride, padding, dilation, ceil = false } = window;
  const inside = [
    'n',
    padding > 0 && ` + 2·${padding}`,
    ` − ${dilation > 1 ? `${dilation}·` : ''}(${kernel} − 1) − 1`,
  ];
  const text = inside.filter((part) => part !== false).join('');
  if (!ceil) return `⌊(${text}) / ${stride}⌋ + 1`;
  const reaching = `⌈(${text}) / ${stride}⌉ + 1`;
  return canStartOutside(window)
    ? `min(${reaching}, ⌈${padding > 0 ? `(n + ${padding})` : 'n'} / ${stride}⌉)`
    : reaching;
}

/** Whether the last window that `ceil_mode` would add can start behind the input. */
function canStartOutside({ kernel, stride, padding, dilation }: Window): boolean {
  return stride > dilation * (kernel - 1) + 1 - padding;
}

const AXIS_NAMES: readonly (readonly string[])[] = [['L'], ['H', 'W'], ['D', 'H', 'W']];
/** Sizes that people know, by number of axes. */
const EXAMPLES: readonly (readonly number[])[] = [
  [1000, 64],
  [224, 32],
  [64, 16],
];

/**
 * How each axis changes, with the formula and two sizes as examples; axes that change alike share a line.
 *
 * @param formulas one an axis.
 */
export function axesText(
  formulas: readonly string[],
  change: (length: number, axis: number) => number,
): string {
  const names = AXIS_NAMES[formulas.length - 1] ?? [];
  const lines = new Map<string, string[]>();
  formulas.forEach((formula, axis) => {
    const line = `${formula}${examplesText(EXAMPLES[formulas.length - 1] ?? [], (length) => change(length, axis))}`;
    lines.set(line, [...(lines.get(line) ?? []), names[axis] ?? '']);
  });
  return [...lines].map(([line, axes]) => `${axes.join(', ')}: ${line}`).join('; ');
}

function examplesText(lengths: readonly number[], change: (length: number) => number): string {
  const examples = lengths.flatMap((length) => {
    try {
      return [`${length} → **${change(length)}**`];
    } catch (error) {
      if (error instanceof Refusal) return [];
      throw error;
    }
  });
  return examples.length === 0 ? '' : `: ${examples.join(', ')}`;
}

/** Applies a change to the last axes of a shape, one function for all. */
export function changeLast(
  input: Lengths,
  axes: number,
  change: (length: number, axis: number) => number,
): Lengths {
  const before = input.length - axes;
  return input.map((length, i) =>
    i < before ? length : length.map((size) => change(size, i - before)),
  );
}

/** Gives the last axes sizes that do not depend on the input; `undefined` leaves one as it is. */
export function replaceLast(input: Lengths, sizes: readonly (number | undefined)[]): Lengths {
  const before = input.length - sizes.length;
  return input.map((length, i) => {
    const size = sizes[i - before];
    return size === undefined ? length : Length.of(size);
  });
}

/** The input, whose channels on axis 1 `groups` must divide. */
export function inGroups(input: Lengths, groups: number): Lengths {
  return input.map((size, i) =>
    i !== 1
      ? size
      : size.map((channels) => {
          if (channels % groups === 0) return channels;
          throw new Refusal(`${channels} channels cannot be divided into ${groups} groups`);
        }),
  );
}

/** Replaces the axis of the channels, the one before the last `axes`. */
export function changeChannels(
  input: Lengths,
  axes: number,
  expected: Length,
  out: Length,
): Lengths {
  const at = input.length - axes - 1;
  mustHave(input, at, expected, 'channels');
  return input.map((length, i) => (i === at ? out : length));
}

/**
 * The input, with an axis that is as long as expected.
 *
 * @param what is counted along the axis, e.g. `channels`.
 */
export function mustHave(input: Lengths, at: number, expected: Length, what: string): Lengths {
  const number = expected.known;
  const needed = `${String(expected)} ${number === 1 ? what.replace(/s$/, '') : what} expected`;
  const length = input[at];
  if (!length) throw new Refusal(`${needed}, none come in`);
  const fit = length.must(expected, (come) => {
    const isOne = come === '1' || !/^\d/.test(come);
    return `${needed}, ${come} ${isOne ? 'comes' : 'come'} in`;
  });
  return input.map((one, i) => (i === at ? fit : one));
}

/** @throws {Refusal} if the input has another number of axes. */
export function mustHaveAxes(input: Lengths, ...allowed: readonly number[]): void {
  if (allowed.includes(input.length)) return;
  throw new Refusal(`an input of ${allowed.join(' or ')} axes expected, ${input.length} come in`);
}

/** With a batch or without. */
export function mustHaveAxesAndChannels(input: Lengths, axes: number): void {
  mustHaveAxes(input, axes + 1, axes + 2);
}

/** @throws {Refusal} if the input has fewer axes. */
export function mustHaveLeast(input: Lengths, least: number): void {
  if (input.length >= least) return;
  throw new Refusal(`an input of ${least} axes or more expected, ${input.length} come in`);
}

/** The place of an axis that may be counted from the end. */
export function axisAt(input: Lengths, dim: number): number {
  const at = dim < 0 ? dim + input.length : dim;
  if (Number.isInteger(at) && at >= 0 && at < input.length) return at;
  throw new Refusal(`there is no axis ${dim} in an input of ${input.length} axes`);
}

/** Letters of what such a layer is mostly given: a batch of images for two axes. */
export function spatialLetters(axes: number): readonly string[] {
  return ['N', 'C', ...(AXIS_NAMES[axes - 1] ?? [])];
}
