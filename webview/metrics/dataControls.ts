import { html, nothing, type TemplateResult } from 'lit';
import type { DataTable } from '../../src/labs/data/table.js';
import type { Loaded } from '../../src/labs/data/loaded.js';
import {
  classesOfTable,
  namedPositive,
  resolveTable,
  usualPositive,
} from '../../src/labs/metrics/problem.js';
import { samples } from '../../src/labs/metrics/samples/index.js';
import { classesOf } from '../../src/labs/metrics/roles.js';
import type { MetricsState, Roles } from '../../src/labs/metrics/state.js';
import type { MetricsView } from '../../src/labs/metrics/view.js';
import { sourceControls, type SourceControls } from '../data/sourceControls.js';
import { button, dropdown } from '../ui/controls.js';

export type DataActions = Pick<SourceControls, 'choose' | 'openFile' | 'paste' | 'drop'> & {
  /** Lets the user choose a second file with more columns of the same rows. */
  readonly addFile: () => void;
  readonly change: (change: Partial<MetricsState>) => void;
};

/** Where the data come from, and what their columns are. */
export function dataControls(
  state: MetricsState,
  loaded: Loaded | undefined,
  view: MetricsView,
  actions: DataActions,
): TemplateResult {
  return html`<h2>Data</h2>
    ${sourceControls({
      data: state.data,
      samples,
      example: 'y_true,y_score\n1,0.92\n0,0.31',
      kinds: 'CSV, JSON, Python lists such as y_true = [0, 1, 1], or a confusion matrix',
      formats: 'CSV, TSV, JSON, JSON Lines, .npy or .npz',
      ...actions,
    })}
    ${secondControls(state, actions)}
    ${loaded && 'table' in loaded ? columnControls(state, loaded.table, view, actions) : nothing}`;
}

/** A second file, e.g. the true labels of a submission. */
function secondControls({ data, second }: MetricsState, actions: DataActions): TemplateResult {
  if (data.kind === 'sample') return html``;
  if (!second) {
    return html`<div class="buttons sources">
      ${button('Add a second file…', actions.addFile, {
        title: 'The true labels of a submission, or the probabilities to a file of labels',
      })}
    </div>`;
  }
  return html`<div class="buttons sources">
    <span>with ${second.name}</span>
    ${button('Remove', () => {
      actions.change({ second: null, columns: null, positive: null, models: [], threshold: null });
    })}
  </div>`;
}

function columnControls(
  state: MetricsState,
  given: DataTable,
  view: MetricsView,
  { change }: DataActions,
): TemplateResult {
  const { table, roles } = resolveTable(given, state.columns);
  const classes = classesOfTable(table, roles);
  const set = (next: Partial<Roles>): void => {
    change({ columns: { ...roles, ...next }, models: [] });
  };
  const numbers = table.columns.filter((column) => column.numbers).map(({ name }) => name);
  const labelled = table.columns.filter((one) => classesOf(one) > 0).map(({ name }) => name);
  const column = (
    label: string,
    value: string | null,
    names: readonly string[],
    pick: (name: string | null) => void,
  ): TemplateResult =>
    choice(
      label,
      value ?? '',
      [{ value: '', text: 'none' }, ...names.map((name) => ({ value: name, text: name }))],
      (name) => {
        pick(name === '' ? null : name);
      },
    );
  const isBinary = classes.length <= 2;
  return html`<p class="hint">
      ${given.rows.toLocaleString('en')} ${given.rows === 1 ? 'row' : 'rows'},
      ${table.columns.length} columns
    </p>
    ${column('True labels', roles.label, labelled, (label) => {
      change({ columns: { ...roles, label }, positive: null, threshold: null });
    })}
    ${
      isBinary
        ? html`${column('Score', roles.score, numbers, (score) => {
            set({
              score,
              classScores: [],
              meaning: 'asIs',
              ...(roles.secondScore === score && { secondScore: null }),
            });
          })}
          ${
            roles.score !== null && roles.model === null
              ? column(
                  'Second model',
                  roles.secondScore,
                  numbers.filter((name) => name !== roles.score),
                  (secondScore) => {
                    set({ secondScore });
                  },
                )
              : nothing
          }`
        : nothing
    }
    ${
      !isBinary || roles.score === null
        ? column('Predicted', roles.prediction, labelled, (prediction) => {
            set({ prediction });
          })
        : nothing
    }
    ${positiveControl(state, usualPositive(table, roles), classes, roles, view, change)}
    <details class="more">
      <summary>Further columns</summary>
      ${isBinary ? nothing : classScoreControls(classes, roles, numbers, set)}
      ${column('Weight', roles.weight, numbers, (weight) => {
        set({ weight });
      })}
      ${column('Model', roles.model, labelled, (model) => {
        set({ model, ...(model !== null && { secondScore: null }) });
      })}
    </details>
    ${modelControls(state, table, roles, change)}`;
}

function positiveControl(
  { positive }: MetricsState,
  usual: string,
  classes: readonly string[],
  { score, classScores }: Roles,
  view: MetricsView,
  change: DataActions['change'],
): TemplateResult | typeof nothing {
  const names = classes.map((name) => ({ value: name, text: name }));
  if (classes.length === 2 && score !== null) {
    return choice('Positive class', positive ?? usual, names, (name) => {
      change({ positive: namedPositive(name) });
    });
  }
  if (classes.length <= 2 || classScores.length !== classes.length) return nothing;
  const value = view.kind === 'binary' ? (positive ?? '') : '';
  return choice('Look at', value, [{ value: '', text: 'all classes' }, ...names], (name) => {
    change({ positive: name === '' ? null : name, threshold: null });
  });
}

function classScoreControls(
  classes: readonly string[],
  { classScores }: Roles,
  numbers: readonly string[],
  set: (roles: Partial<Roles>) => void,
): TemplateResult[] {
  const options = [
    { value: '', text: 'none' },
    ...numbers.map((name) => ({ value: name, text: name })),
  ];
  return classes.map((name, i) =>
    choice(`P(${name})`, classScores[i] ?? '', options, (column) => {
      const next = classes.map((_, at) => (at === i ? column : (classScores[at] ?? '')));
      set({ classScores: next });
    }),
  );
}

function modelControls(
  { models }: MetricsState,
  table: DataTable,
  { model }: Roles,
  change: DataActions['change'],
): TemplateResult | typeof nothing {
  const names = table.columns.find(({ name }) => name === model)?.categories?.names ?? [];
  if (names.length < 3) return nothing;
  const chosen = [models[0] ?? names[0] ?? '', models[1] ?? names[1] ?? ''];
  return html`${chosen.map((name, i) =>
    choice(
      i === 0 ? 'First model' : 'Second model',
      name,
      names.map((one) => ({ value: one, text: one })),
      (next) => {
        change({ models: chosen.with(i, next) });
      },
    ),
  )}`;
}

function choice(
  label: string,
  value: string,
  options: readonly { readonly value: string; readonly text: string }[],
  change: (value: string) => void,
): TemplateResult {
  return html`<label class="field"
    ><span class="name">${label}</span> ${dropdown({ label, value, options, change })}</label
  >`;
}
