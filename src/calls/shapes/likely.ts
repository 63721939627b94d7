/** Ratios of width to height that images have. */
const RATIOS = [4 / 3, 3 / 2, 16 / 9, 2, 5 / 3];

/** Sizes that people know, by number of axes. */
const USUAL: readonly (readonly number[])[] = [
  [1000, 64, 128, 16, 100, 512, 32, 28, 256, 16_000],
  [224, 32, 28, 64, 128, 256, 299, 512, 16, 8],
  [64, 16, 32, 112, 8],
];

/** Sizes that are tried first for an input of so many axes. */
export function usualSizes(axes: number): readonly number[] {
  return USUAL[Math.min(Math.max(axes - 3, 0), 2)] ?? [];
}

/** How unlikely sizes are as those of an input: squares first, then pictures, then round numbers. */
export function unlikeliness(sizes: readonly number[], usual: readonly number[]): number {
  const [shortest, longest] = [Math.min(...sizes), Math.max(...sizes)];
  const oddness = sizes.reduce((sum, size) => sum + oddnessOf(size), 0);
  if (shortest === longest) {
    const at = usual.indexOf(shortest);
    return at >= 0 ? at / 100 : 1 + oddness;
  }
  const ratio = longest / shortest;
  const isUsual = RATIOS.some((one) => Math.abs(one - ratio) < 1e-9);
  const isUpright = (sizes.at(-1) ?? 0) < (sizes.at(-2) ?? 0);
  return 10 + (isUsual ? 0 : 3) + 2 * Math.log(ratio) + oddness + (isUpright ? 0.1 : 0);
}

/** 0 for multiples of 32, more for those of smaller powers of two and ten. */
function oddnessOf(size: number): number {
  const at = [32, 20, 16, 10, 8, 4, 2, 1].findIndex((step) => size % step === 0);
  return at / 7;
}
