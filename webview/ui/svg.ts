import { seriesColour, seriesWidth } from '../../src/labs/figure/theme.js';
import { currentTheme } from './theme.js';

export function create(
  name: string,
  attributes: Readonly<Record<string, string | number>>,
): SVGElement {
  const element = document.createElementNS('http://www.w3.org/2000/svg', name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  return element;
}

/** A short piece of a curve's line, for lists and tables. */
export function swatch(colour: number, dashes?: string): SVGElement {
  const theme = currentTheme();
  const svg = create('svg', { width: 22, height: 10, 'aria-hidden': 'true', class: 'swatch' });
  svg.append(
    create('line', {
      x1: 0,
      x2: 22,
      y1: 5,
      y2: 5,
      stroke: seriesColour(theme, colour),
      'stroke-width': dashes === undefined ? seriesWidth(theme, colour) : theme.line,
      ...(dashes !== undefined && { 'stroke-dasharray': dashes }),
    }),
  );
  return svg;
}
