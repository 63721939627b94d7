import * as Plot from '@observablehq/plot';
import { svgElement } from '../../figure/element.js';
import { DOTS, toPixel, type Axis } from '../../figure/figure.js';
import { seriesColour, type FigureTheme } from '../../figure/theme.js';
import type { Mark } from '../words.js';

const COLOURS: Readonly<Record<Mark['kind'], number>> = {
  best: 2,
  stop: 3,
  overfitting: 5,
  plateau: 6,
  divergence: 5,
  nan: 5,
  spike: 3,
  resume: 4,
  converged: 2,
  underfitting: 6,
  stoppedTooSoon: 6,
};
/** Opacity of what lasts longer than a step. */
const BAND = 0.1;
const LANE = 17;
const CHARACTER = 6.2; // mean advance of an 11 px system font, in pixels

/** Room above the curves for the marks' names, in pixels. */
export function lanesHeight(marks: readonly Mark[]): number {
  return marks.length * LANE;
}

/** What was found, behind the curves: stretches as faint bands, moments as dotted lines. */
export function markShapes(
  marks: readonly Mark[],
  [low, high]: readonly [number, number],
  theme: FigureTheme,
): Plot.Markish[] {
  return marks.map(({ kind, from, to }) => {
    const colour = seriesColour(theme, COLOURS[kind]);
    return to > from
      ? Plot.rect([0], { x1: from, x2: to, y1: low, y2: high, fill: colour, fillOpacity: BAND })
      : Plot.ruleX([from], {
          y1: low,
          y2: high,
          stroke: colour,
          strokeWidth: theme.line,
          strokeDasharray: DOTS,
        });
  });
}

/** The name of each mark in a lane of its own above the curves, with a bar as long as it lasts. */
export function markNames(
  marks: readonly Mark[],
  x: Axis,
  bottom: number,
  { document, theme }: { readonly document: Document; readonly theme: FigureTheme },
): SVGElement[] {
  const top = bottom - lanesHeight(marks);
  const [left, right] = x.range;
  return marks.flatMap(({ kind, label, from, to }, lane) => {
    const colour = seriesColour(theme, COLOURS[kind]);
    const [start, end] = [toPixel(x, from), toPixel(x, to)];
    const y = top + (lane + 1) * LANE - 2;
    const isFlipped = start + 8 + label.length * CHARACTER > right && start > (left + right) / 2;
    const line = (x1: number, x2: number, y1: number, y2: number, width: number): SVGElement =>
      svgElement(document, 'line', { x1, x2, y1, y2, stroke: colour, 'stroke-width': width });
    return [
      to > from ? line(start, end, y, y, 3) : line(start, start, y - LANE + 4, bottom, theme.line),
      svgElement(
        document,
        'text',
        {
          x: isFlipped ? start - 6 : start + 6,
          y: y - 4,
          fill: theme.foreground,
          'text-anchor': isFlipped ? 'end' : 'start',
        },
        label,
      ),
    ];
  });
}
