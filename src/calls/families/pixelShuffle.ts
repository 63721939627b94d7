import { defineCalls, layers, Refusal } from '../define.js';

export default defineCalls({
  names: layers('PixelShuffle', 'PixelUnshuffle'),
  output: (call, input) => {
    const grows = call.leaf === 'PixelShuffle';
    const factor = call.count(grows ? 'upscale_factor' : 'downscale_factor', 1);
    const [height = 0, width = 0] = input.slice(-2);
    const channels = input.at(-3) ?? 0;
    const scale = grows ? factor : 1 / factor;
    const result = [channels / scale ** 2, height * scale, width * scale].map((size) =>
      Number(size.toFixed(9)),
    );
    if (!result.every(Number.isInteger)) {
      throw new Refusal(`(${input.join(', ')}) cannot be rearranged by ${factor}`);
    }
    return [...input.slice(0, -3), ...result];
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
