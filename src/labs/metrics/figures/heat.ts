import type { FigureTheme } from '../../figure/theme.js';

/** The color of a cell, and one of text on it that stands out at 4.5 : 1 or more. */
export interface Shade {
  readonly fill: string;
  readonly text: string;
}

type Rgb = readonly [number, number, number];

/** From nothing to all, of what is right and of what is wrong. */
const RAMPS = {
  onLight: [
    [
      [240, 246, 252],
      [11, 74, 142],
    ],
    [
      [249, 247, 245],
      [168, 52, 8],
    ],
  ],
  onDark: [
    [
      [33, 42, 54],
      [120, 186, 255],
    ],
    [
      [36, 36, 37],
      [255, 163, 108],
    ],
  ],
} as const satisfies Record<string, readonly (readonly [Rgb, Rgb])[]>;

/** @param part in [0, 1]; what is not defined is shown as nothing. */
export function shade(theme: FigureTheme, kind: 0 | 1, part: number): Shade {
  const isDark = luminance(rgbOf(theme.foreground)) > 0.4;
  const [from, to] = RAMPS[isDark ? 'onDark' : 'onLight'][kind];
  const t = Number.isFinite(part) ? Math.min(1, Math.max(0, part)) : 0;
  const mix = (channel: 0 | 1 | 2): number =>
    Math.round(from[channel] + (to[channel] - from[channel]) * t);
  const rgb: Rgb = [mix(0), mix(1), mix(2)];
  const light = luminance(rgb);
  const onWhite = 1.05 / (light + 0.05);
  const onBlack = (light + 0.05) / 0.05;
  return {
    fill: `#${rgb.map((value) => value.toString(16).padStart(2, '0')).join('')}`,
    text: onWhite > onBlack ? '#ffffff' : '#000000',
  };
}

function rgbOf(hex: string): Rgb {
  const channel = (at: number): number => parseInt(hex.slice(at, at + 2), 16);
  return [channel(1), channel(3), channel(5)];
}

/** Relative luminance of WCAG 2.2, in [0, 1]. */
function luminance([red, green, blue]: Rgb): number {
  const linear = (value: number): number => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}
