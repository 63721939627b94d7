import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import {
  DASHES,
  fromPixel,
  snap,
  toPixel,
  type Axis,
  type Crosshair,
  type Figure,
  type LabFigure,
} from '../../src/labs/figure/figure.js';
import { show } from '../../src/labs/figure/formatNumber.js';
import { seriesColour, type FigureTheme } from '../../src/labs/figure/theme.js';
import { button } from './controls.js';
import { csvText, pngBase64, svgText } from './export.js';
import { dataTable } from './dataTable.js';
import { create, swatch } from './svg.js';
import { currentTheme, onThemeChange } from './theme.js';

const TABLE_ROWS = 17;
const EXPORT_ROWS = 401;
/** Arrow keys move by this part of an axis; ten times as far with Shift. */
const NUDGE = 0.01;

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Something in a figure that a person moves: by pointer, or by the keys once the figure has the focus. */
export interface Handle {
  /** What is moved, e.g. `Threshold`. */
  readonly label: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  /** Where it is, in words. */
  readonly text: string;
  /** The pointer was pressed or dragged to this place, in the figure's own coordinates. */
  readonly moveTo: (point: Point) => void;
  /** Arrow keys: by so many hundredths of each axis; Home and End by ±100. */
  readonly nudge: (right: number, up: number) => void;
}

/** Something that moves over a picture many times a second. */
export interface Layer {
  readonly element: HTMLElement;
  /** The picture below was drawn anew. */
  readonly fit: (figure: Figure, theme: FigureTheme) => void;
}

/** A figure of a lab and what the panel adds to it. */
export interface ShownFigure extends LabFigure {
  /** Marks that move without a new picture being drawn. */
  readonly overlay?: (figure: Figure, theme: FigureTheme) => readonly SVGElement[];
  readonly layer?: Layer;
  /** Takes the pointer and the keys instead of the crosshair. */
  readonly handle?: Handle;
}

/** A file to save or, without a name, a text for the clipboard. */
export interface Export {
  readonly name?: string;
  readonly content: string;
  readonly base64?: boolean;
}

/**
 * A figure that fills its width, with a crosshair or a handle, what it shows in words, its numbers as
 * a table, and its export. Fires `export` with an `Export`, and `problem` with a text.
 */
export class FigureView extends LitElement {
  static override properties = {
    shown: { attribute: false },
    cursor: { state: true },
    tableOpen: { state: true },
  };
  declare shown: ShownFigure | undefined;
  declare cursor: number | undefined;
  declare tableOpen: boolean;
  #figure: Figure | undefined;
  #size = { width: 0, height: 0 };
  #leave = new AbortController();

  constructor() {
    super();
    this.tableOpen = false;
  }

  override createRenderRoot(): HTMLElement {
    return this;
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
      this.requestUpdate();
    }, signal);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#leave.abort();
  }

  protected override render(): TemplateResult {
    const { shown } = this;
    if (!shown) return html``;
    const { crosshair, handle } = shown;
    return html`<h2 class="title">${shown.title}</h2>
      ${handle ? this.#frameOf(handle) : crosshair ? this.#frameOf(this.#crosshairHandle(crosshair)) : html`<div class="figure still" role="img" aria-label=${`${shown.title}. ${shown.reading.join(' ')}`}></div>`}
      ${crosshair && !handle ? readout(crosshair, this.cursor) : nothing}
      <ul class="words">
        ${shown.reading.map((sentence) => html`<li>${sentence}</li>`)}
      </ul>
      ${this.#footer(shown)}`;
  }

  #frameOf(handle: Handle): TemplateResult {
    return html`<div
      class="figure"
      role="slider"
      tabindex="0"
      aria-label=${handle.label}
      aria-description=${this.shown?.reading.join(' ') ?? ''}
      aria-valuemin=${handle.min}
      aria-valuemax=${handle.max}
      aria-valuenow=${handle.value}
      aria-valuetext=${handle.text}
      @pointerdown=${(event: PointerEvent) => {
        this.#point(event, true);
      }}
      @pointermove=${(event: PointerEvent) => {
        this.#point(event, false);
      }}
      @pointerleave=${() => {
        this.cursor = undefined;
      }}
      @keydown=${(event: KeyboardEvent) => {
        this.#key(event, handle);
      }}
      @blur=${() => {
        this.cursor = undefined;
      }}
    ></div>`;
  }

  protected override updated(changed: PropertyValues<this>): void {
    const before = changed.get('shown');
    if (changed.has('shown') && before?.draw !== this.shown?.draw) this.#draw();
    else this.#drawOverlay();
  }

  protected override firstUpdated(): void {
    this.#measure();
  }

  #measure(): void {
    const width = Math.round(this.clientWidth);
    if (width === 0 || width === this.#size.width) return;
    this.#size = { width, height: 0 };
    this.#draw();
  }

  #draw(): void {
    const { shown } = this;
    const frame = this.querySelector('.figure');
    const { width } = this.#size;
    if (!shown || width === 0 || !frame) return;
    const aspect = shown.aspect ?? 0.62;
    const least = aspect < 0.4 ? 140 : 240;
    const height = Math.round(Math.min(Math.max(width * aspect, least), 480));
    this.#size = { width, height };
    const theme = currentTheme();
    this.#figure = shown.draw({ document, theme, width, height });
    this.#figure.svg.setAttribute('aria-hidden', 'true');
    frame.replaceChildren(this.#figure.svg, ...(shown.layer ? [shown.layer.element] : []));
    shown.layer?.fit(this.#figure, theme);
    this.#drawOverlay();
  }

  #drawOverlay(): void {
    const { shown, cursor } = this;
    const figure = this.#figure;
    figure?.svg.querySelector('.overlay')?.remove();
    if (!figure || !shown) return;
    const theme = currentTheme();
    const group = create('g', { class: 'overlay' });
    group.append(...(shown.overlay?.(figure, theme) ?? []));
    if (shown.crosshair && cursor !== undefined) {
      group.append(drawCrosshair(figure, theme, shown.crosshair, cursor));
    }
    figure.svg.append(group);
  }

  #crosshairHandle(crosshair: Crosshair): Handle {
    const [low, high] = crosshair.domain;
    const value = this.cursor ?? (low + high) / 2;
    const move = (x: number): void => {
      const held = snap(Math.min(high, Math.max(low, x)), crosshair);
      this.cursor = Math.abs(held) < (high - low) * 1e-9 ? 0 : held;
    };
    return {
      label: `Crosshair on the plot, ${crosshair.name}`,
      min: low,
      max: high,
      value,
      text: this.cursor === undefined ? '' : speak(crosshair, this.cursor),
      moveTo: ({ x }) => {
        move(x);
      },
      nudge: (right, up) => {
        const distance = (right + up) * NUDGE * (high - low);
        const least = crosshair.spacing ?? 0;
        move(value + Math.sign(distance) * Math.max(Math.abs(distance), least));
      },
    };
  }

  /** The crosshair follows the pointer; a handle follows it only while a button is held. */
  #point(event: PointerEvent, pressed: boolean): void {
    const figure = this.#figure;
    const { crosshair, handle } = this.shown ?? {};
    const { currentTarget } = event;
    if (!figure || !(currentTarget instanceof HTMLElement)) return;
    const box = figure.svg.getBoundingClientRect();
    const at = { x: event.clientX - box.left, y: event.clientY - box.top };
    if (pressed) currentTarget.setPointerCapture(event.pointerId);
    const inside = liesOn(figure.x, at.x);
    if (handle) {
      const held = currentTarget.hasPointerCapture(event.pointerId);
      if (held) handle.moveTo({ x: fromPixel(figure.x, at.x), y: fromPixel(figure.y, at.y) });
    } else if (crosshair) {
      if (inside) this.#crosshairHandle(crosshair).moveTo({ x: fromPixel(figure.x, at.x), y: 0 });
      else this.cursor = undefined;
    }
  }

  #key(event: KeyboardEvent, handle: Handle): void {
    if (event.key === 'Escape' && this.cursor !== undefined) {
      this.cursor = undefined;
      return;
    }
    const far = event.shiftKey ? 10 : 1;
    const moves: Readonly<Record<string, readonly [number, number]>> = {
      ArrowLeft: [-far, 0],
      ArrowRight: [far, 0],
      ArrowDown: [0, -far],
      ArrowUp: [0, far],
      Home: [-100, 0],
      End: [100, 0],
    };
    const move = moves[event.key];
    if (!move) return;
    event.preventDefault();
    handle.nudge(...move);
  }

  #footer(shown: ShownFigure): TemplateResult {
    const send = (detail: Export): void => {
      this.dispatchEvent(new CustomEvent('export', { detail, bubbles: true }));
    };
    const background = (): string => getComputedStyle(document.body).backgroundColor;
    const svg = (): string => (this.#figure ? svgText(this.#figure.svg, background()) : '');
    const png = async (): Promise<void> => {
      if (!this.#figure) return;
      const content = await pngBase64(this.#figure.svg, background());
      send({ name: `${shown.id}.png`, content, base64: true });
    };
    return html`<div class="tools">
      <details
        class="table"
        ?open=${shown.tableFirst === true}
        @toggle=${(event: Event) => {
          this.tableOpen = event.target instanceof HTMLDetailsElement && event.target.open;
        }}
      >
        <summary>Values as a table</summary>
        ${this.tableOpen ? dataTable(shown.title, shown.table(TABLE_ROWS), show) : nothing}
      </details>
      <details class="export">
        <summary>Export</summary>
        <div class="buttons">
          ${button('SVG', () => {
            send({ name: `${shown.id}.svg`, content: svg() });
          })}
          ${button('PNG', () => {
            png().catch((error: unknown) => {
              const detail = `The picture cannot be saved: ${String(error)}`;
              this.dispatchEvent(new CustomEvent('problem', { detail, bubbles: true }));
            });
          })}
          ${button('CSV', () => {
            send({ name: `${shown.id}.csv`, content: csvText(shown.table(EXPORT_ROWS)) });
          })}
          ${button('Copy SVG', () => {
            send({ content: svg() });
          })}
        </div>
      </details>
    </div>`;
  }
}

function liesOn({ range }: Axis, pixel: number): boolean {
  return pixel >= Math.min(...range) && pixel <= Math.max(...range);
}

function drawCrosshair(
  figure: Figure,
  theme: FigureTheme,
  crosshair: Crosshair,
  cursor: number,
): SVGElement {
  const group = create('g', { class: 'crosshair' });
  const x = toPixel(figure.x, cursor);
  const [bottom, top] = figure.y.range;
  group.append(create('line', { x1: x, x2: x, y1: top, y2: bottom, stroke: theme.foreground }));
  for (const { value, height, colour, dashed } of crosshair.readAt(cursor)) {
    const y = toPixel(figure.y, height ?? value);
    if (!(y >= top - 1 && y <= bottom + 1)) continue;
    const fill = seriesColour(theme, colour);
    group.append(create('circle', { cx: x, cy: y, r: dashed ? 3 : 4, fill }));
  }
  return group;
}

function readout(crosshair: Crosshair, cursor: number | undefined): TemplateResult {
  if (cursor === undefined) {
    return html`<p class="readout hint">
      Point at the plot, or focus it and press ← or →, to read off values.
    </p>`;
  }
  return html`<p class="readout">
    <strong>${crosshair.name} = ${placeText(crosshair, cursor)}</strong>
    ${crosshair
      .readAt(cursor)
      .map(
        ({ label, colour, dashes, dashed, value }) =>
          html`<span
            >${swatch(colour, dashed ? (dashes ?? DASHES) : undefined)} ${label} =
            <b>${show(value)}</b></span
          >`,
      )}
  </p>`;
}

function placeText({ write }: Crosshair, x: number): string {
  return write ? write(x) : show(x);
}

function speak(crosshair: Crosshair, x: number): string {
  const values = crosshair.readAt(x).map(({ label, value }) => `${label} ${show(value)}`);
  return `${crosshair.name} = ${placeText(crosshair, x)}: ${values.join(', ')}`;
}

customElements.define('ml-figure', FigureView);
