import type { LengthChange } from './convolving.js';
import type { GivenCall } from './define.js';
import { Refusal } from './refusals.js';
import { places, placesText, type Window } from './windows.js';

/** How a convolution changes each axis. */
export function convolutionChanges(call: GivenCall): LengthChange[] {
  const { axes } = call;
  const kernel = call.sizes('kernel_size', axes, 1);
  const stride = call.sizes('stride', axes, 1);
  const dilation = call.sizes('dilation', axes, 1);
  const word = call.word('padding');
  const rimFits = rimCheck(call);
  if (word === 'same') {
    if (stride.some((step) => step !== 1)) {
      throw new Refusal("`padding='same'` takes no stride but 1");
    }
    return kernel.map((size, axis) => ({
      formula: "n, kept by `padding='same'`",
      change: (length) => {
        const both = (dilation[axis] ?? 1) * (size - 1);
        rimFits(length, both - Math.floor(both / 2));
        return length;
      },
    }));
  }
  const padding = word === 'valid' ? kernel.map(() => 0) : call.sizes('padding', axes);
  return kernel.map((size, axis) => {
    const window: Window = {
      kernel: size,
      stride: stride[axis] ?? 1,
      padding: padding[axis] ?? 0,
      dilation: dilation[axis] ?? 1,
    };
    return {
      formula: placesText(window),
      change: (length) => {
        rimFits(length, window.padding);
        return places(length, window);
      },
    };
  });
}

/** Mirrored and repeated rims are made of the input, which must be long enough. */
function rimCheck(call: GivenCall): (length: number, rim: number) => void {
  const mode = call.word('padding_mode');
  return (length, rim) => {
    if ((mode === 'reflect' && rim >= length) || (mode === 'circular' && rim > length)) {
      throw new Refusal(`\`padding_mode='${mode}'\` cannot add ${rim} to a length of ${length}`);
    }
  };
}
