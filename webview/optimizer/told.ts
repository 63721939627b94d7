import { html, type TemplateResult } from 'lit';
import { show } from '../../src/labs/figure/formatNumber.js';
import { shortNames } from '../../src/labs/optimizer/runnerNames.js';
import { pointAt, type Run } from '../../src/labs/optimizer/run.js';
import { strokeOf } from '../../src/labs/optimizer/seriesStyle.js';
import type { OptimizerState } from '../../src/labs/optimizer/state.js';
import type { StepArrow, StepVectors } from '../../src/labs/optimizer/vectors.js';
import { create } from '../ui/svg.js';
import { currentTheme } from '../ui/theme.js';

const WORDS = { gradient: 'down the gradient', momentum: 'momentum', step: 'next step' } as const;

/** Where the selected optimizer is at a step, and what its next one is made of. */
export function told(
  state: OptimizerState,
  runs: readonly Run[],
  vectors: (step: number) => StepVectors | undefined,
): (step: number) => TemplateResult {
  const name = shortNames(state.runners)[state.selected] ?? '';
  const path = runs[state.selected]?.path;
  return (step) => {
    const at = vectors(step);
    if (!path || !at) {
      return html`<p class="told hint">
        Drag the ring to start elsewhere. Play, or step through the run, to see what each step of
        ${name} is made of.
      </p>`;
    }
    const [x, y] = pointAt(path.path, step);
    const place = `(${show(x)}, ${show(y)})`;
    return html`<p class="told">
      <strong>${name}</strong>
      <span>θ = ${place}</span>
      <span>loss ${show(path.loss[step] ?? NaN)}</span>
      <span>lr ${show(path.lr[step] ?? NaN)}</span>
      ${at.arrows.map(
        ({ kind, norm }) =>
          html`<span title="The arrow's direction is exact, its length compressed"
            >${key(kind, at.trace.colour)} ${WORDS[kind]} ${show(norm)}</span
          >`,
      )}
    </p>`;
  };
}

function key(kind: StepArrow['kind'], colour: number): SVGElement {
  const theme = currentTheme();
  const svg = create('svg', { width: 24, height: 10, 'aria-hidden': 'true' });
  svg.append(
    create('path', {
      d: 'M1,5H21M16,1L22,5L16,9',
      fill: 'none',
      stroke: kind === 'step' ? strokeOf(colour, theme).stroke : theme.foreground,
      'stroke-width': kind === 'step' ? 3 : 1.5,
      ...(kind === 'momentum' && { 'stroke-dasharray': '4 3' }),
    }),
  );
  return svg;
}
