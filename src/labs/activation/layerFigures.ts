import * as Plot from '@observablehq/plot';
import {
  tabulate,
  type Canvas,
  type Crosshair,
  type Figure,
  type LabFigure,
} from '../figure/figure.js';
import { show } from '../figure/formatNumber.js';
import { axis, frame, grid, plain, tickCounts } from '../figure/frame.js';
import { seriesColour, seriesWidth } from '../figure/theme.js';
import { legend, legendHeight, legendRows } from '../figure/legend.js';
import { powersOfTen, powerText } from '../figure/powersOfTen.js';
import { labelOf } from './curves.js';
import { gradientSizes, layered, ROWS, throughLayers } from './layers.js';
import { LAYER_INITS, type ActivationState, type Curve, type LayerState } from './state.js';

/** Below a thousandth, or above a thousandfold, what is left of a gradient no longer trains a layer. */
const VANISHED = 1e-3;
const EXPLODED = 1e3;
/** What is drawn of sizes that are 0 or not finite. */
const DRAWN: readonly [number, number] = [1e-300, 1e300];
const BINS = 41;

/** What becomes of a signal and its gradient on the way through a real network. */
export function layerFigures(state: ActivationState): LabFigure[] {
  const { layers, curves, selected } = state;
  const sent = layered(curves);
  const curve = sent.find((one) => one === curves[selected]) ?? sent[0];
  if (!layers || !curve) return [];
  return [
    gradientFigure(sent, layers),
    outputsFigure(curve, layers),
    gradientsFigure(curve, layers),
  ];
}

function gradientFigure(curves: readonly Curve[], layers: LayerState): LabFigure {
  const sizes = curves.map((curve) => gradientSizes(throughLayers(curve, layers)));
  const crosshair: Crosshair = {
    name: 'layer',
    domain: [0, layers.depth],
    spacing: 1,
    readAt: (layer) =>
      curves.map((curve, i) => ({
        label: labelOf(curve),
        colour: curve.colour,
        dashed: false,
        value: sizes[i]?.[layer] ?? NaN,
      })),
  };
  return {
    id: 'gradient-by-layer',
    title: 'How much gradient arrives at each layer',
    draw: (canvas) => drawSizes(canvas, curves, sizes, layers.depth),
    reading: curves.map((curve, i) => describeSizes(curve, sizes[i] ?? [], layers)),
    table: (rows) => tabulate(crosshair, rows),
    crosshair,
  };
}

function describeSizes(curve: Curve, sizes: readonly number[], layers: LayerState): string {
  const ratio = (sizes[0] ?? NaN) / (sizes.at(-1) ?? NaN);
  const { dead } = throughLayers(curve, layers);
  const worst = Math.max(...dead);
  const fate =
    ratio < VANISHED
      ? 'it vanishes'
      : ratio > EXPLODED || !Number.isFinite(ratio)
        ? 'it explodes'
        : 'it arrives';
  const deaths =
    worst === 0
      ? ''
      : ` In layer ${dead.indexOf(worst)}, ${show(Math.round(worst * 1000) / 10)} % of the units are dead: no row of the batch sends a gradient through them.`;
  return `${labelOf(curve)}: of a gradient of size 1 at the output, ${show(ratio)} is left at the input after ${layers.depth} layers: ${fate}.${deaths}`;
}

function drawSizes(
  canvas: Canvas,
  curves: readonly Curve[],
  sizes: readonly (readonly number[])[],
  depth: number,
): Figure {
  const { width, height, theme } = canvas;
  const margin = { left: 56, right: 14, bottom: 32 };
  const items = curves.map((curve) => ({
    label: labelOf(curve),
    dashed: false,
    colour: seriesColour(theme, curve.colour),
    width: seriesWidth(theme, curve.colour),
  }));
  const rows = legendRows(items, width - margin.left - margin.right);
  const top = legendHeight(rows) + 6;
  const shown = sizes.flat().filter((size) => size >= DRAWN[0] && size <= DRAWN[1]);
  const y: [number, number] = [Math.min(1, ...shown) / 2, Math.max(1, ...shown) * 2];
  const powers = powersOfTen(y, tickCounts(canvas).y);
  const chart = Plot.plot({
    ...frame(canvas),
    marginLeft: margin.left,
    marginRight: margin.right,
    marginTop: top,
    marginBottom: margin.bottom,
    x: {
      ...axis(canvas, 'layer (0 is the input)', Math.min(depth, tickCounts(canvas).x)),
      domain: [0, depth],
    },
    y: {
      ...axis(canvas, null, tickCounts(canvas).y),
      type: 'log',
      domain: y,
      ticks: powers,
      tickFormat: powerText,
    },
    marks: [
      Plot.gridX({ stroke: theme.grid, strokeOpacity: 0.5 }),
      Plot.gridY({ stroke: theme.grid, strokeOpacity: 0.5, ticks: powers }),
      ...sizes.map((line, i) =>
        Plot.line(line, {
          x: (_, layer: number) => layer,
          y: (size: number) => (size >= y[0] && size <= y[1] ? size : NaN),
          stroke: items[i]?.colour ?? theme.foreground,
          strokeWidth: items[i]?.width ?? theme.line,
          strokeLinejoin: 'round',
        }),
      ),
      legend(rows, margin.left, theme.foreground),
    ],
  });
  return {
    svg: plain(chart),
    x: { domain: [0, depth], range: [margin.left, width - margin.right] },
    y: { domain: y, range: [height - margin.bottom, top], scale: 'log' },
  };
}

function outputsFigure(curve: Curve, layers: LayerState): LabFigure {
  const { outputs, mean, variance } = throughLayers(curve, layers);
  const limit = Math.max(1, quantile(outputs, 0.995));
  const std = (layer: number): string => show(Math.sqrt(variance[layer] ?? NaN));
  return {
    id: 'outputs',
    title: `Outputs of ${labelOf(curve)} by layer`,
    draw: (canvas) =>
      drawHistograms(
        canvas,
        histograms(outputs, [-limit, limit], (x) => x),
        { line: Array.from(mean), named: 'mean output' },
      ),
    reading: [
      `${ROWS} rows of standard normal input through ${layers.depth} layers of ${layers.width} units, weights drawn by ${LAYER_INITS[layers.init].title}: the standard deviation goes from ${std(0)} to ${std(layers.depth)}, the mean from ${show(mean[0] ?? NaN)} to ${show(mean[layers.depth] ?? NaN)}.`,
      'The wider, the more outputs; by the root, so that the rare ones can be seen.',
    ],
    table: () => ({
      columns: ['layer', 'mean', 'standard deviation'],
      rows: Array.from(mean, (value, layer) => [layer, value, Math.sqrt(variance[layer] ?? NaN)]),
    }),
  };
}

function gradientsFigure(curve: Curve, layers: LayerState): LabFigure {
  const { gradients, dead } = throughLayers(curve, layers);
  const magnitude = (value: number): number => Math.log10(Math.abs(value));
  const sizes = gradients.map((values) => quantile([values], 0.5));
  const zeros = gradients.map(
    (values) => values.filter((value) => value === 0).length / values.length,
  );
  const low = Math.max(
    -30,
    Math.floor(Math.log10(Math.max(1e-30, Math.min(...sizes.filter((size) => size > 0))))) - 1,
  );
  const high = Math.min(30, Math.ceil(Math.log10(Math.max(1, ...sizes))) + 1);
  return {
    id: 'gradients',
    title: `Gradients of ${labelOf(curve)} by layer`,
    draw: (canvas) =>
      drawHistograms(canvas, histograms(gradients, [low, high], magnitude), {
        line: sizes.map(Math.log10),
        named: 'median of log₁₀ |gradient|',
      }),
    reading: [
      `Half of the gradients are smaller than ${show(sizes[0] ?? NaN)} at the input and than ${show(sizes[layers.depth] ?? NaN)} at the output. ` +
        `At the input ${show(Math.round((zeros[0] ?? 0) * 1000) / 10)} % are exactly 0.`,
    ],
    table: () => ({
      columns: ['layer', 'median |gradient|', 'share of zeros', 'dead units'],
      rows: sizes.map((size, layer) => [layer, size, zeros[layer] ?? NaN, dead[layer] ?? NaN]),
    }),
  };
}

/** How the values of each layer are spread. */
interface Histograms {
  /** For each layer and bin the root of its share of the fullest bin, 0 to 1: so tails can be seen. */
  readonly widths: readonly Float64Array[];
  readonly domain: readonly [number, number];
}

function histograms(
  values: readonly Float64Array[],
  domain: readonly [number, number],
  of: (value: number) => number,
): Histograms {
  const [low, high] = domain;
  const widths = values.map((layerValues) => {
    const counts = new Float64Array(BINS);
    for (const value of layerValues) {
      const at = Math.floor(((of(value) - low) / (high - low)) * BINS);
      if (at >= 0 && at < BINS) counts[at] = (counts[at] ?? 0) + 1;
    }
    const most = Math.max(1, ...counts);
    return counts.map((count) => Math.sqrt(count / most));
  });
  return { widths, domain };
}

/** A value for each layer that is drawn as a line, and what it is. */
interface Middle {
  readonly line: readonly number[];
  readonly named: string;
}

/** A histogram for each layer, upright and mirrored. */
function drawHistograms(
  canvas: Canvas,
  { widths, domain }: Histograms,
  { line, named }: Middle,
): Figure {
  const { width, height, theme } = canvas;
  const margin = { left: 44, right: 14, bottom: 32 };
  const x: [number, number] = [-0.6, widths.length - 0.4];
  const [low, high] = domain;
  const edges = widths.flatMap((layerWidths, layer) =>
    Array.from(layerWidths, (part, bin) => ({
      layer,
      y: low + ((bin + 0.5) / BINS) * (high - low),
      half: 0.46 * part,
    })),
  );
  const items = [{ label: named, dashed: false, colour: theme.foreground, width: 1.5 }];
  const rows = legendRows(items, width - margin.left - margin.right);
  const top = legendHeight(rows) + 6;
  const chart = Plot.plot({
    ...frame(canvas),
    marginLeft: margin.left,
    marginRight: margin.right,
    marginTop: top,
    marginBottom: margin.bottom,
    x: {
      ...axis(canvas, 'layer (0 is the input)', Math.min(widths.length, tickCounts(canvas).x)),
      domain: x,
      tickFormat: (layer: number) => (Number.isInteger(layer) ? String(layer) : ''),
    },
    y: { ...axis(canvas, null, tickCounts(canvas).y), domain: [...domain] },
    marks: [
      ...grid(canvas),
      Plot.areaX(edges, {
        y: 'y',
        x1: ({ layer, half }: (typeof edges)[number]) => layer - half,
        x2: ({ layer, half }: (typeof edges)[number]) => layer + half,
        z: 'layer',
        fill: seriesColour(theme, 0),
        fillOpacity: 0.75,
      }),
      Plot.line(line, {
        x: (_, layer: number) => layer,
        y: (value: number) => (value >= low && value <= high ? value : NaN),
        stroke: theme.foreground,
        strokeWidth: 1.5,
        strokeLinejoin: 'round',
      }),
      legend(rows, margin.left, theme.foreground),
    ],
  });
  return {
    svg: plain(chart),
    x: { domain: x, range: [margin.left, width - margin.right] },
    y: { domain, range: [height - margin.bottom, top] },
  };
}

/** A quantile of the absolute values. */
function quantile(values: readonly Float64Array[], part: number): number {
  const all = Float64Array.from(values.flatMap((one) => [...one].map(Math.abs))).sort();
  return all[Math.min(all.length - 1, Math.floor(part * all.length))] ?? NaN;
}
