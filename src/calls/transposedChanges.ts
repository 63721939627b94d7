import type { LengthChange } from './convolving.js';
import type { GivenCall } from './define.js';
import { Refusal } from './refusals.js';

/** How a transposed convolution changes each axis. */
export function transposedChanges(call: GivenCall): LengthChange[] {
  const { axes } = call;
  const stride = call.sizes('stride', axes, 1);
  const padding = call.sizes('padding', axes);
  const dilation = call.sizes('dilation', axes, 1);
  const extra = call.sizes('output_padding', axes);
  return call.sizes('kernel_size', axes, 1).map((kernel, axis) => {
    const step = stride[axis] ?? 1;
    const rim = padding[axis] ?? 0;
    const gap = dilation[axis] ?? 1;
    const more = extra[axis] ?? 0;
    if (more >= Math.max(step, gap)) {
      throw new Refusal('`output_padding` must be smaller than stride or dilation');
    }
    return {
      formula: `(n − 1)·${step}${rim > 0 ? ` − 2·${rim}` : ''} + ${gap > 1 ? `${gap}·` : ''}(${kernel} − 1)${more > 0 ? ` + ${more}` : ''} + 1`,
      change: (length: number): number => {
        const result = (length - 1) * step - 2 * rim + gap * (kernel - 1) + more + 1;
        if (result < 1) throw new Refusal(`nothing is left of a length of ${length}`);
        return result;
      },
    };
  });
}
