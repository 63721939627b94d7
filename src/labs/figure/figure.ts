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

/** An axis of a figure. */
export interface Axis {
  readonly domain: readonly [number, number];
  /** Linear unless told. */
  readonly scale?: 'linear' | 'log';
  /** The pixels that the ends of the domain fall on. */
  readonly range: readonly [number, number];
}

/** A drawn figure: the picture and the way between its pixels and its numbers. */
export interface Figure {
  readonly svg: SVGSVGElement;
  readonly x: Axis;
  readonly y: Axis;
}

/** One curve's value at a place. */
export interface Reading {
  readonly label: string;
  readonly colour: number;
  readonly dashed: boolean;
  /** Instead of the usual dashes and gaps. */
  readonly dashes?: string;
  readonly value: number;
  /** Where it is on the vertical axis, if not at its value. */
  readonly height?: number;
}

/** What the crosshair of a figure reads off. */
export interface Crosshair {
  /** Name of what is along the horizontal axis, e.g. `x` or `step`. */
  readonly name: string;
  readonly domain: readonly [number, number];
  /** Distance between neighboring places, e.g. 1 for steps; none if every number is one. */
  readonly spacing?: number;
  /** How a place is written where a number does not say it, as a moment. */
  readonly write?: (x: number) => string;
  /** What the curves are at one place, in the order of the legend. */
  readonly readAt: (x: number) => readonly Reading[];
}

export interface Table {
  readonly columns: readonly string[];
  /** Text stays as it is, numbers are shown with four digits and saved with all of them. */
  readonly rows: readonly (readonly (number | string)[])[];
  /** So many decimals are shown in columns whose numbers are not all whole. */
  readonly decimals?: number;
}

/** One picture of a lab's state and everything that is said about it. */
export interface LabFigure {
  /** Stable within the lab: it names the files that are saved. */
  readonly id: string;
  readonly title: string;
  /** A figure view draws again when this is another function than before. */
  readonly draw: (canvas: Canvas) => Figure;
  /** Height over width; 0.62 unless told. */
  readonly aspect?: number;
  /** Takes the whole width of the panel where several figures would share it. */
  readonly wide?: boolean;
  /** What the picture shows, in words computed from its numbers, a sentence or two each. */
  readonly reading: readonly string[];
  /** The numbers behind the picture; `rows` of them where the places are free to choose. */
  readonly table: (rows: number) => Table;
  /** Whether the table says more than the picture and is open from the start. */
  readonly tableFirst?: boolean;
  readonly crosshair?: Crosshair;
}

/** The curves of a crosshair at evenly spaced places. */
export function tabulate({ name, domain, spacing, write, readAt }: Crosshair, rows: number): Table {
  const [from, to] = domain;
  const places =
    spacing === undefined ? rows : Math.min(rows, Math.round((to - from) / spacing) + 1);
  return {
    columns: [name, ...readAt(from).map(({ label }) => label)],
    rows: Array.from({ length: places }, (_, i) => {
      const x = snap(from + ((to - from) * i) / Math.max(1, places - 1), { domain, spacing });
      return [write ? write(x) : x, ...readAt(x).map(({ value }) => value)];
    }),
  };
}

/** The place of a crosshair that is next to `x`. */
export function snap(
  x: number,
  { domain, spacing }: { domain: readonly [number, number]; spacing?: number | undefined },
): number {
  if (spacing === undefined) return x;
  return domain[0] + Math.round((x - domain[0]) / spacing) * spacing;
}

export function toPixel(axis: Axis, value: number): number {
  return pixelsOf(axis)(value);
}

/** The way from numbers to pixels along an axis. */
export function pixelsOf({ domain, range, scale }: Axis): (value: number) => number {
  const isLog = scale === 'log';
  const [from, to] = isLog ? [Math.log(domain[0]), Math.log(domain[1])] : domain;
  const [start, end] = range;
  return (value) =>
    start + (((isLog ? Math.log(value) : value) - from) / (to - from)) * (end - start);
}

export function fromPixel({ domain, range, scale }: Axis, pixel: number): number {
  const part = (pixel - range[0]) / (range[1] - range[0]);
  if (scale === 'log') return domain[0] * (domain[1] / domain[0]) ** part;
  return domain[0] + part * (domain[1] - domain[0]);
}

export const FONT = 'system-ui, -apple-system, "Segoe UI", sans-serif';
/** Dashes and gaps of a first derivative's line, in pixels. */
export const DASHES = '5 4';
/** Those of a second derivative's. */
export const DOTS = '1.5 3';
