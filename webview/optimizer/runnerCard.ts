import { html, nothing, type TemplateResult } from 'lit';
import { formulaOf } from '../../src/engine/formula.js';
import { optimizers } from '../../src/engine/optimizers/index.js';
import { fullName } from '../../src/labs/optimizer/runnerNames.js';
import { seriesOf } from '../../src/labs/optimizer/seriesStyle.js';
import { problemOf, type Runner } from '../../src/labs/optimizer/state.js';
import { formula } from '../ui/formula.js';
import { paramControls } from '../ui/paramControls.js';
import { DASHES } from '../../src/labs/figure/figure.js';
import { swatch } from '../ui/svg.js';
import { scheduleControls } from './scheduleControls.js';

export interface CardOptions {
  readonly runner: Runner;
  readonly selected: boolean;
  readonly only: boolean;
  /** Of the whole run. */
  readonly steps: number;
  readonly select: () => void;
  readonly remove: () => void;
  readonly change: (change: Partial<Runner>) => void;
  readonly refuse: (problem: string) => void;
  readonly editSchedule: () => void;
}

/** An optimizer with everything that can be set of it, open while it is selected. */
export function runnerCard(options: CardOptions): TemplateResult {
  const { runner, selected, only, select, remove } = options;
  const name = fullName(runner);
  const { colour, dashed } = seriesOf(runner.colour);
  return html`<section class="card ${selected ? 'selected' : ''}">
    <header>
      <button class="pick" aria-expanded=${selected} title=${name} @click=${select}>
        ${swatch(colour, dashed ? DASHES : undefined)} <span>${name}</span>
      </button>
      <button
        class="remove"
        title="Remove ${name}"
        aria-label="Remove ${name}"
        ?disabled=${only}
        @click=${remove}
      >
        ✕
      </button>
    </header>
    ${selected ? settings(options) : nothing}
  </section>`;
}

function settings({ runner, steps, change, refuse, editSchedule }: CardOptions): TemplateResult {
  const optimizer = optimizers.get(runner.id);
  const { params, forms } = optimizer;
  return html`<div class="settings">
    ${formula(formulaOf(optimizer, runner.params).tex)}
    ${
      forms.length > 0
        ? nothing
        : html`<p class="hint">Not in torch.optim: “Copy as PyTorch” brings its class along.</p>`
    }
    ${paramControls(params, runner.params, {
      change: (name, value) => {
        const changed = { ...runner.params, [name]: value };
        const problem = problemOf(runner.id, changed);
        if (problem === undefined) change({ params: changed });
        else refuse(`${problem}.`);
      },
      refuse,
    })}
    ${scheduleControls({
      runner,
      steps,
      change,
      refuse,
      edit: editSchedule,
    })}
  </div>`;
}
