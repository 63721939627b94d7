import { html, nothing, type TemplateResult } from 'lit';
import { activations } from '../../src/engine/activations/index.js';
import { writableForms } from '../../src/labs/activation/toCode.js';
import { labelOf, textOf } from '../../src/labs/activation/curves.js';
import { activationLab } from '../../src/labs/activation/lab.js';
import { usualSpelling } from '../../src/labs/lab.js';
import {
  defaultCurve,
  FARTHEST,
  freeColour,
  MAX_CURVES,
  type ActivationState,
  type Curve,
} from '../../src/labs/activation/state.js';
import { checkbox, dropdown, numberField } from '../ui/controls.js';
import { formula } from '../ui/formula.js';
import { LabElement } from '../ui/labElement.js';
import { paramControls } from '../ui/paramControls.js';
import { swatch } from '../ui/svg.js';
import { registerControls } from '../ui/toolkit.js';

/** The Activation Lab. */
class ActivationLabElement extends LabElement<ActivationState> {
  constructor() {
    super(activationLab);
  }

  protected override topic({ curves, selected }: ActivationState): string {
    return curves[selected]?.form ?? '';
  }

  protected override controls(): TemplateResult {
    return html`<h2>Functions</h2>
      ${this.state.curves.map((curve, index) => this.#card(curve, index))} ${this.#add()}
      <h2>View</h2>
      ${this.#view()}`;
  }

  #setCurve(index: number, change: Partial<Curve>): void {
    const curve = this.state.curves[index];
    if (!curve) return;
    this.change({
      curves: this.state.curves.with(index, { ...curve, ...change }),
      selected: index,
    });
  }

  #card(curve: Curve, index: number): TemplateResult {
    const activation = activations.get(curve.id);
    const selected = index === this.state.selected;
    return html`<section class="card ${selected ? 'selected' : ''}">
      <header>
        <button
          class="pick"
          aria-expanded=${selected}
          @click=${() => {
            this.change({ selected: index });
          }}
        >
          ${swatch(curve.colour, false)} <span>${labelOf(curve)}</span>
        </button>
        <button
          class="remove"
          title="Remove ${labelOf(curve)}"
          aria-label="Remove ${labelOf(curve)}"
          ?disabled=${this.state.curves.length === 1}
          @click=${() => {
            this.#remove(index);
          }}
        >
          ✕
        </button>
      </header>
      ${
        selected
          ? html`<div class="settings">
              ${formula(activation.tex)}
              <code class="definition">${textOf(curve)}</code>
              ${paramControls(activation.params, curve.params, {
                change: (name, value) => {
                  this.#setCurve(index, { params: { ...curve.params, [name]: value } });
                },
                refuse: (problem) => {
                  this.problem = problem;
                },
              })}
              <label class="field"
                ><span class="name">Written as</span> ${dropdown({
                  label: 'Written as',
                  value: curve.form,
                  options: writableForms(activation).map(({ name }) => ({
                    value: name,
                    text: usualSpelling(name),
                  })),
                  change: (form) => {
                    this.#setCurve(index, { form });
                  },
                })}</label
              >
            </div>`
          : nothing
      }
    </section>`;
  }

  #remove(index: number): void {
    const curves = this.state.curves.toSpliced(index, 1);
    const selected = Math.min(
      this.state.selected > index ? this.state.selected - 1 : this.state.selected,
      curves.length - 1,
    );
    this.change({ curves, selected });
  }

  #add(): TemplateResult {
    const { curves } = this.state;
    if (curves.length >= MAX_CURVES) {
      return html`<p class="hint">${MAX_CURVES} functions at most: remove one to add another.</p>`;
    }
    return dropdown({
      label: 'Add a function',
      value: '',
      options: [
        { value: '', text: 'Add a function…' },
        ...[...activations].map(({ id, label }) => ({ value: id, text: label })),
      ],
      change: (id) => {
        if (id === '') return;
        const added = [...curves, defaultCurve(id, freeColour(curves))];
        this.change({ curves: added, selected: added.length - 1 });
      },
    });
  }

  #view(): TemplateResult {
    const { state } = this;
    const [from, to] = state.domain;
    const setDomain = (domain: [number, number]): void => {
      const limit = Math.max(...domain.map(Math.abs));
      if (domain[1] - domain[0] < 1e-3)
        this.problem = 'x must run from a lower to a higher number.';
      else if (limit > FARTHEST) this.problem = `x must lie between −${FARTHEST} and ${FARTHEST}.`;
      else this.change({ domain });
    };
    return html`<div class="view">
      ${checkbox('f', state.showF, (showF) => {
        this.change({ showF });
      })}
      ${checkbox('f′, the derivative', state.showDerivative, (showDerivative) => {
        this.change({ showDerivative });
      })}
      <span class="range"
        >x from
        ${numberField('x from', from, (next) => {
          setDomain([next, to]);
        })}
        to
        ${numberField('x to', to, (next) => {
          setDomain([from, next]);
        })}</span
      >
    </div>`;
  }
}

registerControls();
customElements.define('ml-activation-lab', ActivationLabElement);
