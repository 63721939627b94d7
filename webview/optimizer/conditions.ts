import { html, nothing, type TemplateResult } from 'lit';
import { surfaces } from '../../src/engine/surfaces/index.js';
import { boundSurface } from '../../src/labs/optimizer/run.js';
import {
  FARTHEST,
  MAX_STEPS,
  surfaceProblem,
  type OptimizerState,
} from '../../src/labs/optimizer/state.js';
import { checkbox, dropdown, numberField, slider } from '../ui/controls.js';
import { formula } from '../ui/formula.js';
import { paramControls } from '../ui/paramControls.js';

export interface ConditionsOptions {
  readonly state: OptimizerState;
  readonly change: (change: Partial<OptimizerState>) => void;
  readonly refuse: (problem: string) => void;
}

/** What all optimizers share: the surface, the start, the number of steps, what is done to the gradients. */
export function conditions(options: ConditionsOptions): TemplateResult {
  return html`<h2>Surface</h2>
    ${surface(options)}
    <h2>Run</h2>
    ${run(options)}
    <h2>Gradients</h2>
    ${gradients(options)}`;
}

function surface({ state, change, refuse }: ConditionsOptions): TemplateResult {
  const { id, params } = state.surface;
  const { tex, params: specs } = surfaces.get(id);
  return html`${dropdown({
    label: 'Surface',
    value: id,
    options: [...surfaces].map(({ id: value, label }) => ({ value, text: label })),
    change: (next) => {
      const { start } = surfaces.get(next);
      change({ surface: { id: next, params: {} }, start: [...start], fit: null });
    },
  })}
  ${formula(tex)}
  ${paramControls(specs, params, {
    change: (name, value) => {
      const changed = { ...params, [name]: value };
      const problem = surfaceProblem(id, changed);
      if (problem === undefined) change({ surface: { id, params: changed } });
      else refuse(`${problem}.`);
    },
    refuse,
  })}`;
}

function run({ state, change, refuse }: ConditionsOptions): TemplateResult {
  const [x, y] = state.start;
  const move = (start: [number, number]): void => {
    if (start.every((place) => Math.abs(place) <= FARTHEST)) change({ start });
    else refuse(`The start must be between −${FARTHEST} and ${FARTHEST}.`);
  };
  return html`<div class="view">
    ${slider({
      name: 'steps',
      description: 'How many steps each optimizer takes.',
      min: 10,
      max: MAX_STEPS,
      step: 10,
      scale: 'log',
      value: state.steps,
      change: (steps) => {
        const whole = Math.round(steps);
        if (whole >= 1 && whole <= MAX_STEPS) change({ steps: whole });
        else refuse(`steps must be a whole number from 1 to ${MAX_STEPS}, got ${steps}.`);
      },
    })}
    <span class="range"
      >start θ₁
      ${numberField('Start, θ₁', x, (next) => {
        move([next, y]);
      })}
      θ₂
      ${numberField('Start, θ₂', y, (next) => {
        move([x, next]);
      })}</span
    >
    <label class="range" title="How near to the lowest loss a run counts as arrived"
      >arrived within
      ${numberField('Arrived within', state.tolerance, (tolerance) => {
        if (tolerance > 0 && tolerance <= FARTHEST) change({ tolerance });
        else refuse(`The distance must be above 0 and up to ${FARTHEST}, got ${tolerance}.`);
      })}</label
    >
  </div>`;
}

function gradients({ state, change, refuse }: ConditionsOptions): TemplateResult {
  const { noise, seed, clip, batchSize } = state;
  const size = boundSurface(state).data?.size;
  const random = noise > 0 || (size !== undefined && batchSize !== null);
  const limited = (name: string, value: number, most: number, use: () => void): void => {
    if (value >= 0 && value <= most) use();
    else refuse(`${name} must be between 0 and ${most}, got ${value}.`);
  };
  return html`<div class="view">
    ${slider({
      name: 'noise',
      description: 'Standard deviation of the normal noise that is added to every gradient.',
      min: 0,
      max: 10,
      step: 0.1,
      value: noise,
      change: (next) => {
        limited('noise', next, FARTHEST, () => {
          change({ noise: next });
        });
      },
    })}
    ${
      size === undefined
        ? nothing
        : html`${checkbox('Mini-batches', batchSize !== null, (on) => {
            change({ batchSize: on ? Math.min(8, size) : null });
          })}
          ${
            batchSize === null
              ? nothing
              : slider({
                  name: 'batch size',
                  description: `How many of the ${size} samples each gradient is taken over.`,
                  min: 1,
                  max: size,
                  step: 1,
                  value: batchSize,
                  change: (next) => {
                    limited('batch size', Math.round(next), 100_000, () => {
                      change({ batchSize: Math.max(1, Math.round(next)) });
                    });
                  },
                })
          }`
    }
    ${
      random
        ? slider({
            name: 'seed',
            description: 'Which noise, and which order of the batches.',
            min: 0,
            max: 100,
            step: 1,
            value: seed,
            change: (next) => {
              limited('seed', Math.round(next), 2 ** 32 - 1, () => {
                change({ seed: Math.round(next) });
              });
            },
          })
        : nothing
    }
    <label class="field"
      ><span class="name">Clipping</span> ${dropdown({
        label: 'Clipping',
        value: clip?.by ?? '',
        options: [
          { value: '', text: 'None' },
          { value: 'norm', text: 'clip_grad_norm_' },
          { value: 'value', text: 'clip_grad_value_' },
        ],
        change: (by) => {
          const limit = clip?.limit ?? 1;
          change({ clip: by === 'norm' || by === 'value' ? { by, limit } : null });
        },
      })}</label
    >
    ${
      clip === null
        ? nothing
        : slider({
            name: clip.by === 'norm' ? 'max_norm' : 'clip_value',
            description: 'The largest that passes.',
            min: 0.01,
            max: 100,
            step: 0.01,
            scale: 'log',
            value: clip.limit,
            change: (limit) => {
              limited(clip.by === 'norm' ? 'max_norm' : 'clip_value', limit, FARTHEST, () => {
                change({ clip: { ...clip, limit } });
              });
            },
          })
    }
  </div>`;
}
