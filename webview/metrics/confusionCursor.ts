import { toPixel, type Figure } from '../../src/labs/figure/figure.js';
import type { FigureTheme } from '../../src/labs/figure/theme.js';
import type { Cell, ConfusionFigure } from '../../src/labs/metrics/figures/confusion.js';
import type { Handle } from '../ui/figureView.js';
import { create } from '../ui/svg.js';

/** A frame around the cell that is read off. */
export function cellOverlay(
  { row, column }: Cell,
  figure: Figure,
  theme: FigureTheme,
): SVGElement[] {
  const [x, y] = [toPixel(figure.x, column), toPixel(figure.y, row)];
  return [
    create('rect', {
      x,
      y,
      width: toPixel(figure.x, column + 1) - x - 1,
      height: toPixel(figure.y, row + 1) - y - 1,
      fill: 'none',
      stroke: theme.foreground,
      'stroke-width': 2,
    }),
  ];
}

/** Moves the frame from cell to cell. */
export function cellHandle(
  figure: ConfusionFigure,
  cell: Cell,
  move: (cell: Cell) => void,
): Handle {
  const { size } = figure;
  const held = (place: number): number => Math.min(size - 1, Math.max(0, Math.floor(place)));
  const step = (hundredths: number): number =>
    Math.abs(hundredths) >= 100 ? Math.sign(hundredths) * size : Math.sign(hundredths);
  return {
    label: 'Cell of the confusion matrix',
    value: cell.row * size + cell.column,
    min: 0,
    max: size * size - 1,
    text: figure.describe(cell),
    moveTo: ({ x, y }) => {
      move({ row: held(y), column: held(x) });
    },
    nudge: (right, up) => {
      move({ row: held(cell.row - step(up)), column: held(cell.column + step(right)) });
    },
  };
}
