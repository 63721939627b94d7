import { html, nothing, type TemplateResult } from 'lit';
import { axesOf, AXES, type Axis } from '../../src/labs/learningCurves/runs/axes.js';
import { resolveLog } from '../../src/labs/learningCurves/logTable.js';
import type { LearningCurvesState } from '../../src/labs/learningCurves/state.js';
import type { LearningCurvesView } from '../../src/labs/learningCurves/view.js';
import { button, field, textField } from '../ui/controls.js';

const AXIS_TITLES: Readonly<Record<Axis, string>> = {
  logged: 'each log’s own step',
  epoch: 'epoch',
  step: 'step',
  relative: 'time since the start',
  wall: 'date and time',
};

export interface RunActions {
  readonly change: (change: Partial<LearningCurvesState>) => void;
  readonly rename: (key: string, name: string) => void;
  readonly hide: (key: string) => void;
  /** @param by −1 for up, 1 for down. */
  readonly move: (key: string, by: -1 | 1) => void;
  /** Shows this run alone, or all again. */
  readonly showOnly: (key: string | undefined) => void;
  readonly add: (select: 'files' | 'folder') => void;
  /** Closes a source that was added. */
  readonly close: (place: number) => void;
}

/** What the runs are compared by, and what becomes of the selected one. */
export function runControls(
  state: LearningCurvesState,
  view: LearningCurvesView,
  actions: RunActions,
): TemplateResult | typeof nothing {
  if (state.data.kind === 'sample' && view.runs.length < 2) return nothing;
  const add = html`<div class="buttons sources">
    ${button('Add files…', () => {
      actions.add('files');
    })}
    ${button('Add folder…', () => {
      actions.add('folder');
    })}
  </div>`;
  return html`<h2>Runs</h2>
    ${view.runs.length > 1 ? comparisonControls(state, view, actions) : nothing}
    ${state.data.kind === 'sample' ? nothing : add} ${addedSources(state, actions)}`;
}

function comparisonControls(
  state: LearningCurvesState,
  { runs, comparison, quantities, selected }: LearningCurvesView,
  { change, ...actions }: RunActions,
): TemplateResult {
  const axes = new Set(runs.flatMap(({ table, run }) => axesOf(resolveLog(table, run).table)));
  const others = runs.filter(({ key }) => key !== selected?.key);
  return html`${field(
    'Compare',
    comparison?.quantity.id ?? '',
    quantities.map(({ id, title }) => ({ value: id, text: title })),
    (compare) => {
      change({ compare });
    },
  )}
  ${field(
    'Along',
    state.axis,
    AXES.filter((axis) => axes.has(axis)).map((axis) => ({
      value: axis,
      text: AXIS_TITLES[axis],
    })),
    (next) => {
      change({ axis: AXES.find((axis) => axis === next) ?? 'logged' });
    },
  )}
  ${
    selected
      ? html`<label class="field"
            ><span class="name">Selected run</span> ${textField(
              'Name of the selected run',
              selected.name,
              (name) => {
                actions.rename(selected.key, name);
              },
            )}</label
          >
          <div class="buttons sources">
            ${button('Up', () => {
              actions.move(selected.key, -1);
            })}
            ${button('Down', () => {
              actions.move(selected.key, 1);
            })}
            ${button(selected.isHidden ? 'Show' : 'Hide', () => {
              actions.hide(selected.key);
            })}
            ${button('Show it alone', () => {
              actions.showOnly(selected.key);
            })}
            ${button('Show all', () => {
              actions.showOnly(undefined);
            })}
          </div>
          ${field(
            'Difference to',
            others.some(({ key }) => key === state.reference) ? (state.reference ?? '') : '',
            [
              { value: '', text: 'none' },
              ...others.map(({ key, name }) => ({ value: key, text: name })),
            ],
            (reference) => {
              change({ reference: reference === '' ? null : reference });
            },
          )}`
      : nothing
  }`;
}

function addedSources({ more }: LearningCurvesState, { close }: RunActions): TemplateResult[] {
  return more.map(
    ({ name }, place) =>
      html`<div class="buttons sources">
        <span class="hint">and ${name}</span>
        ${button('Remove', () => {
          close(place);
        })}
      </div>`,
  );
}
