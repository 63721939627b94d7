import { svgElement } from '../../figure/element.js';
import { FONT, type Canvas, type Figure, type LabFigure } from '../../figure/figure.js';
import { confusions, orderByConfusion, type ClassAnalysis } from '../classes.js';
import type { MetricsState } from '../state.js';
import { shade } from './heat.js';
import { amount, percent } from './words.js';

/** Narrower cells would hold no text: the picture becomes wider than the panel, and scrolls. */
const NARROWEST = 26;
const LOWEST = 17;
const CHARACTER = 6.2; // mean advance of an 11 px system font, in pixels
const FOOT = 24;

/** How the cells of the heat map are shown. */
export type Shown = Pick<MetricsState, 'normalize' | 'order'>;

/** A cell by its place in the picture. */
export interface Cell {
  readonly row: number;
  readonly column: number;
}

/** The confusion matrix as a heat map: true classes from top to bottom, predicted ones from left to right. */
export interface ConfusionFigure extends LabFigure {
  readonly size: number;
  /** What a cell says, in words. */
  readonly describe: (cell: Cell) => string;
}

export function confusionFigure(analysis: ClassAnalysis, shown: Shown): ConfusionFigure {
  const size = analysis.classes.length;
  const order =
    shown.order === 'confusion' ? orderByConfusion(analysis) : analysis.classes.map((_, i) => i);
  const names = order.map((i) => analysis.classes[i] ?? '');
  const countOf = (row: number, column: number): number =>
    analysis.matrix[(order[row] ?? 0) * size + (order[column] ?? 0)] ?? 0;
  const sum = (values: readonly number[]): number => values.reduce((all, one) => all + one, 0);
  const rows = names.map((_, row) => sum(names.map((__, column) => countOf(row, column))));
  const columns = names.map((_, column) => sum(names.map((__, row) => countOf(row, column))));
  const all = sum(rows);
  const partOf = (row: number, column: number): number => {
    const of = { true: rows[row], pred: columns[column], all }[shown.normalize ?? 'all'] ?? 0;
    return of === 0 ? 0 : countOf(row, column) / of;
  };
  return {
    id: 'confusion',
    title: 'Confusion matrix',
    wide: size > 6,
    aspect: size > 6 ? Math.min(0.9, Math.max(0.5, size / 14)) : 0.75,
    size,
    draw: (canvas) => drawMatrix({ names, rows, countOf, partOf, shown }, canvas),
    describe: ({ row, column }) => {
      const count = countOf(row, column);
      const [truth = '', guess = ''] = [names[row], names[column]];
      const part = percent(count / (rows[row] ?? NaN));
      return row === column
        ? `${amount(count)} rows of ${truth} are recognized, ${part} of them`
        : `${amount(count)} rows of ${truth} are taken for ${guess}, ${part} of them`;
    },
    reading: describe(analysis),
    table: () => ({
      columns: ['true class', ...names],
      decimals: 3,
      rows: names.map((name, row) => [
        name,
        ...names.map((_, column) =>
          shown.normalize === null ? countOf(row, column) : partOf(row, column),
        ),
      ]),
    }),
  };
}

interface Cells {
  readonly names: readonly string[];
  readonly rows: readonly number[];
  readonly countOf: (row: number, column: number) => number;
  readonly partOf: (row: number, column: number) => number;
  readonly shown: Shown;
}

function drawMatrix({ names, rows, countOf, partOf, shown }: Cells, canvas: Canvas): Figure {
  const { document, theme } = canvas;
  const size = names.length;
  const isTiny = canvas.height < 180;
  const most = Math.max(8, Math.min(22, Math.round(canvas.width / 40)));
  const labels = names.map((name) => (name.length > most ? `${name.slice(0, most - 1)}…` : name));
  const longest = Math.max(...labels.map((label) => label.length)) * CHARACTER;
  const left = longest + 26;
  const narrowest = isTiny ? 4 : NARROWEST;
  const cellWidth = Math.max(narrowest, (canvas.width - left - 8) / size);
  const isSlanted = !isTiny && longest > cellWidth - 6;
  const top = isTiny ? 6 : isSlanted ? longest * 0.72 + 18 : 24;
  const foot = isTiny ? 16 : FOOT;
  const cellHeight = Math.max(isTiny ? 4 : LOWEST, (canvas.height - top - foot) / size);
  const width = Math.max(canvas.width, left + size * cellWidth + 8);
  const height = top + size * cellHeight + foot;
  const svg = svgElement(document, 'svg', {
    width,
    height,
    viewBox: `0 0 ${width} ${height}`,
    'font-family': FONT,
    'font-size': 11,
  }) as SVGSVGElement;
  const text = (
    x: number,
    y: number,
    words: string,
    more: Record<string, string | number>,
  ): void => {
    svg.append(svgElement(document, 'text', { x, y, fill: theme.foreground, ...more }, words));
  };
  labels.forEach((label, i) => {
    const y = top + (i + 0.5) * cellHeight;
    if (cellHeight >= 9) text(left - 6, y + 4, label, { 'text-anchor': 'end' });
    if (isTiny) return;
    const x = left + (i + 0.5) * cellWidth;
    text(x, top - 8, label, {
      'text-anchor': isSlanted ? 'start' : 'middle',
      ...(isSlanted && { transform: `rotate(-45 ${x} ${top - 8})` }),
    });
  });
  const middle = top + (size * cellHeight) / 2;
  text(11, middle, 'true', {
    fill: theme.muted,
    'text-anchor': 'middle',
    transform: `rotate(-90 11 ${middle})`,
  });
  text(left + (size * cellWidth) / 2, height - (isTiny ? 4 : 8), 'predicted', {
    fill: theme.muted,
    'text-anchor': 'middle',
  });
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      const count = countOf(row, column);
      const part =
        shown.normalize === null || shown.normalize === 'all'
          ? count / (rows[row] ?? 1)
          : partOf(row, column);
      // The root tells small errors apart that a straight scale would paint alike.
      const { fill, text: ink } = shade(theme, row === column ? 0 : 1, Math.sqrt(part));
      const x = left + column * cellWidth;
      const y = top + row * cellHeight;
      const gap = isTiny ? 0.5 : 1;
      svg.append(
        svgElement(document, 'rect', {
          x,
          y,
          width: cellWidth - gap,
          height: cellHeight - gap,
          fill,
          ...(theme.line > 2 && { stroke: theme.grid, 'stroke-width': 0.5 }),
        }),
      );
      if (cellHeight < 14 || cellWidth < 20) continue;
      const words =
        shown.normalize === null ? amount(count) : percentInCell(partOf(row, column), cellWidth);
      const font = Math.min(12, cellHeight - 4, (cellWidth - 3) / (words.length * 0.58));
      text(x + (cellWidth - gap) / 2, y + (cellHeight - gap) / 2 + font * 0.36, words, {
        fill: count === 0 ? theme.muted : ink,
        'text-anchor': 'middle',
        'font-size': Number(font.toFixed(1)),
      });
    }
  }
  return {
    svg,
    x: { domain: [0, size], range: [left, left + size * cellWidth] },
    y: { domain: [0, size], range: [top, top + size * cellHeight] },
  };
}

/** Percent; with a decimal where there is room, and where it says more than 0. */
function percentInCell(part: number, width: number): string {
  const hundredths = 100 * part;
  return hundredths > 0 && hundredths < 10 && width > 34
    ? hundredths.toFixed(1)
    : String(Math.round(hundredths));
}

const NAMED = 3;

function describe(analysis: ClassAnalysis): string[] {
  const { classes, report } = analysis;
  const worst = confusions(analysis);
  const wrong = worst.reduce((sum, { count }) => sum + count, 0);
  const all = report.classes.reduce((sum, { support }) => sum + support, 0);
  const head = `${amount(all - wrong)} of ${amount(all)} rows are right (accuracy ${percent((all - wrong) / all)}).`;
  if (wrong === 0) return [head, 'No class is taken for another.'];
  const named = worst
    .slice(0, NAMED)
    .map(
      ({ truth, prediction, count, share }) =>
        `${classes[truth] ?? ''} for ${classes[prediction] ?? ''} (${amount(count)}, ${percent(share)} of its rows)`,
    );
  const part = worst.slice(0, NAMED).reduce((sum, { count }) => sum + count, 0) / wrong;
  return [
    head,
    `Most often taken for another: ${named.join('; ')}. ${named.length > 1 ? `These ${named.length} are` : 'That is'} ${percent(part)} of all errors.`,
  ];
}
