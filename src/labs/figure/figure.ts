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

/** A linear axis of a figure. */
export interface Axis {
  readonly domain: readonly [number, number];
  /** The pixels that the ends of the domain fall on. */
  readonly range: readonly [number, number];
}

/** A drawn figure: the picture and the way between its pixels and its numbers. */
export interface Figure {
  readonly svg: SVGSVGElement;
  readonly x: Axis;
  readonly y: Axis;
}

export function toPixel({ domain, range }: Axis, value: number): number {
  return range[0] + ((value - domain[0]) / (domain[1] - domain[0])) * (range[1] - range[0]);
}

export function fromPixel({ domain, range }: Axis, pixel: number): number {
  return domain[0] + ((pixel - range[0]) / (range[1] - range[0])) * (domain[1] - domain[0]);
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
