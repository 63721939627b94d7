import * as Plot from '@observablehq/plot';
import { FONT, type Canvas, type Figure } from '../../figure/figure.js';
import { legend, legendHeight, legendRows, type LegendItem } from '../../figure/legend.js';

export interface ChartAxis {
  readonly label: string;
  readonly domain: readonly [number, number];
  /** No ticks. */
  readonly bare?: boolean;
}

export interface ChartSpec {
  readonly x: ChartAxis;
  readonly y: ChartAxis;
  readonly legend?: readonly LegendItem[];
  readonly marks: readonly Plot.Markish[];
  /** Facets from top to bottom, by name. */
  readonly rows?: readonly string[];
  /** Room beside the vertical axis, in pixels. */
  readonly left?: number;
}

const LEFT = 52;
const RIGHT = 16;
const BOTTOM = 36;
/** Room at the top for the threshold's number. */
const TOP = 18;

/** A chart with two linear axes and a grid, the look of all of this lab's curves. */
export function chart({ document, width, height, theme }: Canvas, spec: ChartSpec): Figure {
  const left = spec.left ?? LEFT;
  const rows = legendRows(spec.legend ?? [], width - left - RIGHT);
  const marginTop = (spec.legend ? legendHeight(rows) : 0) + TOP;
  const faceted = spec.rows !== undefined;
  const bottom = height < 180 ? BOTTOM - 4 : BOTTOM;
  const plot = Plot.plot({
    document,
    width,
    height,
    marginLeft: left,
    marginRight: RIGHT,
    marginTop,
    marginBottom: bottom,
    style: {
      background: 'transparent',
      color: theme.muted,
      fontFamily: FONT,
      fontSize: '11px',
      overflow: 'visible',
    },
    x: {
      domain: [...spec.x.domain],
      label: spec.x.label,
      labelAnchor: 'center',
      labelArrow: 'none',
      labelOffset: 32,
      ticks: Math.max(3, Math.round(width / 80)),
    },
    y: {
      domain: [...spec.y.domain],
      label: spec.y.label,
      labelAnchor: 'center',
      labelArrow: 'none',
      labelOffset: 44,
      ticks: spec.y.bare ? [] : Math.max(2, Math.round(height / (faceted ? 110 : 55))),
    },
    ...(faceted && { fy: { domain: [...(spec.rows ?? [])], axis: null, padding: 0.12 } }),
    marks: [
      Plot.gridX({ stroke: theme.grid, strokeOpacity: 0.5 }),
      Plot.gridY({ stroke: theme.grid, strokeOpacity: 0.5 }),
      Plot.ruleY([spec.y.domain[0]], { stroke: theme.muted }),
      ...spec.marks,
      ...(spec.legend ? [legend(rows, left, theme.foreground)] : []),
    ],
  });
  const svg = plot as SVGSVGElement;
  svg.querySelector('style')?.remove();
  return {
    svg,
    x: { domain: spec.x.domain, range: [left, width - RIGHT] },
    y: { domain: spec.y.domain, range: [height - bottom, marginTop] },
  };
}

/**
 * Which of many points to draw so that no eye misses one: those that lie a thousandth of an axis or more
 * from the one before, the first and the last.
 */
export function thin(
  count: number,
  x: (i: number) => number,
  y: (i: number) => number,
  [width, height]: readonly [number, number],
): number[] {
  const kept: number[] = [];
  let [lastX, lastY] = [NaN, NaN];
  for (let i = 0; i < count; i++) {
    const moved = Math.abs(x(i) - lastX) / width + Math.abs(y(i) - lastY) / height;
    if (moved < 1e-3 && i < count - 1) continue;
    kept.push(i);
    [lastX, lastY] = [x(i), y(i)];
  }
  return kept;
}
