import type { Markish, RenderFunction } from '@observablehq/plot';
import { svgElement } from './element.js';
import { DASHES } from './figure.js';

export interface LegendItem {
  readonly label: string;
  readonly colour: string;
  readonly dashed: boolean;
  /** Instead of the usual dashes and gaps. */
  readonly dashes?: string;
  /** Of the line, in pixels. */
  readonly width?: number;
  /** Of the line, 0 to 1. */
  readonly opacity?: number;
}

const SWATCH = 22;
const GAP = 16;
const LINE_HEIGHT = 18;
/** About how far characters of an 11 px system font advance, in pixels; any other one by the last. */
const ADVANCES: readonly (readonly [RegExp, number])[] = [
  [/[ijl.,:;'|()[\]\s]/, 3.7],
  [/[mwMW→]/, 9.8],
  [/[frt/-]/, 4.6],
  [/[A-Z_=+−<>]/, 7.8],
  [/./, 6.8],
];

/** Lays the items out in rows of at most `width` pixels. */
export function legendRows(items: readonly LegendItem[], width: number): LegendItem[][] {
  const rows: LegendItem[][] = [[]];
  let used = 0;
  for (const item of items) {
    const size = itemWidth(item);
    if (used > 0 && used + size > width) {
      rows.push([]);
      used = 0;
    }
    rows.at(-1)?.push(item);
    used += size;
  }
  return rows;
}

export function legendHeight(rows: readonly unknown[]): number {
  return rows.length * LINE_HEIGHT;
}

/** A legend inside the picture, so that an exported figure explains itself. */
export function legend(rows: readonly LegendItem[][], left: number, foreground: string): Markish {
  const render: RenderFunction = (_index, _scales, _values, _dimensions, context) => {
    const create = (name: string, attributes: Record<string, string | number>): SVGElement =>
      svgElement(context.document, name, attributes);
    const group = create('g', { 'aria-label': 'legend', 'text-anchor': 'start' });
    rows.forEach((row, i) => {
      let x = left;
      const y = LINE_HEIGHT * (i + 0.5) + 2;
      for (const item of row) {
        group.append(
          create('line', {
            x1: x,
            x2: x + SWATCH,
            y1: y,
            y2: y,
            stroke: item.colour,
            'stroke-width': item.width ?? 2.5,
            ...(item.opacity !== undefined && { 'stroke-opacity': item.opacity }),
            ...(item.dashed && { 'stroke-dasharray': item.dashes ?? DASHES }),
          }),
        );
        const text = create('text', { x: x + SWATCH + 6, y, dy: '0.35em', fill: foreground });
        text.textContent = item.label;
        group.append(text);
        x += itemWidth(item);
      }
    });
    return group;
  };
  return render;
}

function itemWidth(item: LegendItem): number {
  return SWATCH + 6 + textWidth(item.label) + GAP;
}

/** About how wide a text is, in pixels. */
export function textWidth(text: string): number {
  let width = 0;
  for (const character of text) {
    width += ADVANCES.find(([characters]) => characters.test(character))?.[1] ?? 0;
  }
  return width;
}
