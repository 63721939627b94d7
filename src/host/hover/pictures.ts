import { parseHTML } from 'linkedom/worker';
import type { Entry } from '../../content/index.js';
import { drawerOf } from '../../labs/figures.js';
import { themes, type ThemeKind } from '../../labs/figure/theme.js';

/** An image for a hover. */
export interface Picture {
  /** `data:` URI of an SVG with its colours baked in. */
  readonly uri: string;
  /** In CSS pixels. */
  readonly width: number;
  readonly height: number;
  /** What it shows, for those who do not see it. */
  readonly alt: string;
}

const PLOT = { width: 380, height: 142 };
/** A hover is about this wide before it scrolls sideways. */
const WIDEST = 460;

/** The figure that a lab draws of a state. */
export function plot(lab: string, state: unknown, kind: ThemeKind): Picture {
  const { document } = parseHTML('<html><body></body></html>');
  const { figure, description } = drawerOf(lab);
  const { svg } = figure(state, { document, ...PLOT, theme: themes[kind] });
  svg.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  return { uri: dataUri(svg.outerHTML), ...PLOT, alt: description(state) };
}

/** The formula of the call as text, with its own numbers. */
export function formulaText(lab: string, state: unknown): string {
  return drawerOf(lab).formulaText(state);
}

export function formula(drawn: NonNullable<Entry['formula']>, kind: ThemeKind): Picture {
  const svg = drawn.svg.replaceAll('currentColor', themes[kind].foreground);
  const scale = Math.min(1, WIDEST / drawn.width);
  return {
    uri: dataUri(svg),
    width: Math.round(drawn.width * scale),
    height: Math.round(drawn.height * scale),
    alt: drawn.text,
  };
}

function dataUri(svg: string): string {
  const bytes = new TextEncoder().encode(svg);
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return `data:image/svg+xml;base64,${btoa(binary)}`;
}
