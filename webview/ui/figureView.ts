import { html, LitElement, type PropertyValues, type TemplateResult } from 'lit';
import {
  DASHES,
  fromPixel,
  toPixel,
  type Canvas,
  type Figure,
  type Reading,
} from '../../src/labs/figure/figure.js';
import { currentTheme, onThemeChange } from './theme.js';

const SVG = 'http://www.w3.org/2000/svg';

/** What a figure view shows. */
export interface Plotted {
  readonly draw: (canvas: Canvas) => Figure;
  /** What it shows, in words. */
  readonly description: string;
  readonly domain: readonly [number, number];
  readonly readAt: (x: number) => readonly Reading[];
  readonly format: (value: number) => string;
}

/**
 * A figure that fills its width, with a crosshair: by mouse, or with the arrow keys once it has the
 * focus. Fires `cursor` with the x under the crosshair, or `undefined` when there is none.
 */
export class FigureView extends LitElement {
  static override properties = { plotted: { attribute: false }, cursor: { attribute: false } };
  declare plotted: Plotted | undefined;
  declare cursor: number | undefined;
  #figure: Figure | undefined;
  #size = { width: 0, height: 0 };
  #leave = new AbortController();

  override createRenderRoot(): HTMLElement {
    return this;
  }

  /** The picture as it is drawn now. */
  get svg(): SVGSVGElement | undefined {
    return this.#figure?.svg;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#leave = new AbortController();
    const { signal } = this.#leave;
    const observer = new ResizeObserver(() => {
      this.#measure();
    });
    observer.observe(this);
    signal.addEventListener('abort', () => {
      observer.disconnect();
    });
    onThemeChange(() => {
      this.#draw();
    }, signal);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#leave.abort();
  }

  protected override render(): TemplateResult {
    const { plotted, cursor } = this;
    const domain = this.#figure?.x.domain ?? [0, 1];
    const spoken = cursor === undefined || !plotted ? '' : speak(plotted, cursor);
    return html`<div
      class="figure"
      role="slider"
      tabindex="0"
      aria-label="Crosshair on the plot, x"
      aria-description=${plotted?.description ?? ''}
      aria-valuemin=${domain[0]}
      aria-valuemax=${domain[1]}
      aria-valuenow=${cursor ?? (domain[0] + domain[1]) / 2}
      aria-valuetext=${spoken}
      @pointermove=${(event: PointerEvent) => {
        this.#point(event);
      }}
      @pointerleave=${() => {
        this.#moveTo(undefined);
      }}
      @keydown=${(event: KeyboardEvent) => {
        this.#key(event);
      }}
      @blur=${() => {
        this.#moveTo(undefined);
      }}
    ></div>`;
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('plotted')) this.#draw();
    else if (changed.has('cursor')) this.#drawCrosshair();
  }

  protected override firstUpdated(): void {
    this.#measure();
  }

  #measure(): void {
    const width = Math.round(this.clientWidth);
    if (width === 0 || width === this.#size.width) return;
    this.#size = { width, height: Math.round(Math.min(Math.max(width * 0.62, 220), 460)) };
    this.#draw();
  }

  #draw(): void {
    const frame = this.querySelector('.figure');
    if (!this.plotted || this.#size.width === 0 || !frame) return;
    this.#figure = this.plotted.draw({ document, theme: currentTheme(), ...this.#size });
    this.#figure.svg.setAttribute('aria-hidden', 'true');
    frame.replaceChildren(this.#figure.svg);
    this.#drawCrosshair();
  }

  #drawCrosshair(): void {
    const { plotted, cursor } = this;
    const figure = this.#figure;
    figure?.svg.querySelector('.crosshair')?.remove();
    if (!figure || !plotted || cursor === undefined) return;
    const theme = currentTheme();
    const group = document.createElementNS(SVG, 'g');
    group.setAttribute('class', 'crosshair');
    const x = toPixel(figure.x, cursor);
    const [bottom, top] = figure.y.range;
    group.append(create('line', { x1: x, x2: x, y1: top, y2: bottom, stroke: theme.foreground }));
    for (const { value, colour, dashed } of plotted.readAt(cursor)) {
      const y = toPixel(figure.y, value);
      if (!(y >= top - 1 && y <= bottom + 1)) continue;
      const fill = theme.series[colour] ?? theme.foreground;
      group.append(create('circle', { cx: x, cy: y, r: dashed ? 3 : 4, fill }));
    }
    figure.svg.append(group);
  }

  #point(event: PointerEvent): void {
    const figure = this.#figure;
    if (!figure) return;
    const pixel = event.clientX - figure.svg.getBoundingClientRect().left;
    const [left, right] = figure.x.range;
    this.#moveTo(pixel < left || pixel > right ? undefined : fromPixel(figure.x, pixel));
  }

  #key(event: KeyboardEvent): void {
    const figure = this.#figure;
    if (!figure) return;
    const [low, high] = figure.x.domain;
    const middle = (low + high) / 2;
    const step = ((high - low) / 100) * (event.shiftKey ? 10 : 1);
    const from = this.cursor ?? middle;
    const moves: Readonly<Record<string, number | undefined>> = {
      ArrowLeft: Math.max(low, from - step),
      ArrowDown: Math.max(low, from - step),
      ArrowRight: Math.min(high, from + step),
      ArrowUp: Math.min(high, from + step),
      Home: low,
      End: high,
      Escape: undefined,
    };
    if (!(event.key in moves)) return;
    event.preventDefault();
    const target = moves[event.key];
    const near = target !== undefined && Math.abs(target) < step * 1e-6 ? 0 : target;
    this.#moveTo(near);
  }

  #moveTo(x: number | undefined): void {
    if (x === this.cursor) return;
    this.cursor = x;
    this.dispatchEvent(new CustomEvent<number | undefined>('cursor', { detail: x }));
  }
}

function speak(plotted: Plotted, x: number): string {
  const values = plotted.readAt(x).map(({ label, value }) => `${label} ${plotted.format(value)}`);
  return `x = ${plotted.format(x)}: ${values.join(', ')}`;
}

function create(name: string, attributes: Readonly<Record<string, string | number>>): SVGElement {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  return element;
}

/** A short piece of a curve's line, for legends and tables. */
export function swatch(colour: number, dashed: boolean): SVGElement {
  const theme = currentTheme();
  const svg = create('svg', { width: 22, height: 10, 'aria-hidden': 'true', class: 'swatch' });
  svg.append(
    create('line', {
      x1: 0,
      x2: 22,
      y1: 5,
      y2: 5,
      stroke: theme.series[colour] ?? theme.foreground,
      'stroke-width': 3,
      ...(dashed && { 'stroke-dasharray': DASHES }),
    }),
  );
  return svg;
}

customElements.define('ml-figure', FigureView);
