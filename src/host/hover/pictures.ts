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
/** Some 2 MB of them. */
const MOST_PICTURES = 64;
/** A hover is about this wide before it scrolls sideways. */
const WIDEST = 460;

/** The figure that a lab draws of a state. */
export function plot(lab: string, state: unknown, kind: ThemeKind): Picture {
  return remembered(`${lab} ${kind} ${JSON.stringify(state)}`, () => {
    const { document } = parseHTML('<html><body></body></html>');
    const { figure, description } = drawerOf(lab);
    const { svg } = figure(state, { document, ...PLOT, theme: themes[kind] });
    svg.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
    return { uri: dataUri(withoutTinyDigits(svg.outerHTML)), ...PLOT, alt: description(state) };
  });
}

/** The formula of the call as text, with its own numbers. */
export function formulaText(lab: string, state: unknown): string {
  return drawerOf(lab).formulaText(state);
}

export function formula(drawn: NonNullable<Entry['formula']>, kind: ThemeKind): Picture {
  return remembered(`${kind} ${drawn.tex}`, () => {
    const scale = Math.min(1, WIDEST / drawn.width);
    return {
      uri: dataUri(drawn.svg.replaceAll('currentColor', themes[kind].foreground)),
      width: Math.round(drawn.width * scale),
      height: Math.round(drawn.height * scale),
      alt: drawn.text,
    };
  });
}

const pictures = new Map<string, Picture>();

/** The pictures of the calls that were hovered over last. */
function remembered(key: string, draw: () => Picture): Picture {
  const picture = pictures.get(key) ?? draw();
  pictures.delete(key);
  pictures.set(key, picture);
  for (const oldest of pictures.keys()) {
    if (pictures.size <= MOST_PICTURES) break;
    pictures.delete(oldest);
  }
  return picture;
}

/** A tenth of a pixel is all that an eye can tell. */
function withoutTinyDigits(svg: string): string {
  return svg.replace(/(\.\d)\d+/g, '$1');
}

function dataUri(svg: string): string {
  const bytes = new TextEncoder().encode(svg);
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return `data:image/svg+xml;base64,${btoa(binary)}`;
}
