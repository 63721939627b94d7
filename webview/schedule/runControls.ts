import { html, type TemplateResult } from 'lit';
import {
  MAX_METRICS,
  MAX_STEPS,
  type Metric,
  type ScheduleState,
} from '../../src/labs/schedule/state.js';
import { checkbox, dropdown, slider } from '../ui/controls.js';

export interface RunOptions {
  readonly state: ScheduleState;
  readonly change: (change: Partial<ScheduleState>) => void;
  readonly refuse: (problem: string) => void;
}

/** How long the run is, and what is along the axes. */
export function runControls({ state, change, refuse }: RunOptions): TemplateResult {
  const { steps, stepsPerEpoch, axis, log } = state;
  const setSteps = (next: number): void => {
    const whole = Math.round(next);
    if (whole >= 2 && whole <= MAX_STEPS) change({ steps: whole });
    else refuse(`A run has 2 to ${MAX_STEPS.toLocaleString('en')} steps, that would be ${whole}.`);
  };
  const epochs = Number((steps / stepsPerEpoch).toFixed(2));
  return html`<h2>Run</h2>
    ${
      axis === 'epochs'
        ? slider({
            name: 'epochs',
            description: 'Epochs of the run.',
            value: epochs,
            min: 1,
            max: 300,
            step: 1,
            change: (next) => {
              setSteps(next * stepsPerEpoch);
            },
          })
        : slider({
            name: 'steps',
            description: 'Batches of the run, each a step of the optimizer.',
            value: steps,
            min: 10,
            max: MAX_STEPS,
            step: 1,
            scale: 'log',
            change: setSteps,
          })
    }
    ${slider({
      name: 'steps per epoch',
      description: 'Batches in an epoch: samples divided by the batch size.',
      value: stepsPerEpoch,
      min: 1,
      max: 10_000,
      step: 1,
      scale: 'log',
      change: (next) => {
        const whole = Math.max(1, Math.round(next));
        const total = axis === 'epochs' ? Math.round(epochs * whole) : steps;
        if (total <= MAX_STEPS) change({ stepsPerEpoch: whole, steps: Math.max(2, total) });
        else setSteps(total);
      },
    })}
    <label class="field"
      ><span class="name">Axis</span> ${dropdown({
        label: 'Horizontal axis',
        value: axis,
        options: [
          { value: 'epochs', text: 'epochs' },
          { value: 'steps', text: 'steps (batches)' },
        ],
        change: (value) => {
          change({ axis: value === 'steps' ? 'steps' : 'epochs' });
        },
      })}</label
    >
    ${checkbox('Logarithmic rates', log, (checked) => {
      change({ log: checked });
    })}`;
}

/** What ReduceLROnPlateau watches. */
export function metricControls({ state, change, refuse }: RunOptions): TemplateResult {
  const { metric } = state;
  const set = (part: Metric): void => {
    change({ metric: part });
  };
  return html`<h2>The metric that is watched</h2>
    <label class="field"
      ><span class="name">Metric</span> ${dropdown({
        label: 'Metric',
        value: metric.kind,
        options: [
          { value: 'levelling', text: 'a loss that levels off' },
          { value: 'own', text: 'my own values' },
        ],
        change: (kind) => {
          if (kind === metric.kind) return;
          set(kind === 'own' ? { kind, values: [...OWN] } : LEVELLING);
        },
      })}</label
    >
    ${metric.kind === 'own' ? ownValues(metric, set, refuse) : levelling(metric, set)}`;
}

const OWN = [1, 0.7, 0.55, 0.5, 0.48, 0.48, 0.49, 0.47, 0.48];
const LEVELLING: Metric = { kind: 'levelling', seed: 0, until: 40, noise: 0.01 };

function ownValues(
  metric: Metric & { kind: 'own' },
  set: (metric: Metric) => void,
  refuse: (problem: string) => void,
): TemplateResult {
  const text = metric.values.join(', ');
  return html`<textarea
      class="values"
      rows="4"
      aria-label="The metric after each step of the scheduler, with commas or new lines between"
      .value=${text}
      @change=${({ target }: Event) => {
        if (!(target instanceof HTMLTextAreaElement)) return;
        const parts = target.value.split(/[\s,;[\]()]+/).filter((part) => part !== '');
        const values = parts.map((part) => Number(part.replace('−', '-')));
        const bad = values.findIndex((value) => !Number.isFinite(value));
        target.value = text;
        if (bad >= 0) refuse(`Value ${bad + 1}, “${parts[bad] ?? ''}”, is not a number.`);
        else if (values.length < 1 || values.length > MAX_METRICS) {
          refuse(`Give 1 to ${MAX_METRICS} values, these are ${values.length}.`);
        } else set({ kind: 'own', values });
      }}
    ></textarea>
    <p class="hint">
      One value after each step of the scheduler, e.g. your validation losses; the last one stays.
    </p>`;
}

function levelling(
  metric: Metric & { kind: 'levelling' },
  set: (metric: Metric) => void,
): TemplateResult {
  return html`${slider({
    name: 'levels off',
    description: 'Steps of the scheduler until the loss has all but leveled off.',
    value: metric.until,
    min: 1,
    max: 300,
    step: 1,
    change: (until) => {
      set({ ...metric, until: Math.min(MAX_STEPS, Math.max(1, Math.round(until))) });
    },
  })}
  ${slider({
    name: 'noise',
    description: 'Standard deviation of what is added to each value.',
    value: metric.noise,
    min: 0,
    max: 0.2,
    step: 0.005,
    change: (noise) => {
      set({ ...metric, noise: Math.min(1, Math.max(0, noise)) });
    },
  })}
  ${slider({
    name: 'seed',
    description: 'Another seed, another noise.',
    value: metric.seed,
    min: 0,
    max: 20,
    step: 1,
    change: (seed) => {
      set({ ...metric, seed: Math.max(0, Math.round(seed)) });
    },
  })}`;
}
