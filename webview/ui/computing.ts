import { html, nothing, type TemplateResult } from 'lit';
import { button } from './controls.js';

export interface Computing {
  /** What is computed, for screen readers. */
  readonly label: string;
  /** Which part is done, 0 to 1; none where nothing is computed. */
  readonly progress: number | undefined;
  /** Whether it was stopped, so that the pictures are those from before. */
  readonly stopped: boolean;
  readonly stop: () => void;
  readonly resume: () => void;
}

/** How far heavy work is, and a way to stop it. */
export function computing(work: Computing): TemplateResult | typeof nothing {
  const { label, progress, stopped, stop, resume } = work;
  if (progress !== undefined) {
    return html`<div class="computing" role="status">
      Computing…
      <progress max="1" value=${progress} aria-label=${label}></progress>
      ${button('Stop', stop)}
    </div>`;
  }
  if (!stopped) return nothing;
  return html`<div class="computing" role="status">
    <span>Stopped: the pictures show the settings before.</span>
    ${button('Compute', resume)}
  </div>`;
}
