import { defineCalls, layers, type GivenCall } from '../define.js';
import { Refusal } from '../refusals.js';
import { axesText, changeLast, mustHaveAxes, replaceLast, spatialLetters } from '../windows.js';

/** Axes that a mode takes; nearest takes 1, 2 or 3. */
const MODES: Readonly<Record<string, number>> = {
  linear: 1,
  bilinear: 2,
  bicubic: 2,
  trilinear: 3,
};

export default defineCalls({
  names: layers('Upsample', 'UpsamplingNearest2d', 'UpsamplingBilinear2d'),
  takes: (call) => [spatialLetters(axesOf(call) ?? 2)],
  output: (call, input) => {
    const axes = axesOf(call);
    mustHaveAxes(input, ...(axes === undefined ? [3, 4, 5] : [axes + 2]));
    if (!call.isNone('size') && call.isNone('scale_factor')) {
      return replaceLast(input, call.sizes('size', input.length - 2, 1));
    }
    const change = changeOf(call, input.length - 2);
    return changeLast(input, input.length - 2, change);
  },
  facts: [
    (call) => {
      const axes = axesOf(call) ?? 2;
      if (!call.isNone('size')) {
        const value = call.value('size');
        const count = value?.kind === 'sequence' ? value.items.length : axes;
        return `any size → ${call
          .sizes('size', count, 1)
          .map((size) => `**${size}**`)
          .join(' × ')}`;
      }
      const factors = factorsOf(call, axes);
      return axesText(
        factors.map((factor) => (Number.isInteger(factor) ? `${factor}·n` : `⌊${factor}·n⌋`)),
        changeOf(call, axes),
      );
    },
  ],
});

function modeOf(call: GivenCall): string | undefined {
  if (call.leaf === 'UpsamplingNearest2d') return 'nearest';
  return call.leaf === 'UpsamplingBilinear2d' ? 'bilinear' : call.word('mode');
}

/** How many axes the layer works on, where it does not follow the input. */
function axesOf(call: GivenCall): number | undefined {
  return MODES[modeOf(call) ?? ''];
}

function changeOf(call: GivenCall, axes: number): (length: number, axis: number) => number {
  const isSized = !call.isNone('size');
  if (isSized !== call.isNone('scale_factor')) {
    throw new Refusal('either `size` or `scale_factor` must be given');
  }
  if (isSized) {
    const sizes = call.sizes('size', axes, 1);
    return (length, axis) => sizes[axis] ?? length;
  }
  const factors = factorsOf(call, axes);
  return (length, axis) => {
    const result = Math.floor(length * (factors[axis] ?? 1));
    if (result < 1) throw new Refusal(`nothing is left of a length of ${length}`);
    return result;
  };
}

function factorsOf(call: GivenCall, axes: number): readonly number[] {
  const factors = call.numbers('scale_factor');
  const [only = 1] = factors;
  const value = call.value('scale_factor');
  if (value?.kind !== 'sequence') return Array.from({ length: axes }, () => only);
  if (factors.length !== axes) {
    throw new Refusal(`\`scale_factor\` must be one number or ${axes}, got ${factors.length}`);
  }
  return factors;
}
