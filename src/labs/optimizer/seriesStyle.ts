import { DASHES } from '../figure/figure.js';
import { themes, type FigureTheme } from '../figure/theme.js';
import type { LegendItem } from '../figure/legend.js';
import { shortNames } from './runnerNames.js';
import type { OptimizerState } from './state.js';

const COLOURS = themes.light.series.length;

/** Which of the theme's colors a runner has: the first eight are solid, the next dashed. */
export function seriesOf(colour: number): { readonly colour: number; readonly dashed: boolean } {
  return { colour: colour % COLOURS, dashed: colour >= COLOURS };
}

/** The attributes of a runner's lines in SVG. */
export function strokeOf(
  colour: number,
  { series, foreground }: FigureTheme,
): { readonly stroke: string; readonly 'stroke-dasharray'?: string } {
  const { colour: index, dashed } = seriesOf(colour);
  return { stroke: series[index] ?? foreground, ...(dashed && { 'stroke-dasharray': DASHES }) };
}

/** One item for each runner. */
export function legendItems({ runners }: OptimizerState, theme: FigureTheme): LegendItem[] {
  const names = shortNames(runners);
  return runners.map(({ colour }, i) => ({
    label: names[i] ?? '',
    colour: strokeOf(colour, theme).stroke,
    dashed: seriesOf(colour).dashed,
  }));
}
