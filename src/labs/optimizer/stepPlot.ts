import * as Plot from '@observablehq/plot';
import { FONT, type Axis, type Canvas, type Figure } from '../figure/figure.js';
import { legend, legendHeight, legendRows } from '../figure/legend.js';
import { powersOfTen, powerText } from '../figure/powersOfTen.js';
import { legendItems } from './seriesStyle.js';
import type { OptimizerState } from './state.js';
import { drawTraces, type Trace } from './traces.js';

const MARGIN = { left: 64, right: 12, bottom: 32 };

/** A figure with the steps along its axis. */
export interface StepPlot {
  readonly traces: readonly Trace[];
  /** The last step on the axis. */
  readonly last: number;
  readonly y: Pick<Axis, 'domain' | 'scale'>;
  readonly label: string;
  /** What is below the curves. */
  readonly marks?: readonly Plot.Markish[];
}

/** Draws a curve of each runner over its steps, with a legend inside the picture. */
export function drawStepPlot(state: OptimizerState, plot: StepPlot, canvas: Canvas): Figure {
  const { document, width, height, theme } = canvas;
  const rows = legendRows(legendItems(state, theme), width - MARGIN.left - MARGIN.right);
  const marginTop = legendHeight(rows) + 20;
  const x: Axis = { domain: [0, plot.last], range: [MARGIN.left, width - MARGIN.right] };
  const y: Axis = { ...plot.y, range: [height - MARGIN.bottom, marginTop] };
  const powers = y.scale === 'log' ? powersOfTen(y.domain, height / 36) : [];
  const chart = Plot.plot({
    document,
    width,
    height,
    marginLeft: MARGIN.left,
    marginRight: MARGIN.right,
    marginTop,
    marginBottom: MARGIN.bottom,
    style: {
      background: 'transparent',
      color: theme.muted,
      fontFamily: FONT,
      fontSize: '11px',
      overflow: 'visible',
    },
    x: {
      domain: [...x.domain],
      label: 'step',
      labelAnchor: 'center',
      labelArrow: 'none',
      ticks: Math.max(3, Math.round(width / 90)),
    },
    y: {
      type: y.scale ?? 'linear',
      domain: [...y.domain],
      label: plot.label,
      labelAnchor: 'center',
      labelArrow: 'none',
      ...(powers.length > 1
        ? { ticks: powers, tickFormat: powerText }
        : { ticks: Math.max(3, Math.round(height / 60)) }),
    },
    marks: [
      Plot.gridX({ stroke: theme.grid, strokeOpacity: 0.5 }),
      Plot.gridY({
        stroke: theme.grid,
        strokeOpacity: 0.5,
        ...(powers.length > 1 && { ticks: powers }),
      }),
      ...(plot.marks ?? []),
      drawTraces(plot.traces, { x, y }, theme),
      legend(rows, MARGIN.left, theme.foreground),
    ],
  });
  const svg = chart as SVGSVGElement;
  svg.querySelector('style')?.remove();
  return { svg, x, y };
}
