import * as Plot from '@observablehq/plot';
import {
  tabulate,
  type Canvas,
  type Crosshair,
  type Figure,
  type LabFigure,
} from '../figure/figure.js';
import { axis, frame, grid, isCompact, plain, tickCounts } from '../figure/frame.js';
import { legend, legendHeight, legendRows, type LegendItem } from '../figure/legend.js';
import { seriesColour, seriesWidth, type FigureTheme } from '../figure/theme.js';
import {
  colourIndex,
  labelOf,
  ORDER_STYLE,
  ORDERS,
  readAt,
  sample,
  shownOrders,
  type SampledCurve,
} from './curves.js';
import { describe } from './describe.js';
import type { ActivationState } from './state.js';

/** The curves of f and its derivatives over the plotted interval. */
export function curvesFigure(state: ActivationState): LabFigure {
  const crosshair: Crosshair = {
    name: 'x',
    domain: state.domain,
    readAt: (x) => readAt(state, x),
  };
  return {
    id: 'curves',
    title: 'Curves',
    draw: (canvas) => drawCurves(state, canvas),
    reading: describe(state),
    table: (rows) => tabulate(crosshair, rows),
    crosshair,
  };
}

function drawCurves(state: ActivationState, canvas: Canvas): Figure {
  const { width, height, theme } = canvas;
  const samples = Math.max(96, Math.round(width / 4));
  const sampled = state.curves.map((curve) => sample(curve, state.domain, samples));
  const lines = sampled.flatMap((curve) =>
    shownOrders(state, curve.curve).map((order) => {
      const index = colourIndex(state, curve.curve, order);
      return {
        x: curve.x,
        y: curve[order],
        colour: seriesColour(theme, index),
        width: order === 'f' ? seriesWidth(theme, curve.curve.colour) : theme.line,
        dashes: ORDER_STYLE[order].dashes,
      };
    }),
  );

  const compact = isCompact(canvas);
  const marginLeft = compact ? 34 : 44;
  const marginBottom = compact ? 18 : 30;
  const marginRight = 14;
  const rows = legendRows(legendItems(state, sampled, theme), width - marginLeft - marginRight);
  const marginTop = legendHeight(rows) + 6;
  const ticks = tickCounts(canvas);
  const chart = Plot.plot({
    ...frame(canvas),
    marginLeft,
    marginRight,
    marginTop,
    marginBottom,
    x: { ...axis(canvas, compact ? null : 'x', ticks.x), domain: [...state.domain] },
    y: {
      ...axis(canvas, null, ticks.y),
      domain: verticalExtent(lines.map(({ y }) => y)),
      nice: true,
    },
    marks: [
      ...grid(canvas),
      Plot.ruleY([0], { stroke: theme.muted }),
      ...(state.domain[0] <= 0 && state.domain[1] >= 0
        ? [Plot.ruleX([0], { stroke: theme.muted })]
        : []),
      // The functions are above their derivatives.
      ...lines
        .toSorted((a, b) => Number(a.dashes === undefined) - Number(b.dashes === undefined))
        .map((line) =>
          Plot.line(line.x, {
            x: line.x,
            y: line.y,
            stroke: line.colour,
            strokeWidth: line.width,
            strokeLinejoin: 'round',
            ...(line.dashes !== undefined && { strokeDasharray: line.dashes }),
          }),
        ),
      legend(rows, marginLeft, theme.foreground),
    ],
  });
  const svg = plain(chart);
  const vertical = chart.scale('y');
  const [low = 0, high = 1] = (vertical?.domain ?? []) as number[];
  return {
    svg,
    x: { domain: state.domain, range: [marginLeft, width - marginRight] },
    y: { domain: [low, high], range: [height - marginBottom, marginTop] },
  };
}

/** One curve: f and its derivatives have a color each. Several: a color for each curve, dashes for f′, dots for f″. */
function legendItems(
  state: ActivationState,
  sampled: readonly SampledCurve[],
  theme: FigureTheme,
): LegendItem[] {
  const alone = sampled.length === 1;
  const curves = sampled.map(({ curve }) => ({
    label: labelOf(curve),
    dashed: false,
    colour: seriesColour(theme, curve.colour),
    width: seriesWidth(theme, curve.colour),
  }));
  const shown = new Set(state.curves.flatMap((curve) => shownOrders(state, curve)));
  const derivatives = ORDERS.filter((order) => shown.has(order)).flatMap((order) => {
    const { mark, dashes } = ORDER_STYLE[order];
    const [first] = state.curves;
    if (dashes === undefined || !first) return [];
    const colour = alone ? seriesColour(theme, colourIndex(state, first, order)) : theme.foreground;
    return [{ label: `f${mark}`, dashed: true, dashes, colour, width: theme.line }];
  });
  return [...(state.showF || !alone ? curves : []), ...derivatives];
}

/** From the lowest to the highest finite value that is shown, never empty, always with 0 inside. */
function verticalExtent(lines: readonly Float64Array[]): [number, number] {
  let low = 0;
  let high = 0;
  for (const values of lines) {
    for (const value of values) {
      if (value < low && value > -Infinity) low = value;
      if (value > high && value < Infinity) high = value;
    }
  }
  const pad = (high - low) * 0.04 || 1;
  return [low - pad, high + pad];
}
