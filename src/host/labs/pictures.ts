import { parseHTML } from 'linkedom/worker';
import type { Entry } from '../../content/index.js';
import { labById } from '../../labs/index.js';
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

/** As high as fits under a title, a formula and a sentence before a hover scrolls. */
const PLOT = { width: 400, height: 126 };
/** Some 2 MB of them. */
const MOST_PICTURES = 64;
/** A hover is about this wide before it scrolls sideways. */
const WIDEST = 460;

/** The first figure that a lab draws of a state. */
export function plot(lab: string, state: unknown, kind: ThemeKind): Picture | undefined {
  return remembered(`${lab} ${kind} ${JSON.stringify(state)}`, () => {
    const [first] = labById(lab).figures(state);
    if (!first) return undefined;
    const { document } = parseHTML('<html><body></body></html>');
    const { svg } = first.draw({ document, ...PLOT, theme: themes[kind] });
    svg.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
    const alt = first.reading.join(' ');
    return { uri: dataUri(withoutTinyDigits(svg.outerHTML)), ...PLOT, alt };
  });
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
function remembered<P extends Picture | undefined>(key: string, draw: () => P): P | Picture {
  const picture = pictures.get(key) ?? draw();
  if (!picture) return picture;
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
  return svg.replace(/ (?:d|transform|[xyr]|[xy][12]|c[xy])="[^"]*"/g, (attribute) =>
    attribute.replace(/(\.\d)\d+/g, '$1'),
  );
}

function dataUri(svg: string): string {
  const bytes = new TextEncoder().encode(svg);
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return `data:image/svg+xml;base64,${btoa(binary)}`;
}
