import { html, nothing, type TemplateResult } from 'lit';
import { schedules } from '../../src/engine/schedules/index.js';
import { defaultNode, pythonParams, type ScheduleNode } from '../../src/labs/schedule/node.js';
import { button, dropdown } from '../ui/controls.js';
import { paramControls, type ParamChange } from '../ui/paramControls.js';

const simple = [...schedules].filter(
  ({ composite, callbacks, forms }) =>
    !composite &&
    callbacks.length === 0 &&
    forms.some(({ name }) => name.startsWith('torch.optim.')),
);

export interface ScheduleOptions {
  readonly schedulers: readonly ScheduleNode[];
  readonly change: (schedulers: readonly ScheduleNode[]) => void;
  readonly refuse: ParamChange['refuse'];
  /** Opens the Schedule Lab on it. */
  readonly edit: () => void;
}

/** A choice of learning-rate schedules; what is composed is edited in the lab of its own. */
export function scheduleControls({
  schedulers,
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
          if (id !== 'own') change(id === '' ? [] : [defaultNode(id)]);
        },
      })}</label
    >
    ${
      listed && first
        ? paramControls(withoutMomentum(first), first.params, {
            change: (name, value) => {
              change([{ ...first, params: { ...first.params, [name]: value } }]);
            },
            refuse,
          })
        : nothing
    }
    <div class="buttons">
      ${button(first ? 'Edit schedule' : 'Build a schedule', edit, {
        title: 'Open the Schedule Lab',
      })}
    </div>`;
}

/** Only the rate follows a schedule here. */
function withoutMomentum({ id }: ScheduleNode): ReturnType<typeof pythonParams> {
  return Object.fromEntries(
    Object.entries(pythonParams(schedules.get(id))).filter(([name]) => !name.includes('momentum')),
  );
}
