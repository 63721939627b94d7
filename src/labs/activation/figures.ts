import * as Plot from '@observablehq/plot';
import {
  DASHES,
  FONT,
  tabulate,
  type Canvas,
  type Crosshair,
  type Figure,
  type LabFigure,
} from '../figure/figure.js';
import { legend, legendHeight, legendRows, type LegendItem } from '../figure/legend.js';
import { derivativeColour, labelOf, readAt, sample, type SampledCurve } from './curves.js';
import { describe } from './describe.js';
import type { ActivationState } from './state.js';

/** The curves of f and f′ over the plotted interval. */
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
  const { document, width, height, theme } = canvas;
  const sampled = state.curves.map((curve) =>
    sample(curve, state.domain, Math.max(96, Math.round(width / 4))),
  );
  const colourOf = ({ curve }: SampledCurve, dashed: boolean): string =>
    theme.series[dashed ? derivativeColour(state, curve) : curve.colour] ?? theme.foreground;

  const items = legendItems(state, sampled, colourOf, theme.foreground);
  const marginLeft = 44;
  const marginBottom = 30;
  const marginRight = 14;
  const rows = legendRows(items, width - marginLeft - marginRight);
  const marginTop = legendHeight(rows) + 6;

  const chart = Plot.plot({
    document,
    width,
    height,
    marginLeft,
    marginRight,
    marginTop,
    marginBottom,
    style: {
      background: 'transparent',
      color: theme.muted,
      fontFamily: FONT,
      fontSize: '11px',
      overflow: 'visible',
    },
    x: {
      domain: [...state.domain],
      label: 'x',
      labelAnchor: 'center',
      labelArrow: 'none',
      ticks: Math.max(3, Math.round(width / 90)),
    },
    y: {
      domain: verticalExtent(sampled, state),
      nice: true,
      label: null,
      ticks: Math.max(3, Math.round(height / 48)),
    },
    marks: [
      Plot.gridX({ stroke: theme.grid, strokeOpacity: 0.5 }),
      Plot.gridY({ stroke: theme.grid, strokeOpacity: 0.5 }),
      Plot.ruleY([0], { stroke: theme.muted }),
      ...(state.domain[0] <= 0 && state.domain[1] >= 0
        ? [Plot.ruleX([0], { stroke: theme.muted })]
        : []),
      ...sampled.flatMap((curve) => [
        ...(state.showDerivative
          ? [line(curve.x, curve.df, colourOf(curve, true), theme.line, true)]
          : []),
        ...(state.showF
          ? [line(curve.x, curve.f, colourOf(curve, false), theme.line + 0.5, false)]
          : []),
      ]),
      legend(rows, marginLeft, theme.foreground),
    ],
  });
  const svg = chart as SVGSVGElement;
  svg.querySelector('style')?.remove();
  const vertical = chart.scale('y');
  const [low = 0, high = 1] = (vertical?.domain ?? []) as number[];
  return {
    svg,
    x: { domain: state.domain, range: [marginLeft, width - marginRight] },
    y: { domain: [low, high], range: [height - marginBottom, marginTop] },
  };
}

/** One curve: f and f′ have a colour each. Several: a colour for each curve, dashes for every f′. */
function legendItems(
  state: ActivationState,
  sampled: readonly SampledCurve[],
  colourOf: (curve: SampledCurve, dashed: boolean) => string,
  neutral: string,
): LegendItem[] {
  const [only] = sampled;
  const kinds = [
    ...(state.showF ? [{ label: 'f', dashed: false }] : []),
    ...(state.showDerivative ? [{ label: 'f′', dashed: true }] : []),
  ];
  if (only && sampled.length === 1) {
    return kinds.map(({ label, dashed }) => ({
      label: dashed ? label : labelOf(only.curve),
      dashed,
      colour: colourOf(only, dashed),
    }));
  }
  return [
    ...sampled.map((curve) => ({
      label: labelOf(curve.curve),
      dashed: false,
      colour: colourOf(curve, false),
    })),
    ...(state.showDerivative ? kinds.map((kind) => ({ ...kind, colour: neutral })) : []),
  ];
}

function line(
  x: Float64Array,
  y: Float64Array,
  stroke: string,
  strokeWidth: number,
  dashed: boolean,
): Plot.Markish {
  return Plot.line(x, {
    x,
    y,
    stroke,
    strokeWidth,
    strokeLinejoin: 'round',
    ...(dashed && { strokeDasharray: DASHES }),
  });
}

/** From the lowest to the highest finite value that is shown, never empty, always with 0 inside. */
function verticalExtent(
  sampled: readonly SampledCurve[],
  state: ActivationState,
): [number, number] {
  let low = 0;
  let high = 0;
  for (const { f, df } of sampled) {
    for (const values of [...(state.showF ? [f] : []), ...(state.showDerivative ? [df] : [])]) {
      for (const value of values) {
        if (value < low && value > -Infinity) low = value;
        if (value > high && value < Infinity) high = value;
      }
    }
  }
  const pad = (high - low) * 0.04 || 1;
  return [low - pad, high + pad];
}
