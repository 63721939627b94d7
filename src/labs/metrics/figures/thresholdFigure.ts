import type { Canvas, Figure, LabFigure, Table } from '../../figure/figure.js';
import type { FigureTheme } from '../../figure/theme.js';
import type { FigureId } from '../state.js';

/** A place in a figure, in its own coordinates. */
export interface Place {
  readonly x: number;
  readonly y: number;
}

/** A picture that stays while its threshold moves, and the marks that move with it. */
export interface ThresholdFigure {
  readonly id: FigureId;
  readonly title: string;
  readonly aspect?: number;
  readonly picture: (canvas: Canvas) => Figure;
  readonly marks: (
    threshold: number,
    figure: Figure,
    on: { readonly document: Document; readonly theme: FigureTheme },
  ) => readonly SVGElement[];
  readonly reading: (threshold: number) => readonly string[];
  readonly table: (threshold: number, rows: number) => Table;
  /** Whether the table says more than the picture and is open. */
  readonly tableFirst?: boolean;
  /** The threshold that someone means who points there. */
  readonly thresholdAt: (place: Place) => number;
  /** The threshold so many hundredths of an axis to the right and upwards. */
  readonly nudged: (threshold: number, right: number, up: number) => number;
}

/** The figure at one threshold, with the marks inside the picture. */
export function atThreshold(figure: ThresholdFigure, threshold: number): LabFigure {
  return {
    ...shared(figure, threshold),
    draw: (canvas) => {
      const drawn = figure.picture(canvas);
      drawn.svg.append(...figure.marks(threshold, drawn, canvas));
      return drawn;
    },
  };
}

/** The same without the marks, and with a picture that is one for all thresholds. */
export function still(figure: ThresholdFigure, threshold: number): LabFigure {
  return { ...shared(figure, threshold), draw: figure.picture };
}

function shared(figure: ThresholdFigure, threshold: number): Omit<LabFigure, 'draw'> {
  const { id, title, aspect, tableFirst } = figure;
  return {
    id,
    title,
    ...(aspect !== undefined && { aspect }),
    ...(tableFirst !== undefined && { tableFirst }),
    reading: figure.reading(threshold),
    table: (rows) => figure.table(threshold, rows),
  };
}
