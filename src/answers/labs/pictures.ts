import { parseHTML } from 'linkedom/worker';
import type { Entry } from '../../content/index.js';
import type { LabFigure } from '../../labs/figure/figure.js';
import { themes, type ThemeKind } from '../../labs/figure/theme.js';
import { labById } from '../../labs/index.js';
import { lossPicture, type Comparison } from '../../labs/loss/lossPicture.js';
import { Recent } from '../../labs/recent.js';
import type { Call } from '../../python/index.js';

/** An image for a hover. */
export interface Picture {
  /** `data:` URI of an SVG with its colors baked in. */
  readonly uri: string;
  /** In CSS pixels. */
  readonly width: number;
  readonly height: number;
  /** What it shows, for those who do not see it. */
  readonly alt: string;
}

/** A picture of a call's numbers. */
export interface Plot extends Picture {
  /** What it shows, a sentence or two each. */
  readonly reading: readonly string[];
}

/** As high as fits under a title, a formula and a sentence before a hover scrolls. */
const PLOT = { width: 400, height: 126 };
/** Some 2 MB of them. */
const MOST_PICTURES = 64;
/** A hover is about this wide before it scrolls sideways. */
const WIDEST = 460;

/** The first figure that a lab draws of a state. */
export function plot(lab: string, state: unknown, kind: ThemeKind): Plot | undefined {
  return plots.get(`${lab} ${kind} ${JSON.stringify(state)}`, () => {
    const [first] = labById(lab).figures(state);
    return first && drawn(first, kind);
  });
}

/** The curves of a loss as a call sets it, and what of the call could not be read. */
export function lossPlot(
  call: Pick<Call, 'name' | 'arguments'>,
  kind: ThemeKind,
  besides?: Comparison,
): { readonly plot: Plot; readonly notes: readonly string[] } | undefined {
  const picture = lossPicture(call, besides);
  return picture && { plot: drawn(picture.figure, kind), notes: picture.notes };
}

const { document } = parseHTML('<html><body></body></html>');

function drawn(figure: LabFigure, kind: ThemeKind): Plot {
  const { svg } = figure.draw({ document, ...PLOT, theme: themes[kind] });
  svg.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  const { reading } = figure;
  const uri = dataUri(withoutTinyDigits(svg.outerHTML));
  return { uri, ...PLOT, alt: reading.join(' '), reading };
}

export function formula(drawn: NonNullable<Entry['formula']>, kind: ThemeKind): Picture {
  const scale = Math.min(1, WIDEST / drawn.width);
  const { foreground } = themes[kind];
  return {
    uri: formulas.get(`${foreground} ${drawn.svg}`, () =>
      dataUri(drawn.svg.replaceAll('currentColor', foreground)),
    ),
    width: Math.round(drawn.width * scale),
    height: Math.round(drawn.height * scale),
    alt: drawn.text,
  };
}

/** Those of the calls that were hovered over last. */
const formulas = new Recent<string>(MOST_PICTURES);
const plots = new Recent<Plot | undefined>(MOST_PICTURES);

const COORDINATES = / (?:c?[xy][12]?|d|height|points|r|transform|width)="[^"]*"/g;

/** A tenth of a pixel is all that an eye can tell. */
function withoutTinyDigits(svg: string): string {
  return svg.replace(COORDINATES, (attribute) => attribute.replace(/(\.\d)\d+/g, '$1'));
}

function dataUri(svg: string): string {
  const ascii = svg.replace(/[^\0-\x7f]/gu, (letter) => `&#${letter.codePointAt(0)};`);
  return `data:image/svg+xml;base64,${btoa(ascii)}`;
}
