import { svgElement } from '../../figure/element.js';
import { toPixel, type Figure } from '../../figure/figure.js';
import { show } from '../../figure/formatNumber.js';
import type { FigureTheme } from '../../figure/theme.js';

export interface Brush {
  readonly document: Document;
  readonly theme: FigureTheme;
}

/** The number of a threshold, short enough to be beside a line. */
export function showThreshold(threshold: number): string {
  return show(Number(threshold.toPrecision(3)));
}

/** A line across the picture at a threshold on the horizontal axis, with a grip and its number on top. */
export function thresholdLine(threshold: number, figure: Figure, brush: Brush): SVGElement[] {
  const { document, theme } = brush;
  const [left, right] = figure.x.range;
  const at = toPixel(figure.x, threshold);
  const x = Math.min(right, Math.max(left, at));
  const [bottom, top] = figure.y.range;
  const anchor = x > right - 30 ? 'end' : x < left + 30 ? 'start' : 'middle';
  return [
    svgElement(document, 'line', {
      x1: x,
      x2: x,
      y1: top,
      y2: bottom,
      stroke: theme.foreground,
      'stroke-width': 1.5,
      ...(at !== x && { 'stroke-dasharray': '2 3' }),
    }),
    svgElement(document, 'path', {
      d: `M${x - 5},${top - 4}h10l-5,7z`,
      fill: theme.foreground,
    }),
    svgElement(
      document,
      'text',
      { x, y: top - 7, fill: theme.foreground, 'text-anchor': anchor, 'font-weight': 600 },
      showThreshold(threshold),
    ),
  ];
}

/** A dot on a curve. */
export function dot(
  place: { readonly x: number; readonly y: number },
  figure: Figure,
  { document, theme }: Brush,
  fill: string,
): SVGElement[] {
  if (!Number.isFinite(place.x) || !Number.isFinite(place.y)) return [];
  return [
    svgElement(document, 'circle', {
      cx: toPixel(figure.x, place.x),
      cy: toPixel(figure.y, place.y),
      r: 5.5,
      fill,
      stroke: theme.foreground,
      'stroke-width': 1.5,
    }),
  ];
}

/** A number beside a dot, below it where the curve is above, on the side where there is room. */
export function dotLabel(
  place: { readonly x: number; readonly y: number },
  figure: Figure,
  { document, theme }: Brush,
  text: string,
  isBelow: boolean,
): SVGElement[] {
  const x = toPixel(figure.x, place.x);
  const y = toPixel(figure.y, place.y);
  if (!Number.isFinite(x) || !Number.isFinite(y)) return [];
  const [left, right] = figure.x.range;
  const [bottom] = figure.y.range;
  const isRight = x > right - (right - left) / 6;
  return [
    svgElement(
      document,
      'text',
      {
        x: x + (isRight ? -9 : 9),
        y: isBelow && y + 16 < bottom - 4 ? y + 16 : y - 9,
        fill: theme.foreground,
        'text-anchor': isRight ? 'end' : 'start',
        'font-weight': 600,
      },
      text,
    ),
  ];
}
