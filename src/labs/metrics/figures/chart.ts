import * as Plot from '@observablehq/plot';
import type { Canvas, Figure } from '../../figure/figure.js';
import { axis, frame, grid, plain } from '../../figure/frame.js';
import type { Place } from './thresholdFigure.js';
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
  /** Room beside the vertical axis, in pixels. */
  readonly left?: number;
}

const LEFT = 52;
const RIGHT = 16;
const BOTTOM = 36;
/** Room at the top for the threshold's number. */
const TOP = 18;

/** A chart with two linear axes and a grid, the look of all of this lab's curves. */
export function chart(canvas: Canvas, spec: ChartSpec): Figure {
  const { width, height } = canvas;
  const left = spec.left ?? LEFT;
  const rows = legendRows(spec.legend ?? [], width - left - RIGHT);
  const marginTop = (spec.legend ? legendHeight(rows) : 0) + TOP;
  const svg = plain(
    Plot.plot({
      ...frame(canvas),
      marginLeft: left,
      marginRight: RIGHT,
      marginTop,
      marginBottom: BOTTOM,
      x: {
        ...axis(canvas, spec.x.label, Math.max(3, Math.round(width / 80))),
        domain: [...spec.x.domain],
        labelOffset: 31,
      },
      y: {
        ...axis(canvas, spec.y.label, Math.max(2, Math.round(height / 55))),
        domain: [...spec.y.domain],
        labelOffset: 44,
        ...(spec.y.bare && { ticks: [] }),
      },
      marks: [
        ...grid(canvas),
        Plot.ruleY([spec.y.domain[0]], { stroke: canvas.theme.muted }),
        ...spec.marks,
        ...(spec.legend ? [legend(rows, left, canvas.theme.foreground)] : []),
      ],
    }),
  );
  return {
    svg,
    x: { domain: spec.x.domain, range: [left, width - RIGHT] },
    y: { domain: spec.y.domain, range: [height - BOTTOM, marginTop] },
  };
}

/**
 * Which of many points to draw so that no eye misses one: those that are a thousandth of an axis or more
 * from the one before, the first and the last; none that is not a number.
 */
export function thin(
  count: number,
  placeOf: (i: number) => Place,
  [width, height]: readonly [number, number],
): number[] {
  const kept: number[] = [];
  let last: Place = { x: NaN, y: NaN };
  for (let i = 0; i < count; i++) {
    const place = placeOf(i);
    const moved = Math.abs(place.x - last.x) / width + Math.abs(place.y - last.y) / height;
    if ((moved < 1e-3 && i < count - 1) || !Number.isFinite(place.x + place.y)) continue;
    kept.push(i);
    last = place;
  }
  return kept;
}
