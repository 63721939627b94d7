import { svgElement } from '../../figure/element.js';
import { FONT, toPixel, type Canvas, type Figure } from '../../figure/figure.js';
import {
  accuracy,
  countsAt,
  total,
  type BinaryAnalysis,
  type Counts,
  type RankedModel,
} from '../binary.js';
import { shade } from './heat.js';
import type { Brush } from './marks.js';
import { showThreshold } from './marks.js';
import { alongAxis } from './moves.js';
import type { ThresholdFigure } from './thresholdFigure.js';
import { amount, percent } from './words.js';

const HEAD = 34;
const SIDE = 64;
const TRACK = 30;
const GAP = 18;
const END = 12;
const CHARACTER = 6.1; // mean advance of an 11 px system font, in pixels

/** The 2 × 2 matrix, in scikit-learn's order: the negative class first. */
export function matrixFigure(analysis: BinaryAnalysis): ThresholdFigure {
  return {
    id: 'matrix',
    title: 'Confusion matrix',
    ...alongAxis(analysis),
    picture: (canvas) => drawFrame(analysis, canvas),
    marks: (threshold, figure, brush) => [
      ...analysis.ranked.flatMap((model, i) =>
        drawCells(analysis, model, i, threshold, figure, brush),
      ),
      ...grip(threshold, figure, brush),
    ],
    reading: (threshold) => analysis.ranked.map((model) => describe(analysis, model, threshold)),
    table: (threshold) => ({
      columns: [
        'model',
        'true class',
        `predicted ${analysis.negative}`,
        `predicted ${analysis.positive}`,
      ],
      rows: analysis.ranked.flatMap((model) => {
        const { tn, fp, fn, tp } = countsAt(model, threshold);
        return [
          [model.name, analysis.negative, tn, fp],
          [model.name, analysis.positive, fn, tp],
        ];
      }),
    }),
  };
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Where one model's four cells are. */
function boxOf({ x, y }: Figure, models: number, index: number): Box {
  const [left, right] = x.range;
  const [bottom, top] = y.range;
  const width = (right - left - (models - 1) * GAP) / models;
  return { x: left + index * (width + GAP), y: top, width, height: bottom - top };
}

function drawFrame({ ranked, positive, negative, domain }: BinaryAnalysis, canvas: Canvas): Figure {
  const { document, width, height, theme } = canvas;
  const named = ranked.length > 1;
  const top = HEAD + (named ? 16 : 0);
  const svg = svgElement(document, 'svg', {
    width,
    height,
    viewBox: `0 0 ${width} ${height}`,
    'font-family': FONT,
    'font-size': 11,
  }) as SVGSVGElement;
  const figure: Figure = {
    svg,
    x: { domain, range: [SIDE, width - END] },
    y: { domain: [0, 1], range: [height - TRACK, top] },
  };
  const text = (
    x: number,
    y: number,
    words: string,
    more: Record<string, string | number> = {},
  ): void => {
    const attributes = { x, y, fill: theme.muted, 'text-anchor': 'middle', ...more };
    svg.append(svgElement(document, 'text', attributes, words));
  };
  ranked.forEach((model, i) => {
    const box = boxOf(figure, ranked.length, i);
    const room = box.width / 2 / 6.4;
    if (named) text(box.x + box.width / 2, 12, model.name, { fill: theme.foreground });
    text(box.x + box.width / 2, top - 20, 'predicted');
    [negative, positive].forEach((name, column) => {
      text(box.x + (box.width * (column + 0.5)) / 2, top - 6, short(name, room), {
        fill: theme.foreground,
      });
    });
  });
  const [bottom] = figure.y.range;
  const middle = (bottom + top) / 2;
  text(12, middle, 'true', { transform: `rotate(-90 12 ${middle})` });
  [negative, positive].forEach((name, row) => {
    text(SIDE - 6, top + ((bottom - top) * (row + 0.5)) / 2 + 4, short(name, 7), {
      'text-anchor': 'end',
      fill: theme.foreground,
    });
  });
  svg.append(
    svgElement(document, 'line', {
      x1: SIDE,
      x2: width - END,
      y1: bottom + 9,
      y2: bottom + 9,
      stroke: theme.grid,
      'stroke-width': 4,
      'stroke-linecap': 'round',
    }),
  );
  text(SIDE - 6, bottom + 13, 'threshold', { 'text-anchor': 'end' });
  return figure;
}

/** The threshold on the track below the cells. */
function grip(threshold: number, figure: Figure, { document, theme }: Brush): SVGElement[] {
  const [left, right] = figure.x.range;
  const x = Math.min(right, Math.max(left, toPixel(figure.x, threshold)));
  const y = figure.y.range[0] + 9;
  const anchor = x > right - 20 ? 'end' : x < left + 20 ? 'start' : 'middle';
  return [
    svgElement(document, 'circle', { cx: x, cy: y, r: 5.5, fill: theme.foreground }),
    svgElement(
      document,
      'text',
      { x, y: y + 18, fill: theme.foreground, 'text-anchor': anchor, 'font-weight': 600 },
      showThreshold(threshold),
    ),
  ];
}

function drawCells(
  { ranked }: BinaryAnalysis,
  model: RankedModel,
  index: number,
  threshold: number,
  figure: Figure,
  { document, theme }: Brush,
): SVGElement[] {
  const box = boxOf(figure, ranked.length, index);
  const counts = countsAt(model, threshold);
  const cells = [
    { name: 'TN', full: 'true negatives', value: counts.tn, of: model.negatives, right: true },
    { name: 'FP', full: 'false positives', value: counts.fp, of: model.negatives, right: false },
    { name: 'FN', full: 'false negatives', value: counts.fn, of: model.positives, right: false },
    { name: 'TP', full: 'true positives', value: counts.tp, of: model.positives, right: true },
  ];
  const [width, height] = [box.width / 2, box.height / 2];
  const roomy = height > 56;
  return cells.flatMap(({ name, full, value, of, right }, i) => {
    const x = box.x + (i % 2) * width;
    const y = box.y + Math.floor(i / 2) * height;
    const { fill, text } = shade(theme, right ? 0 : 1, value / of);
    const write = (dy: number, size: number, words: string, weight = 400): SVGElement =>
      svgElement(
        document,
        'text',
        {
          x: x + width / 2,
          y: y + height / 2 + dy,
          fill: text,
          'text-anchor': 'middle',
          'font-size': size,
          'font-weight': weight,
        },
        words,
      );
    const large = height > 40 ? 18 : 14;
    const label =
      [`${full} · ${percent(value / of)}`, `${name} · ${percent(value / of)}`].find(
        (words) => words.length * CHARACTER < width - 8,
      ) ?? name;
    return [
      svgElement(document, 'rect', {
        x: x + 1,
        y: y + 1,
        width: width - 2,
        height: height - 2,
        rx: 3,
        fill,
        stroke: theme.grid,
      }),
      write(roomy ? -2 : height > 34 ? -1 : 5, large, amount(value), 600),
      ...(height > 34 ? [write(roomy ? 16 : 14, 11, label)] : []),
    ];
  });
}

function short(text: string, most: number): string {
  return text.length <= Math.max(4, most) ? text : `${text.slice(0, Math.max(3, most - 1))}…`;
}

function describe(
  { ranked, positive, negative }: BinaryAnalysis,
  model: RankedModel,
  threshold: number,
): string {
  const counts: Counts = countsAt(model, threshold);
  const rows = total(counts);
  const lazy = Math.max(model.positives, model.negatives) / rows;
  const usual = model.positives > model.negatives ? positive : negative;
  const right = accuracy(counts);
  const against =
    right < lazy
      ? `less than the ${percent(lazy)} of always saying ${usual}`
      : right === lazy
        ? `no more than always saying ${usual}`
        : `against ${percent(lazy)} of always saying ${usual}`;
  const prefix = ranked.length > 1 ? `${model.name}: ` : '';
  return `${prefix}${amount(counts.fp + counts.fn)} of ${amount(rows)} rows are classified wrongly, ${amount(counts.fp)} as false alarms and ${amount(counts.fn)} missed: accuracy ${percent(right)}, ${against}.`;
}
