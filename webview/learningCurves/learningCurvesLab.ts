import { html, nothing, type TemplateResult } from 'lit';
import * as v from 'valibot';
import type { Loaded } from '../../src/labs/data/loaded.js';
import type { DataTable } from '../../src/labs/data/table.js';
import type { LabFigure } from '../../src/labs/figure/figure.js';
import { show } from '../../src/labs/figure/formatNumber.js';
import { loadInline } from '../../src/labs/learningCurves/data.js';
import { learningCurvesLab } from '../../src/labs/learningCurves/lab.js';
import { sampleIds } from '../../src/labs/learningCurves/samples.js';
import {
  NO_CHOICE,
  runsSchema,
  type LearningCurvesState,
} from '../../src/labs/learningCurves/state.js';
import { NOTHING, viewOf, type LearningCurvesView } from '../../src/labs/learningCurves/view.js';
import { verdictsOf } from '../../src/labs/learningCurves/words.js';
import { guessNotes } from '../data/guessNotes.js';
import type { Source } from '../data/sourceReader.js';
import { TableLabElement } from '../data/tableLab.js';
import { checkbox, slider } from '../ui/controls.js';
import { columnControls, logSource } from './logControls.js';
import { runControls } from './runControls.js';
import './runsTable.js';
import { stoppingControls } from './stoppingControls.js';

const choicesSchema = v.object({ runs: runsSchema });

/** The learning curves of one training log or of several. */
class LearningCurvesElement extends TableLabElement<LearningCurvesState> {
  #view: LearningCurvesView = NOTHING;

  constructor() {
    super(learningCurvesLab);
  }

  protected override loadInline(data: Source): Loaded | undefined {
    return loadInline(data as LearningCurvesState['data']);
  }

  protected override sourcesOf({ data, more }: LearningCurvesState): readonly Source[] {
    return [data, ...more];
  }

  protected override dataArrived(
    sources: readonly unknown[],
    adds: boolean,
    choices?: unknown,
  ): void {
    super.dataArrived(sources, adds);
    const parsed = v.safeParse(choicesSchema, choices);
    if (!adds && parsed.success) this.change(parsed.output);
  }

  protected override topic(): string {
    return 'learning curve';
  }

  protected override figures(state: LearningCurvesState): readonly LabFigure[] {
    const logs = this.logs();
    this.#view = logs.length > 0 ? viewOf(state, logs) : NOTHING;
    return this.#view.figures;
  }

  /** The selected run as the only one, so that code and scripts are about it. */
  protected override settled(state: LearningCurvesState): LearningCurvesState {
    const { selected } = this.#view;
    if (!selected) return state;
    const { run, columns, source } = selected;
    return { ...state, run, columns, ...(source && { data: source }) };
  }

  protected override scriptTable(): DataTable | undefined {
    return this.#view.selected?.table;
  }

  protected override above(): TemplateResult {
    const { notes, guesses } = this.#view;
    const words = notes.map((note) => html`<p class="note">${note}</p>`);
    return html`${this.progress()}
    ${notes.length > 0 ? html`<div class="wide" role="status">${words}</div>` : nothing}
    ${guessNotes(guesses, (change) => {
      this.change(change);
    })}
    ${this.#summary(this.#view)}`;
  }

  #summary({ findings, run, selected, runs }: LearningCurvesView): TemplateResult | typeof nothing {
    if (!findings || !run) return nothing;
    const { stepName } = run;
    const find = (kind: string) => findings.findings.find((one) => one.kind === kind);
    const [best, stop] = [find('best'), find('stop')];
    const verdict = verdictsOf(findings.findings, stepName);
    const figure = (title: string, value: string): TemplateResult =>
      html`<div>
        <dt>${title}</dt>
        <dd>${value}</dd>
      </div>`;
    const isAccuracy = best?.curve === 'trainAccuracy' || best?.curve === 'validationAccuracy';
    return html`<div class="wide bar">
      <dl class="scores">
        ${selected && runs.length > 1 ? figure('Run', selected.name) : nothing}
        ${figure('Verdict', verdict.length === 0 ? 'nothing amiss' : verdict.join(', '))}
        ${best ? figure(`Best ${stepName}`, show(best.from)) : nothing}
        ${best ? figure(isAccuracy ? 'Accuracy there' : 'Loss there', show(best.values['value'] ?? NaN)) : nothing}
        ${figure('Early stop', stop === undefined ? 'none' : `${stepName} ${show(stop.from)}`)}
      </dl>
    </div>`;
  }

  protected override underFirst(): TemplateResult | typeof nothing {
    const { comparison, selected } = this.#view;
    if (!comparison) return nothing;
    return html`<ml-runs
      .comparison=${comparison}
      .selected=${selected?.key ?? ''}
      @choose=${({ detail }: CustomEvent<string>) => {
        this.#select(detail);
      }}
      @hide=${({ detail }: CustomEvent<string>) => {
        this.#hide(detail);
      }}
    ></ml-runs>`;
  }

  /** Columns that were chosen are kept as far as the run has them. */
  #select(key: string): void {
    const next = this.#view.runs.find((one) => one.key === key);
    const columns = this.state.columns && next ? next.columns : null;
    this.change({ run: key, columns });
  }

  #hide(key: string): void {
    this.#decide((runs) =>
      runs.map((one) => (one.key === key ? { ...one, isHidden: !one.isHidden } : one)),
    );
  }

  /** Changes what is decided on the runs, and has it remembered. */
  #decide(decide: (runs: LearningCurvesState['runs']) => LearningCurvesState['runs']): void {
    const { state } = this;
    const names = new Map(state.runs.map(({ key, name }) => [key, name]));
    const all = this.#view.runs.map(({ key, isHidden }) => ({
      ...{ key, isHidden },
      name: names.get(key) ?? null,
    }));
    const runs = decide(all).slice(0, 2000);
    this.change({ runs });
    if ('uri' in state.data)
      this.tell({ type: 'remember', uri: state.data.uri, choices: { runs } });
  }

  protected override controls(): TemplateResult {
    const { smoothing, logarithmic } = this.state;
    const change = (next: Partial<LearningCurvesState>): void => {
      this.change(next);
    };
    return html`<h2>Log</h2>
      ${this.#source()}
      ${
        this.state.data.kind === 'sample'
          ? nothing
          : columnControls(this.#view.selected, (columns) => {
              change({ columns });
            })
      }
      ${this.#runs()}
      <h2>View</h2>
      ${checkbox('Logarithmic axis', logarithmic, (next) => {
        change({ logarithmic: next });
      })}
      ${slider({
        name: 'smoothing',
        description: 'Weight of TensorBoard’s moving average; 0 for none.',
        min: 0,
        max: 0.99,
        step: 0.01,
        value: smoothing,
        change: (next) => {
          if (next >= 0 && next <= 0.99) change({ smoothing: next });
          else this.problem = 'smoothing must be from 0 to 0.99.';
        },
      })}
      <h2>Early stopping, replayed</h2>
      ${stoppingControls(
        this.state.stopping,
        (stopping) => {
          change({ stopping });
        },
        (problem) => {
          this.problem = problem;
        },
      )}`;
  }

  #source(): TemplateResult {
    return logSource(this.state, {
      choose: (chosen) => {
        const id = sampleIds.find((one) => one === chosen);
        if (id) this.change({ ...NO_CHOICE, data: { kind: 'sample', id } });
      },
      openFile: () => {
        this.openFile('files');
      },
      openFolder: () => {
        this.openFile('folder');
      },
      paste: (text) => {
        this.paste(text);
      },
      drop: (files) => {
        void this.drop(files);
      },
    });
  }

  #runs(): TemplateResult | typeof nothing {
    return runControls(this.state, this.#view, {
      change: (change) => {
        this.change(change);
      },
      rename: (key, name) => {
        const own = name.trim().slice(0, 200);
        this.#decide((runs) =>
          runs.map((one) => (one.key === key ? { ...one, name: own === '' ? null : own } : one)),
        );
      },
      hide: (key) => {
        this.#hide(key);
      },
      showOnly: (key) => {
        this.#decide((runs) =>
          runs.map((one) => ({ ...one, isHidden: key !== undefined && one.key !== key })),
        );
      },
      move: (key, by) => {
        this.#decide((runs) => {
          const from = runs.findIndex((one) => one.key === key);
          const to = from + by;
          const [one, other] = [runs[from], runs[to]];
          return one && other ? runs.with(from, other).with(to, one) : runs;
        });
      },
      add: (select) => {
        this.openFile(select, true);
      },
      close: (place) => {
        this.change({ more: this.state.more.toSpliced(place, 1) });
      },
    });
  }
}

customElements.define('ml-learningcurves-lab', LearningCurvesElement);
