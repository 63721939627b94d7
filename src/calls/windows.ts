import { Refusal, type Shape } from './define.js';

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
  const room = (length + 2 * padding - dilation * (kernel - 1) - 1) / stride;
  let count = (ceil ? Math.ceil(room) : Math.floor(room)) + 1;
  // The last window must start inside of the input or its left rim.
  if (ceil && (count - 1) * stride >= length + padding) count--;
  if (count < 1 || room < 0) {
    throw new Refusal(`a kernel of ${dilation * (kernel - 1) + 1} does not fit in ${length}`);
  }
  return count;
}

/** The formula of `places` with its numbers filled in, for an axis called `n`. */
export function placesText({ kernel, stride, padding, dilation, ceil = false }: Window): string {
  const inside = [
    'n',
    padding > 0 && ` + 2·${padding}`,
    ` − ${dilation > 1 ? `${dilation}·` : ''}(${kernel} − 1) − 1`,
  ];
  const [open, close] = ceil ? ['⌈', '⌉'] : ['⌊', '⌋'];
  const text = inside.filter((part) => part !== false).join('');
  return `${open}(${text}) / ${stride}${close} + 1`;
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
  input: Shape,
  axes: number,
  change: (length: number, axis: number) => number,
): Shape {
  const before = input.length - axes;
  if (before < 1)
    throw new Refusal(`the input needs ${axes + 1} axes or more, got ${input.length}`);
  return input.map((length, i) => (i < before ? length : change(length, i - before)));
}

/** Replaces the axis of the channels, the one before the last `axes`. */
export function changeChannels(input: Shape, axes: number, expected: number, out: number): Shape {
  const at = input.length - axes - 1;
  if (input[at] !== expected) {
    throw new Refusal(`${expected} channels expected, ${input[at] ?? 0} come in`);
  }
  return input.map((length, i) => (i === at ? out : length));
}
