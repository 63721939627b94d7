import { html, LitElement, svg, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { dropdown } from '../ui/controls.js';
import type { Player } from './player.js';

const SPEEDS = [0.25, 0.5, 1, 2, 4] as const;

const ICONS = {
  play: svg`<path d="M4 2.5v11l9-5.5z" />`,
  pause: svg`<path d="M3.5 2.5h3v11h-3zM9.5 2.5h3v11h-3z" />`,
  back: svg`<path d="M11.5 3v10L5 8zM3 3h1.6v10H3z" />`,
  forward: svg`<path d="M4.5 3v10L11 8zM11.4 3H13v10h-1.6z" />`,
};

/** Plays the runs: play, pause, one step back or forward, any step, speed. */
class TransportElement extends LitElement {
  static override properties = { player: { attribute: false }, told: { attribute: false } };
  declare player: Player | undefined;
  /** What the selected run does at a step, in words. */
  declare told: ((step: number) => TemplateResult) | undefined;
  #leave = new AbortController();

  override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#leave = new AbortController();
    for (const event of ['step', 'state']) {
      this.player?.addEventListener(
        event,
        () => {
          this.requestUpdate();
        },
        this.#leave,
      );
    }
    void customElements.whenDefined('vscode-dropdown').then(() => {
      this.requestUpdate();
    });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#leave.abort();
  }

  protected override render(): TemplateResult {
    const { player } = this;
    if (!player) return html``;
    const { playing, step, steps, speed } = player;
    const go = (to: number) => () => {
      player.pause();
      player.seek(to);
    };
    return html`<div class="transport" role="group" aria-label="Playback">
        ${icon('One step back', ICONS.back, go(step - 1), step === 0)}
        ${icon(playing ? 'Pause' : 'Play', playing ? ICONS.pause : ICONS.play, () => {
          player.toggle();
        })}
        ${icon('One step forward', ICONS.forward, go(step + 1), step === steps)}
        <input
          type="range"
          aria-label="Step"
          aria-valuetext="step ${step} of ${steps}"
          min="0"
          max=${steps}
          step="1"
          .value=${live(String(step))}
          @input=${({ target }: Event) => {
            if (target instanceof HTMLInputElement) go(Number(target.value))();
          }}
        />
        <span class="at">step ${step} of ${steps}</span>
        <span class="speed"
          >${
            customElements.get('vscode-dropdown') &&
            dropdown({
              label: 'Speed',
              value: String(speed),
              options: SPEEDS.map((value) => ({ value: String(value), text: `${value} ×` })),
              change: (value) => {
                player.speed = Number(value);
              },
            })
          }</span
        >
      </div>
      ${this.told?.(step)}`;
  }
}

function icon(
  title: string,
  drawing: TemplateResult,
  press: () => void,
  disabled = false,
): TemplateResult {
  return html`<button
    class="icon"
    title=${title}
    aria-label=${title}
    ?disabled=${disabled}
    @click=${press}
  >
    <svg width="16" height="16" viewBox="0 0 16 16" fill="currentColor" aria-hidden="true">
      ${drawing}
    </svg>
  </button>`;
}

customElements.define('ml-transport', TransportElement);
