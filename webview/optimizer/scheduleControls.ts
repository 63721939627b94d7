import { html, nothing, type TemplateResult } from 'lit';
import { schedules } from '../../src/engine/schedules/index.js';
import { defaultNode, pythonParams, type ScheduleNode } from '../../src/labs/schedule/node.js';
import { MAX_STEPS, type Runner } from '../../src/labs/optimizer/state.js';
import { stretched } from '../../src/labs/schedule/span.js';
import { button, dropdown, slider } from '../ui/controls.js';
import { paramControls, type ParamChange } from '../ui/paramControls.js';

const simple = [...schedules].filter(
  ({ composite, callbacks, forms }) =>
    !composite &&
    callbacks.length === 0 &&
    forms.some(({ name }) => name.startsWith('torch.optim.')),
);

export interface ScheduleOptions {
  readonly runner: Pick<Runner, 'schedulers' | 'every'>;
  /** Of the whole run. */
  readonly steps: number;
  readonly change: (change: Partial<Pick<Runner, 'schedulers' | 'every'>>) => void;
  readonly refuse: ParamChange['refuse'];
  /** Opens the Schedule Lab on it. */
  readonly edit: () => void;
}

/** A choice of learning-rate schedules; what is composed is edited in the lab of its own. */
export function scheduleControls({
  runner: { schedulers, every },
  steps,
  change,
  refuse,
  edit,
}: ScheduleOptions): TemplateResult {
  const [first] = schedulers;
  const listed = !first || (schedulers.length === 1 && simple.some(({ id }) => id === first.id));
  const own = schedulers.map(({ id }) => schedules.get(id).label).join(' + ');
  return html`<label class="field"
      ><span class="name">Schedule</span> ${dropdown({
        label: 'Schedule',
        value: listed ? (first?.id ?? '') : 'own',
        options: [
          { value: '', text: 'Constant' },
          ...(listed ? [] : [{ value: 'own', text: own }]),
          ...simple.map(({ id, label }) => ({ value: id, text: label })),
        ],
        change: (id) => {
          if (id !== 'own')
            change({ schedulers: id === '' ? [] : [fitted(id, Math.ceil(steps / every))] });
        },
      })}</label
    >
    ${
      listed && first
        ? paramControls(withoutMomentum(first), first.params, {
            change: (name, value) => {
              change({ schedulers: [{ ...first, params: { ...first.params, [name]: value } }] });
            },
            refuse,
          })
        : nothing
    }
    ${
      first
        ? slider({
            name: 'every',
            description: 'How many steps of the optimizer are between two of the scheduler.',
            min: 1,
            max: 100,
            step: 1,
            value: every,
            change: (next) => {
              const whole = Math.round(next);
              if (whole >= 1 && whole <= MAX_STEPS) change({ every: whole });
              else refuse(`every must be a whole number from 1 to ${MAX_STEPS}, got ${next}.`);
            },
          })
        : nothing
    }
    <div class="buttons">
      ${button(first ? 'Edit schedule' : 'Build a schedule', edit, {
        title: 'Open the Schedule Lab',
      })}
    </div>`;
}

/** With its lengths those of the run. */
function fitted(id: string, steps: number): ScheduleNode {
  return stretched(defaultNode(id), Math.max(2, steps));
}

/** Only the rate follows a schedule here. */
function withoutMomentum({ id }: ScheduleNode): ReturnType<typeof pythonParams> {
  return Object.fromEntries(
    Object.entries(pythonParams(schedules.get(id))).filter(([name]) => !name.includes('momentum')),
  );
}
