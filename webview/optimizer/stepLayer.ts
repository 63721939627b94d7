import { toPixel, type Figure } from '../../src/labs/figure/figure.js';
import type { FigureTheme } from '../../src/labs/figure/theme.js';
import { strokeOf } from '../../src/labs/optimizer/seriesStyle.js';
import { boxOf, type Trace } from '../../src/labs/optimizer/traces.js';
import type { Layer } from '../ui/figureView.js';
import { createCanvas, dot, prepare } from './drawing.js';

/** A line at the step that is shown, with a dot on each curve, over a figure that has steps along its axis. */
export class StepLayer implements Layer {
  readonly element = createCanvas();
  #traces: readonly Trace[] = [];
  #last = 0;
  #step = 0;
  #drawn:
    | {
        readonly figure: Figure;
        readonly theme: FigureTheme;
        readonly context: CanvasRenderingContext2D;
      }
    | undefined;

  show(traces: readonly Trace[], steps: number): void {
    this.#traces = traces;
    this.#last = steps;
  }

  fit(figure: Figure, theme: FigureTheme): void {
    const width = Number(figure.svg.getAttribute('width'));
    const height = Number(figure.svg.getAttribute('height'));
    const context = prepare(this.element, width, height);
    this.#drawn = context && { figure, theme, context };
    this.moveTo(this.#step);
  }

  /** Nothing is drawn at the end of the runs, which have dots of their own there. */
  moveTo(step: number): void {
    this.#step = step;
    if (!this.#drawn) return;
    const { figure, theme, context } = this.#drawn;
    context.clearRect(0, 0, this.element.width, this.element.height);
    if (step >= this.#last) return;
    const { top, bottom } = boxOf(figure);
    const x = Math.round(toPixel(figure.x, step)) + 0.5;
    context.beginPath();
    context.moveTo(x, top);
    context.lineTo(x, bottom);
    context.strokeStyle = theme.foreground;
    context.lineWidth = 1;
    context.stroke();
    for (const trace of this.#traces) {
      const y = toPixel(figure.y, trace.y(step));
      if (step >= trace.length || !(y >= top - 1 && y <= bottom + 1)) continue;
      dot(context, x, y, 4, strokeOf(trace.colour, theme).stroke);
    }
  }
}
