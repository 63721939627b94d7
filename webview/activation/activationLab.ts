import { html, nothing, type TemplateResult } from 'lit';
import { formulaOf } from '../../src/engine/formula.js';
import { labelOf, textOf } from '../../src/labs/activation/curves.js';
import { functions } from '../../src/labs/activation/functions/index.js';
import { GROUPS } from '../../src/labs/activation/functions/labFunction.js';
import { writableForms } from '../../src/labs/activation/functions/pythonCall.js';
import { activationLab, figuresOf } from '../../src/labs/activation/lab.js';
import { usualSpelling } from '../../src/libraries/spelling.js';
import {
  defaultCurve,
  FARTHEST,
  freeColour,
  initialLayers,
  LAYER_INITS,
  LAYER_LIMITS,
  layerInits,
  MAX_CURVES,
  type ActivationState,
  type Curve,
  type LayerState,
} from '../../src/labs/activation/state.js';
import { layered } from '../../src/labs/activation/layers.js';
import { factsTable } from '../../src/labs/activation/factsTable.js';
import { show } from '../../src/labs/figure/formatNumber.js';
import { button, checkbox, dropdown, numberField, slider } from '../ui/controls.js';
import { dataTable } from '../ui/dataTable.js';
import type { ShownFigure } from '../ui/figureView.js';
import { formula } from '../ui/formula.js';
import { LabElement } from '../ui/labElement.js';
import { paramControls } from '../ui/paramControls.js';
import { swatch } from '../ui/svg.js';
import { Signals } from './signals.js';

/** The Activation Lab. */
class ActivationLabElement extends LabElement<ActivationState> {
  readonly #signals = new Signals({
    redraw: () => {
      this.redraw();
    },
    progress: () => {
      this.requestUpdate();
    },
    fail: (problem) => {
      this.problem = problem;
    },
  });

  constructor() {
    super(activationLab);
  }

  protected override figures(state: ActivationState): readonly ShownFigure[] {
    return figuresOf(state, this.#signals.figures(state));
  }

  protected override above(): TemplateResult | typeof nothing {
    return this.#signals.status(this.state);
  }

  protected override topic({ curves, selected }: ActivationState): string {
    return curves[selected]?.form ?? '';
  }

  protected override controls(): TemplateResult {
    return html`<h2>Functions</h2>
      ${this.state.curves.map((curve, index) => this.#card(curve, index))} ${this.#add()}
      <h2>View</h2>
      ${this.#view()}
      <h2>Through the layers</h2>
      ${this.#layers()}`;
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
    const drawn = functions.get(curve.id);
    const forms = writableForms(drawn);
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
          ${swatch(curve.colour)} <span>${labelOf(curve)}</span>
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
              ${formula(formulaOf(drawn, curve.params).tex)}
              <code class="definition">${textOf(curve)}</code>
              ${paramControls(drawn.params, curve.params, {
                change: (name, value) => {
                  this.#setCurve(index, { params: { ...curve.params, [name]: value } });
                },
                refuse: (problem) => {
                  this.problem = problem;
                },
              })}
              ${
                forms.length > 0
                  ? html`<label class="field"
                      ><span class="name">Written as</span> ${dropdown({
                        label: 'Written as',
                        value: curve.form,
                        options: forms.map(({ name }) => ({
                          value: name,
                          text: usualSpelling(name),
                        })),
                        change: (form) => {
                          this.#setCurve(index, { form });
                        },
                      })}</label
                    >`
                  : nothing
              }
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
        ...GROUPS.flatMap((group) => [
          { value: group, text: group, disabled: true },
          ...[...functions]
            .filter((one) => one.group === group)
            .map(({ id, label }) => ({ value: id, text: label })),
        ]),
      ],
      change: (id) => {
        if (id === '') return;
        const added = [...curves, defaultCurve(id, freeColour(curves))];
        this.change({ curves: added, selected: added.length - 1 });
      },
    });
  }

  #layers(): TemplateResult {
    const { layers } = this.state;
    const change = (part: Partial<LayerState>): void => {
      this.change({ layers: { ...(layers ?? initialLayers), ...part } });
    };
    const sized = (name: 'depth' | 'width', description: string): TemplateResult =>
      slider({
        name,
        description,
        min: 2,
        max: LAYER_LIMITS[name],
        step: 1,
        value: layers?.[name] ?? initialLayers[name],
        change: (value) => {
          const limit = LAYER_LIMITS[name];
          if (Number.isInteger(value) && value >= 2 && value <= limit) change({ [name]: value });
          else this.problem = `${name} must be a whole number from 2 to ${limit}.`;
        },
      });
    return html`<div class="view">
      ${checkbox('Send a signal through layers', layers !== null, (on) => {
        this.change({ layers: on ? initialLayers : null });
      })}
      ${
        layers
          ? html`${
                layered(this.state.curves).length < this.state.curves.length
                  ? html`<p class="hint">
                      Gates and softmax are left out: a gate halves the units of a layer, softmax
                      ties them together.
                    </p>`
                  : nothing
              }
              ${sized('depth', 'How many layers.')} ${sized('width', 'Units of each layer.')}
              <label class="field"
                ><span class="name">Weights</span> ${dropdown({
                  label: 'Weights',
                  value: layers.init,
                  options: layerInits.map((init) => ({
                    value: init,
                    text: LAYER_INITS[init].title,
                  })),
                  change: (chosen) => {
                    const init = layerInits.find((one) => one === chosen);
                    if (init) change({ init });
                  },
                })}</label
              >
              ${button('Other weights', () => {
                change({ seed: (layers.seed + 1) % 1000 });
              })}`
          : nothing
      }
    </div>`;
  }

  protected override below(): TemplateResult {
    return html`<details class="facts wide" open>
      <summary>Facts, computed</summary>
      ${dataTable('Facts', factsTable(this.state.curves), show)}
    </details>`;
  }

  #view(): TemplateResult {
    const { state } = this;
    const [from, to] = state.domain;
    const setDomain = (domain: [number, number]): void => {
      const limit = Math.max(...domain.map(Math.abs));
      if (domain[1] - domain[0] < 1e-3)
        this.problem = 'x must run from a lower to a higher number.';
      else if (limit > FARTHEST) this.problem = `x must be between −${FARTHEST} and ${FARTHEST}.`;
      else this.change({ domain });
    };
    return html`<div class="view">
      ${checkbox('f', state.showF, (showF) => {
        this.change({ showF });
      })}
      ${checkbox('f′, the derivative', state.showDerivative, (showDerivative) => {
        this.change({ showDerivative });
      })}
      ${checkbox('f″, the second', state.showSecond, (showSecond) => {
        this.change({ showSecond });
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

customElements.define('ml-activation-lab', ActivationLabElement);
