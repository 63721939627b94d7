import { html, nothing, type TemplateResult } from 'lit';
import { optimizers } from '../../src/engine/optimizers/index.js';
import { show } from '../../src/labs/figure/formatNumber.js';
import { curveLabel, shortLabel } from '../../src/labs/schedule/label.js';
import { textOf } from '../../src/labs/schedule/lab.js';
import { baseLrOf, schedulerSteps } from '../../src/labs/schedule/rates.js';
import { torchOptimizers, type Curve, type CurveOptimizer } from '../../src/labs/schedule/state.js';
import { dropdown, slider } from '../ui/controls.js';
import { swatch } from '../ui/svg.js';
import { curveActions } from './curveActions.js';
import type { CurveCardOptions } from './curveCardOptions.js';
import { nodeEditor } from './nodeEditor.js';

/** A curve with everything that can be set of it, open while it is selected. */
export function curveCard(options: CurveCardOptions): TemplateResult {
  const { curve, state, selected, select, remove } = options;
  const name = curveLabel(curve, state.curves);
  return html`<section class="card ${selected ? 'selected' : ''}">
    <header>
      <button class="pick" aria-expanded=${selected} title=${name} @click=${select}>
        ${swatch(curve.colour)} <span>${shortLabel(curve, state.curves)}</span>
      </button>
      <button
        class="remove"
        title="Remove ${name}"
        aria-label="Remove ${name}"
        ?disabled=${state.curves.length === 1}
        @click=${remove}
      >
        ✕
      </button>
    </header>
    ${selected ? settings(options) : nothing}
  </section>`;
}

function settings(options: CurveCardOptions): TemplateResult {
  const { curve, state, change, refuse } = options;
  const { schedulers } = curve;
  const own = schedulers[curve.own];
  const steps = schedulerSteps(curve, state);
  return html`<div class="settings">
    ${own?.schedulers.length === 0 ? html`<code class="definition">${textOf(curve)}</code>` : nothing}
    ${schedulers.map((scheduler, i) =>
      nodeEditor({
        node: scheduler,
        label: schedulers.length > 1 ? `Scheduler ${i + 1}` : 'Scheduler',
        steps,
        isPart: false,
        refuse,
        change: (changed) => {
          change({ schedulers: schedulers.with(i, changed) });
        },
        remove:
          schedulers.length > 1
            ? () => {
                change({
                  schedulers: schedulers.toSpliced(i, 1),
                  own: Math.min(curve.own > i ? curve.own - 1 : curve.own, schedulers.length - 2),
                });
              }
            : undefined,
      }),
    )}
    ${curveActions(options)} ${base(options)} ${batch(options)}
    <label class="field"
      ><span class="name">Stepped</span> ${dropdown({
        label: 'When scheduler.step() is called',
        value: curve.every,
        options: [
          { value: 'epoch', text: 'after every epoch' },
          { value: 'batch', text: 'after every batch' },
        ],
        change: (every) => {
          change({ every: every === 'batch' ? 'batch' : 'epoch' });
        },
      })}</label
    >
    <label class="field"
      ><span class="name">Written as</span> ${dropdown({
        label: 'Written as',
        value: curve.written,
        options: WRITTEN.map(([value, text]) => ({ value, text })),
        change: (value) => {
          change({ written: WRITTEN.find(([one]) => one === value)?.[0] ?? 'lines' });
        },
      })}</label
    >
  </div>`;
}

const WRITTEN = [
  ['call', 'one call'],
  ['lines', 'statements'],
  ['setup', 'statements with the optimizer'],
] as const;

/** The optimizer and its rate. */
function base({ curve, change, refuse }: CurveCardOptions): TemplateResult {
  const { optimizer } = curve;
  const set = (part: Partial<CurveOptimizer>): void => {
    change({ optimizer: { ...optimizer, ...part } });
  };
  return html`<h3>Optimizer</h3>
    <label class="field"
      ><span class="name">Kind</span> ${dropdown({
        label: 'Optimizer',
        value: optimizer.id,
        options: torchOptimizers.map(({ id, label }) => ({ value: id, text: label })),
        change: (id) => {
          if (id !== optimizer.id) set({ id, params: {} });
        },
      })}</label
    >
    ${slider({
      name: 'lr',
      description: `The rate that ${optimizers.get(optimizer.id).label} is made with.`,
      value: optimizer.lr,
      min: 1e-6,
      max: 10,
      step: 0,
      scale: 'log',
      change: (lr) => {
        if (lr >= 0) set({ lr });
        else refuse(`lr must be at least 0, got ${lr}.`);
      },
    })}`;
}

/** How the rate follows the batch size. */
function batch({ curve, change, refuse }: CurveCardOptions): TemplateResult {
  const { batch: own } = curve;
  const set = (part: Partial<Curve['batch']>): void => {
    change({ batch: { ...own, ...part } });
  };
  const size = (name: string, description: string, key: 'base' | 'size'): TemplateResult =>
    slider({
      name,
      description,
      value: own[key],
      min: 1,
      max: 8192,
      step: 1,
      scale: 'log',
      change: (value) => {
        const whole = Math.round(value);
        if (whole >= 1 && whole <= 100_000) set({ [key]: whole });
        else refuse('A batch has 1 to 100,000 samples.');
      },
    });
  return html`<label class="field"
      ><span class="name">Batch scaling</span> ${dropdown({
        label: 'How the rate follows the batch size',
        value: own.rule,
        options: RULES.map(([value, text]) => ({ value, text })),
        change: (value) => {
          set({ rule: RULES.find(([rule]) => rule === value)?.[0] ?? 'none' });
        },
      })}</label
    >
    ${
      own.rule === 'none'
        ? nothing
        : html`${size('found at', 'The batch size that lr was found for.', 'base')}
            ${size('used', 'The batch size that is trained with.', 'size')}
            <p class="hint">
              lr ${show(curve.optimizer.lr)} becomes ${show(baseLrOf(curve))}:
              ${
                own.rule === 'linear'
                  ? 'in proportion to the batch, as in Goyal et al. 2017, “Accurate, Large Minibatch SGD”.'
                  : 'with the square root of the batch, which keeps the variance of a step, as in Krizhevsky 2014, “One weird trick”.'
              }
            </p>`
    }`;
}

const RULES = [
  ['none', 'no scaling'],
  ['linear', 'linear rule'],
  ['sqrt', 'square-root rule'],
] as const;
