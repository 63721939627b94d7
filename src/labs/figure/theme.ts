/** The kinds of theme that VS Code has. */
export type ThemeKind = 'light' | 'dark' | 'highContrast' | 'highContrastLight';

/** The colors of a figure, written as in CSS. */
export interface FigureTheme {
  /** About what is under a picture: a halo of it sets words off from lines. */
  readonly background: string;
  readonly foreground: string;
  /** Tick labels and axis titles. */
  readonly muted: string;
  readonly grid: string;
  /** What tints the low ground of a map, and how strongly at its lowest, 0 to 1. */
  readonly valley: { readonly colour: string; readonly opacity: number };
  /** One color for each of the curves that a panel can show. */
  readonly series: readonly string[];
  /** Stroke width of a curve, in pixels. */
  readonly line: number;
}

const ON_LIGHT = [
  '#0b5cad',
  '#c2410c',
  '#15803d',
  '#7e22ce',
  '#0e7490',
  '#be185d',
  '#854d0e',
  '#475569',
] as const;
const ON_DARK = [
  '#4fa3ff',
  '#ff9e64',
  '#7ddc84',
  '#c99bff',
  '#4dd0e1',
  '#ff7eb6',
  '#e5c34b',
  '#b8c4ce',
] as const;

/** Baked colors, for pictures that no style sheet reaches. Every series stands out at 3 : 1 or more. */
export const themes: Readonly<Record<ThemeKind, FigureTheme>> = {
  light: {
    background: '#ffffff',
    foreground: '#3b3b3b',
    muted: '#616161',
    grid: '#d4d4d4',
    valley: { colour: '#3d9bd1', opacity: 0.34 },
    series: ON_LIGHT,
    line: 2,
  },
  dark: {
    background: '#1f1f1f',
    foreground: '#d4d4d4',
    muted: '#a0a0a0',
    grid: '#454545',
    valley: { colour: '#1c72a8', opacity: 0.58 },
    series: ON_DARK,
    line: 2,
  },
  highContrast: {
    background: '#000000',
    foreground: '#ffffff',
    muted: '#ffffff',
    grid: '#6b6b6b',
    valley: { colour: '#1c72a8', opacity: 0.5 },
    series: ON_DARK,
    line: 2.5,
  },
  highContrastLight: {
    background: '#ffffff',
    foreground: '#000000',
    muted: '#292929',
    grid: '#8a8a8a',
    valley: { colour: '#3d9bd1', opacity: 0.3 },
    series: ON_LIGHT,
    line: 2.5,
  },
};

/** The color of a curve; beyond the eight that can be told apart they begin anew. */
export function seriesColour({ series, foreground }: FigureTheme, index: number): string {
  return series[index % series.length] ?? foreground;
}

/** Curves of one color differ in width: as wide as usual, thin, broad. */
export function seriesWidth({ series, line }: FigureTheme, index: number): number {
  return line * ([1.25, 0.5, 2.25][Math.floor(index / series.length)] ?? 1);
}

/** Width of the background around words that are among lines, in pixels. */
export const HALO = 3;
