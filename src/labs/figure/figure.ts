import type { FigureTheme } from './theme.js';

/** Where and how large a figure is drawn. */
export interface Canvas {
  /** The browser's, or one from linkedom. */
  readonly document: Document;
  /** In CSS pixels. */
  readonly width: number;
  readonly height: number;
  readonly theme: FigureTheme;
}

/** A drawn figure: the picture and the way back from its pixels to its numbers. */
export interface Figure {
  readonly svg: SVGSVGElement;
  /** The plotted interval of x and the pixels it covers. */
  readonly x: {
    readonly domain: readonly [number, number];
    readonly range: readonly [number, number];
  };
  /** The top and bottom edge of the plotted area, in pixels. */
  readonly y: { readonly range: readonly [number, number] };
}

/** One curve's value at a place, for the crosshair and the data table. */
export interface Reading {
  readonly label: string;
  readonly colour: number;
  readonly dashed: boolean;
  readonly value: number;
}

export const FONT = 'system-ui, -apple-system, "Segoe UI", sans-serif';
/** Dashes and gaps of a derivative's line, in pixels. */
export const DASHES = '5 4';
