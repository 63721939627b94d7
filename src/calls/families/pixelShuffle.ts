import { defineCalls, layers } from '../define.js';
import { Refusal } from '../refusals.js';
import { mustHaveLeast } from '../windows.js';

export default defineCalls({
  names: layers('PixelShuffle', 'PixelUnshuffle'),
  takes: () => [['N', 'C', 'H', 'W']],
  output: (call, input) => {
    const grows = call.leaf === 'PixelShuffle';
    const factor = call.count(grows ? 'upscale_factor' : 'downscale_factor', 1);
    mustHaveLeast(input, 3);
    const share = (length: number, parts: number): number => {
      if (length % parts === 0) return length / parts;
      throw new Refusal(`${length} cannot be divided by ${parts}`);
    };
    return input.map((size, i) => {
      if (i < input.length - 3) return size;
      return size.map((length) => {
        const isChannel = i === input.length - 3;
        const parts = isChannel ? factor ** 2 : factor;
        return grows === isChannel ? share(length, parts) : length * parts;
      });
    });
  },
  facts: [
    (call) => {
      const grows = call.leaf === 'PixelShuffle';
      const factor = call.count(grows ? 'upscale_factor' : 'downscale_factor', 1);
      const square = factor * factor;
      return grows
        ? `(C, H, W) → (C / ${square}, ${factor}·H, ${factor}·W)`
        : `(C, H, W) → (${square}·C, H / ${factor}, W / ${factor})`;
    },
  ],
});
