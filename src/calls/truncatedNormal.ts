import { normalCdf, normalPdf } from '../engine/special/normal.js';

/** The standard deviation of a normal distribution that is cut off below `low` and above `high`. */
export function truncatedNormalStd(mean: number, std: number, low: number, high: number): number {
  const a = (low - mean) / std;
  const b = (high - mean) / std;
  const mass = normalCdf(b) - normalCdf(a);
  const [atA, atB] = [normalPdf(a), normalPdf(b)];
  const shift = (atA - atB) / mass;
  const spread = 1 + (a * atA - b * atB) / mass - shift * shift;
  return std * Math.sqrt(spread);
}
