import { DASHES, toPixel, type Figure } from '../../src/labs/figure/figure.js';
import type { FigureTheme } from '../../src/labs/figure/theme.js';
import type { PathPoint } from '../../src/labs/optimizer/polyline.js';
import { seriesOf, strokeOf } from '../../src/labs/optimizer/seriesStyle.js';
import { boxOf, piecesOf, type Trace } from '../../src/labs/optimizer/traces.js';
import type { StepVectors } from '../../src/labs/optimizer/vectors.js';
import type { Layer } from '../ui/figureView.js';
import { arrow, createCanvas, dot, prepare } from './drawing.js';

/** What is left to see of the whole paths while a part of them is shown. */
const GHOST = '0.18';
/** The longest arrow, in pixels. */
const LONGEST = 64;

interface Drawn {
  readonly figure: Figure;
  readonly theme: FigureTheme;
  readonly pieces: readonly (readonly (readonly PathPoint[])[])[];
  readonly lines: CanvasRenderingContext2D;
  readonly marks: CanvasRenderingContext2D;
}

/**
 * The paths up to a step, over a still picture of the whole. Going forward draws only what is new; the
 * dots and arrows have a canvas of their own.
 */
export class PathsLayer implements Layer {
  readonly element = document.createElement('div');
  readonly #lines = createCanvas();
  readonly #marks = createCanvas();
  #traces: readonly Trace[] = [];
  #vectors: (step: number) => StepVectors | undefined = () => undefined;
  #drawn: Drawn | undefined;
  #step = 0;
  /** The step up to which the lines are on the canvas; −1 for none. */
  #reached = -1;
  #last = 0;

  constructor() {
    this.element.className = 'layer';
    this.element.append(this.#lines, this.#marks);
  }

  /** @param vectors what the step after a point of the selected run is made of. */
  show(
    traces: readonly Trace[],
    steps: number,
    vectors: (step: number) => StepVectors | undefined,
  ): void {
    this.#traces = traces;
    this.#last = steps;
    this.#vectors = vectors;
  }

  fit(figure: Figure, theme: FigureTheme): void {
    const width = Number(figure.svg.getAttribute('width'));
    const height = Number(figure.svg.getAttribute('height'));
    const lines = prepare(this.#lines, width, height);
    const marks = prepare(this.#marks, width, height);
    if (!lines || !marks) return;
    const { left, right, top, bottom } = boxOf(figure);
    for (const context of [lines, marks]) {
      context.beginPath();
      context.rect(left, top, right - left, bottom - top);
      context.clip();
      context.lineJoin = 'round';
      context.lineCap = 'round';
    }
    const pieces = this.#traces.map((trace) => piecesOf(trace, figure));
    this.#drawn = { figure, theme, pieces, lines, marks };
    this.#reached = -1;
    this.moveTo(this.#step);
  }

  /** Shows the paths up to a step. */
  moveTo(step: number): void {
    this.#step = step;
    const drawn = this.#drawn;
    if (!drawn) return;
    const { figure, lines, marks, theme } = drawn;
    const whole = step >= this.#last;
    const still = figure.svg.querySelector<SVGElement>('[aria-label="traces"]');
    if (still) still.style.opacity = whole ? '' : GHOST;
    clear(marks);
    if (whole) {
      clear(lines);
      this.#reached = -1;
      return;
    }
    if (this.#reached < 0 || step < this.#reached) {
      clear(lines);
      this.#drawAll(drawn, step);
    } else this.#drawNew(drawn, step);
    this.#reached = step;
    this.#drawVectors(drawn, step);
    for (const trace of this.#traces) {
      const place = pixelAt(trace, step, figure);
      dot(marks, place.x, place.y, 4.5, strokeOf(trace.colour, theme).stroke);
    }
  }

  /** From the thinned out lines: fast, whatever the number of steps. */
  #drawAll({ pieces, lines, theme, figure }: Drawn, step: number): void {
    this.#traces.forEach((trace, i) => {
      this.#pen(lines, trace, theme);
      lines.beginPath();
      for (const piece of pieces[i] ?? []) {
        let begun = false;
        let reached = piece[0];
        for (const point of piece) {
          if (point.step > step) break;
          if (begun) lines.lineTo(point.x, point.y);
          else lines.moveTo(point.x, point.y);
          begun = true;
          reached = point;
        }
        // Points that were thinned out may be between the last kept one and the step.
        const last = piece.at(-1);
        if (begun && reached && last && last.step > step) {
          const { x, y } = pixelAt(trace, step, figure);
          lines.lineTo(x, y);
        }
      }
      lines.stroke();
    });
  }

  #drawNew({ lines, figure, theme }: Drawn, step: number): void {
    if (step === this.#reached) return;
    for (const trace of this.#traces) {
      this.#pen(lines, trace, theme);
      lines.beginPath();
      for (let at = this.#reached; at <= step && at < trace.length; at++) {
        const { x, y } = pixelAt(trace, at, figure);
        if (!Number.isFinite(x + y)) break;
        if (at === this.#reached) lines.moveTo(x, y);
        else lines.lineTo(x, y);
      }
      lines.stroke();
    }
  }

  #pen(context: CanvasRenderingContext2D, { colour }: Trace, theme: FigureTheme): void {
    context.strokeStyle = strokeOf(colour, theme).stroke;
    context.lineWidth = theme.line;
    context.setLineDash(seriesOf(colour).dashed ? DASHES.split(' ').map(Number) : []);
  }

  #drawVectors({ figure, marks, theme }: Drawn, step: number): void {
    const vectors = this.#vectors(step);
    if (!vectors) return;
    const { trace, arrows } = vectors;
    const from = pixelAt(trace, step, figure);
    const scale = scaleOf(figure);
    marks.lineCap = 'butt';
    for (const { kind, x, y, size } of arrows) {
      const direction = { x: x * scale.x, y: y * scale.y };
      const length = Math.hypot(direction.x, direction.y);
      const part = (LONGEST * size) / length;
      marks.strokeStyle = kind === 'step' ? strokeOf(trace.colour, theme).stroke : theme.foreground;
      marks.lineWidth = kind === 'step' ? 3 : 1.5;
      marks.setLineDash(kind === 'momentum' ? [4, 3] : []);
      arrow(marks, from, { x: direction.x * part, y: direction.y * part });
    }
  }
}

function pixelAt(trace: Trace, step: number, { x, y }: Figure): { x: number; y: number } {
  const at = Math.min(step, trace.length - 1);
  return { x: toPixel(x, trace.x(at)), y: toPixel(y, trace.y(at)) };
}

/** Pixels for each unit of the plane; upwards is negative. */
function scaleOf({ x, y }: Figure): { readonly x: number; readonly y: number } {
  return { x: toPixel(x, 1) - toPixel(x, 0), y: toPixel(y, 1) - toPixel(y, 0) };
}

function clear(context: CanvasRenderingContext2D): void {
  context.clearRect(0, 0, context.canvas.width, context.canvas.height);
}
