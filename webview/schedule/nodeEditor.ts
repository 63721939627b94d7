import { html, nothing, type TemplateResult } from 'lit';
import * as v from 'valibot';
import { formulaOf } from '../../src/engine/formula.js';
import type { Schedule } from '../../src/engine/schedules/define.js';
import { schedules } from '../../src/engine/schedules/index.js';
import type { ParamSpecs } from '../../src/engine/params.js';
import { codeSchema } from '../../src/labs/schedule/codeSchema.js';
import {
  defaultNode,
  functionsOf,
  isSequence,
  MAX_PARTS,
  pythonParams,
  type ScheduleNode,
} from '../../src/labs/schedule/node.js';
import { button, dropdown, slider } from '../ui/controls.js';
import { formula } from '../ui/formula.js';
import { paramControls } from '../ui/paramControls.js';

export interface NodeOptions {
  readonly node: ScheduleNode;
  /** What the scheduler is called, e.g. `Scheduler` or `Part 2`. */
  readonly label: string;
  /** Steps of the scheduler in the run: sliders of lengths reach as far. */
  readonly steps: number;
  readonly isPart: boolean;
  readonly change: (node: ScheduleNode) => void;
  readonly refuse: (problem: string) => void;
  /** Takes it away; not given where it must stay. */
  readonly remove?: (() => void) | undefined;
}

/** A scheduler with everything that can be set of it; a composition has its parts inside. */
export function nodeEditor(options: NodeOptions): TemplateResult {
  const { node, label, isPart, remove } = options;
  const labelled = isPart || remove !== undefined;
  const schedule = schedules.get(node.id);
  return html`<div class="node ${isPart ? 'part' : ''}" role="group" aria-label=${label}>
    <div class="kind">
      ${labelled ? html`<span class="name">${label}</span>` : nothing}
      ${dropdown({
        label: `${label}, kind`,
        value: node.id,
        options: kinds(isPart, node.id),
        change: (id) => {
          if (id !== node.id) options.change(replaced(node, id));
        },
      })}
      ${
        remove
          ? html`<button
              class="remove"
              title="Remove"
              aria-label="Remove ${label}"
              @click=${remove}
            >
              ✕
            </button>`
          : nothing
      }
    </div>
    ${isPart || schedule.composite ? nothing : formula(formulaOf(schedule, node.params).tex)}
    ${
      schedule.composite
        ? parts(options)
        : paramControls(reaching(schedule, options.steps), node.params, {
            change: (name, value) => {
              options.change({
                ...without(node, name),
                params: { ...node.params, [name]: value },
              });
            },
            refuse: options.refuse,
          })
    }
    ${Object.entries(functionsOf(schedule)).map(([name, example]) =>
      functionField(options, name, example),
    )}
    ${written(node, schedule)}
  </div>`;
}

/** What can be chosen; compositions of compositions only where they are already. */
function kinds(isPart: boolean, now: string): { value: string; text: string }[] {
  return [...schedules]
    .filter(
      ({ id, composite, needsMetric }) => !isPart || id === now || !(composite || needsMetric),
    )
    .map(({ id, label }) => ({ value: id, text: label }));
}

/** Another kind; between compositions the parts stay. */
function replaced(node: ScheduleNode, id: string): ScheduleNode {
  const fresh = defaultNode(id);
  if (node.schedulers.length === 0 || fresh.schedulers.length === 0) return fresh;
  const milestones = isSequence(id)
    ? node.schedulers.slice(1).map((_, i) => 5 * (i + 1))
    : fresh.milestones.slice(0, 0);
  return { ...fresh, schedulers: node.schedulers, milestones };
}

/** Without the name and the text that stand for what is about to change. */
function without(node: ScheduleNode, name: string): ScheduleNode {
  const texts = Object.entries(node.texts).filter(([other]) => other !== name);
  return { ...node, name: '', texts: Object.fromEntries(texts) };
}

/** Whole numbers that count steps reach as far as the run. */
function reaching(schedule: Schedule, steps: number): ParamSpecs {
  return Object.fromEntries(
    Object.entries(pythonParams(schedule)).map(([name, spec]) => {
      const counts = 'integer' in spec && spec.max >= 50;
      return [name, counts ? { ...spec, max: Math.max(spec.max, steps) } : spec];
    }),
  );
}

function parts(options: NodeOptions): TemplateResult {
  const { node, steps, change } = options;
  const { schedulers, milestones } = node;
  const sequence = isSequence(node.id);
  const set = (change_: Partial<ScheduleNode>): void => {
    change({ ...without(without(node, 'milestones'), 'schedulers'), ...change_ });
  };
  return html`${schedulers.map(
    (part, i) =>
      html`${
        sequence && i > 0
          ? slider({
              name: `milestone ${i}`,
              description: 'The step at which the next part takes over.',
              value: milestones[i - 1] ?? 0,
              min: 0,
              max: steps,
              step: 1,
              change: (milestone) => {
                const whole = Math.max(0, Math.round(milestone));
                set({ milestones: milestones.with(i - 1, whole) });
              },
            })
          : nothing
      }
      ${nodeEditor({
        ...options,
        node: part,
        label: `${options.isPart ? `${options.label}.` : 'Part '}${i + 1}`,
        isPart: true,
        change: (changed) => {
          change({ ...without(node, 'schedulers'), schedulers: schedulers.with(i, changed) });
        },
        remove:
          schedulers.length > 1
            ? () => {
                const at = Math.max(0, i - 1);
                set({
                  schedulers: schedulers.toSpliced(i, 1),
                  milestones: sequence ? milestones.toSpliced(at, 1) : [],
                });
              }
            : undefined,
      })}`,
  )}
  ${
    schedulers.length < MAX_PARTS
      ? button('Add a part', () => {
          const last = milestones.at(-1) ?? 0;
          set({
            schedulers: [...schedulers, defaultNode('cosine_annealing_lr')],
            milestones: sequence
              ? [...milestones, Math.max(last + 1, Math.round((last + steps) / 2))]
              : [],
          });
        })
      : nothing
  }`;
}

/** A field for a Python lambda; what is being typed stays. */
function functionField(
  { node, change, refuse }: NodeOptions,
  name: string,
  example: string,
): TemplateResult {
  const text = node.functions[name] ?? '';
  return html`<label class="field" title="A Python lambda of one number"
    ><span class="name">${name}</span>
    <input
      class="number list"
      type="text"
      spellcheck="false"
      aria-label="${name}, a Python lambda"
      placeholder=${example === '' ? 'None' : example}
      .value=${text}
      @change=${({ target }: Event) => {
        if (!(target instanceof HTMLInputElement)) return;
        const typed = target.value.trim();
        target.value = text;
        if (typed !== '' && !v.is(codeSchema, typed)) {
          refuse(`${name} takes up to 2,000 characters without hidden ones among them.`);
          return;
        }
        const others = Object.entries(node.functions).filter(([other]) => other !== name);
        const kept = typed === '' ? example : typed;
        const functions = Object.fromEntries(kept === '' ? others : [...others, [name, kept]]);
        change({ ...without(node, name), functions });
      }}
  /></label>`;
}

/** What the code has that is drawn with something else. */
function written(
  { texts }: ScheduleNode,
  { params, callbacks }: Schedule,
): TemplateResult | typeof nothing {
  const kept = Object.entries(texts).filter(([name]) => name in params || callbacks.includes(name));
  if (kept.length === 0) return nothing;
  const list = kept.map(([name, text]) => `${name}=${text}`).join(', ');
  return html`<p class="hint">Kept as written: <code>${list}</code></p>`;
}
