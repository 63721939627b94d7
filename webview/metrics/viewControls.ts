import { html, nothing, type TemplateResult } from 'lit';
import {
  bestFor,
  type Aim,
  type BinaryAnalysis,
  type RankedModel,
} from '../../src/labs/metrics/binary.js';
import { showThreshold } from '../../src/labs/metrics/figures/marks.js';
import type { MetricsState } from '../../src/labs/metrics/state.js';
import type { MetricsView } from '../../src/labs/metrics/view.js';
import { button, dropdown, numberField, slider } from '../ui/controls.js';
import { swatch } from '../ui/svg.js';

export interface ViewActions {
  readonly change: (change: Partial<MetricsState>) => void;
  /** The part of the resamples that is done, while they are drawn. */
  readonly resampled: number | undefined;
  readonly hasBands: boolean;
  readonly resample: () => void;
  readonly cancel: () => void;
}

const LARGEST_COST = 1e9;

/** How the data are looked at: thresholds and costs, or the cells of the heat map. */
export function viewControls(
  state: MetricsState,
  view: MetricsView,
  actions: ViewActions,
): TemplateResult | typeof nothing {
  if (view.kind === 'nothing') return nothing;
  if (view.kind === 'binary') return binaryControls(state, view.analysis, actions);
  const { change } = actions;
  return html`<h2>Matrix</h2>
    <label class="field"
      ><span class="name">Cells</span> ${dropdown({
        label: 'Cells',
        value: state.normalize ?? '',
        options: [
          { value: '', text: 'counts' },
          { value: 'true', text: '% of the true class' },
          { value: 'pred', text: '% of the predicted class' },
          { value: 'all', text: '% of all rows' },
        ],
        change: (value) => {
          const normalize = value === 'true' || value === 'pred' || value === 'all' ? value : null;
          change({ normalize });
        },
      })}</label
    >
    <label class="field"
      ><span class="name">Order</span> ${dropdown({
        label: 'Order of the classes',
        value: state.order,
        options: [
          { value: 'given', text: 'as in the data' },
          { value: 'confusion', text: 'by confusion' },
        ],
        change: (value) => {
          change({ order: value === 'confusion' ? 'confusion' : 'given' });
        },
      })}</label
    >`;
}

function binaryControls(
  state: MetricsState,
  analysis: BinaryAnalysis,
  actions: ViewActions,
): TemplateResult {
  const { costs, bins, strategy } = state;
  const { change } = actions;
  const setCost = (next: Partial<MetricsState['costs']>): void => {
    const all = { ...costs, ...next };
    if (Object.values(all).every((cost) => cost >= 0 && cost <= LARGEST_COST))
      change({ costs: all });
  };
  return html`<h2>Threshold</h2>
    ${goals(state, analysis, change)}
    ${costField('False positive costs', 'Cost of a false positive', costs.fp, (fp) => {
      setCost({ fp });
    })}
    ${costField('False negative costs', 'Cost of a false negative', costs.fn, (fn) => {
      setCost({ fn });
    })}
    <h2>Uncertainty</h2>
    ${bandControls(actions)}
    ${
      analysis.isProbability
        ? html`<h2>Calibration</h2>
            ${slider({
              name: 'Bins',
              description: 'Bins of the calibration curve',
              value: bins,
              min: 2,
              max: 30,
              step: 1,
              change: (next) => {
                change({ bins: Math.min(100, Math.max(1, Math.round(next))) });
              },
            })}
            <label class="field"
              ><span class="name">Bins are</span> ${dropdown({
                label: 'Bins are',
                value: strategy,
                options: [
                  { value: 'uniform', text: 'equally wide' },
                  { value: 'quantile', text: 'equally full' },
                ],
                change: (value) => {
                  change({ strategy: value === 'quantile' ? 'quantile' : 'uniform' });
                },
              })}</label
            >`
        : nothing
    }`;
}

const GOALS: readonly { readonly aim: Aim; readonly name: string }[] = [
  { aim: 'f1', name: 'Best F1' },
  { aim: 'youden', name: 'Best TPR − FPR' },
  { aim: 'cost', name: 'Least cost' },
];

/** A row for each aim, with a button for each model that goes to its best threshold. */
function goals(
  { costs }: MetricsState,
  { ranked }: BinaryAnalysis,
  change: ViewActions['change'],
): TemplateResult | typeof nothing {
  const several = ranked.length > 1;
  const goal = (model: RankedModel, aim: Aim, name: string): TemplateResult => {
    const best = bestFor(model, aim, costs);
    if (!best) return html`<span></span>`;
    const { threshold } = best;
    return html`<vscode-button
      appearance="secondary"
      aria-label="${name}${several ? ` of ${model.name}` : ''}: ${showThreshold(threshold)}"
      title="Go to the threshold ${threshold}"
      @click=${() => {
        change({ threshold });
      }}
      >${showThreshold(threshold)}</vscode-button
    >`;
  };
  return html`<div class="goals ${several ? 'two' : ''}">
    ${
      several
        ? html`<span></span>${ranked.map(
              ({ name }, i) => html`<span title=${name}>${swatch(i)}</span>`,
            )}`
        : nothing
    }
    ${GOALS.map(
      ({ aim, name }) => html`<span>${name}</span>${ranked.map((model) => goal(model, aim, name))}`,
    )}
  </div>`;
}

function costField(
  name: string,
  label: string,
  cost: number,
  change: (cost: number) => void,
): TemplateResult {
  return html`<label class="field cost"
    ><span class="name">${name}</span> ${numberField(label, cost, change)}</label
  >`;
}

function bandControls({ resampled, hasBands, resample, cancel }: ViewActions): TemplateResult {
  if (resampled === undefined) {
    return html`<div class="buttons">
      ${button(hasBands ? 'Bands are drawn' : 'Draw bootstrap bands', resample, {
        disabled: hasBands,
        title:
          'Bands of PR and ROC, and intervals of their areas, that contain 95 % of the resamples',
      })}
    </div>`;
  }
  return html`<div class="loading" role="status">
    <progress aria-label="Drawing resamples" max="1" .value=${resampled}></progress>
    ${button('Cancel', cancel)}
  </div>`;
}
