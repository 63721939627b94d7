import * as Plot from '@observablehq/plot';
import { FONT, type Canvas } from './figure.js';

/** The look that every plot shares; margins leave room for ticks and axis names. */
export function frame({ document, width, height, theme }: Canvas): Plot.PlotOptions {
  return {
    document,
    width,
    height,
    style: {
      background: 'transparent',
      color: theme.muted,
      fontFamily: FONT,
      fontSize: '11px',
      overflow: 'visible',
    },
  };
}

/** A picture as small as those in hovers. */
export function isCompact({ width, height }: Pick<Canvas, 'width' | 'height'>): boolean {
  return width < 420 && height < 200;
}

/** An axis name in the middle, without an arrow; in a small picture the grid stands for the tick marks. */
export function axis(
  canvas: Canvas,
  label: string | null,
  ticks: number | number[],
): Plot.ScaleOptions {
  return {
    label,
    labelAnchor: 'center',
    labelArrow: 'none',
    ticks,
    ...(isCompact(canvas) && { tickSize: 0, tickPadding: 6 }),
  };
}

export function grid({ theme }: Canvas): Plot.Markish[] {
  return [
    Plot.gridX({ stroke: theme.grid, strokeOpacity: 0.5 }),
    Plot.gridY({ stroke: theme.grid, strokeOpacity: 0.5 }),
  ];
}

/** As many ticks as fit without crowding. */
export function tickCounts({ width, height }: Canvas): { x: number; y: number } {
  return { x: Math.max(3, Math.round(width / 90)), y: Math.max(3, Math.round(height / 48)) };
}

/** Plot's picture without its style element, which a strict content policy would block. */
export function plain(chart: SVGSVGElement | HTMLElement): SVGSVGElement {
  const svg = chart as SVGSVGElement;
  svg.querySelector('style')?.remove();
  return svg;
}
