import { html, nothing, type TemplateResult } from 'lit';
import type { Loaded } from '../../src/labs/data/loaded.js';
import { type LabFigure } from '../../src/labs/figure/figure.js';
import { show } from '../../src/labs/figure/formatNumber.js';
import { loadInline } from '../../src/labs/learningCurves/data.js';
import { guessLog } from '../../src/labs/learningCurves/guessColumns.js';
import { learningCurvesLab } from '../../src/labs/learningCurves/lab.js';
import { sampleIds, sampleTitle } from '../../src/labs/learningCurves/samples.js';
import type { LearningCurvesState, Role } from '../../src/labs/learningCurves/state.js';
import { resolveLog } from '../../src/labs/learningCurves/logTable.js';
import { NOTHING, viewOf, type LearningCurvesView } from '../../src/labs/learningCurves/view.js';
import { verdictsOf } from '../../src/labs/learningCurves/words.js';
import { guessNotes } from '../data/guessNotes.js';
import { sourceControls } from '../data/sourceControls.js';
import { TableLabElement } from '../data/tableLab.js';
import { checkbox, dropdown, slider } from '../ui/controls.js';

const ROLES: readonly { readonly role: Role; readonly title: string }[] = [
  { role: 'step', title: 'Step' },
  { role: 'trainLoss', title: 'Training loss' },
  { role: 'validationLoss', title: 'Validation loss' },
  { role: 'trainAccuracy', title: 'Training accuracy' },
  { role: 'validationAccuracy', title: 'Validation accuracy' },
];

/** The learning curves of a training log. */
class LearningCurvesElement extends TableLabElement<LearningCurvesState> {
  #view: LearningCurvesView = NOTHING;

  constructor() {
    super(learningCurvesLab);
  }

  protected override loadInline(data: LearningCurvesState['data']): Loaded | undefined {
    return loadInline(data);
  }

  protected override tableArrived(loaded: Loaded): void {
    if ('table' in loaded && this.state.columns === null) {
      this.change({ columns: guessLog(loaded.table, this.state.run).columns });
    }
  }

  protected override topic(): string {
    return 'learning curve';
  }

  protected override figures(state: LearningCurvesState): readonly LabFigure[] {
    const { loaded } = this;
    this.#view = loaded ? viewOf(state, loaded) : NOTHING;
    return this.#view.figures;
  }

  protected override above(): TemplateResult | typeof nothing {
    if (this.loading) return this.progress();
    const { notes, guesses } = this.#view;
    const words = notes.map((note) => html`<p class="note">${note}</p>`);
    return html`${notes.length > 0 ? html`<div class="wide" role="status">${words}</div>` : nothing}
    ${guessNotes(guesses, (change) => {
      this.change(change);
    })}
    ${this.#summary(this.#view)}`;
  }

  #summary({ findings, run }: LearningCurvesView): TemplateResult | typeof nothing {
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
        ${figure('Verdict', verdict.length === 0 ? 'nothing amiss' : verdict.join(', '))}
        ${best ? figure(`Best ${stepName}`, show(best.from)) : nothing}
        ${best ? figure(isAccuracy ? 'Accuracy there' : 'Loss there', show(best.values['value'] ?? NaN)) : nothing}
        ${figure('Early stop', stop === undefined ? 'none' : `${stepName} ${show(stop.from)}`)}
      </dl>
    </div>`;
  }

  protected override controls(): TemplateResult {
    const { smoothing, logarithmic } = this.state;
    return html`<h2>Log</h2>
      ${this.#source()} ${this.#columns()}
      <h2>View</h2>
      ${checkbox('Logarithmic axis', logarithmic, (next) => {
        this.change({ logarithmic: next });
      })}
      ${slider({
        name: 'smoothing',
        description: 'Weight of TensorBoard’s moving average; 0 for none.',
        min: 0,
        max: 0.99,
        step: 0.01,
        value: smoothing,
        change: (next) => {
          if (next >= 0 && next <= 0.99) this.change({ smoothing: next });
          else this.problem = 'smoothing must be from 0 to 0.99.';
        },
      })}
      <h2>Early stopping, replayed</h2>
      ${this.#stopping()}`;
  }

  #source(): TemplateResult {
    return sourceControls({
      data: this.state.data,
      samples: sampleIds.map((id) => ({ id, title: `Sample: ${sampleTitle(id)}` })),
      example: 'epoch,train_loss,val_loss\n1,0.92,0.95\n2,0.71,0.83',
      kinds: 'CSV, JSON, or Python lists such as val_loss = [0.9, 0.7]',
      choose: (chosen) => {
        const id = sampleIds.find((one) => one === chosen);
        if (id)
          this.change({ data: { kind: 'sample', id }, columns: null, run: null, resumed: null });
      },
      openFile: () => {
        this.openFile();
      },
      paste: (text) => {
        this.paste(text);
      },
      drop: (file) => {
        void this.drop(file);
      },
    });
  }

  #columns(): TemplateResult | typeof nothing {
    const { loaded, state } = this;
    if (!loaded || 'problem' in loaded || state.data.kind === 'sample') return nothing;
    const { table, runs, run } = resolveLog(loaded.table, state.run);
    const columns = state.columns ?? guessLog(loaded.table, state.run).columns;
    const names = table.columns.flatMap(({ name, numbers }) => (numbers ? [name] : []));
    return html`<p class="hint">
        ${table.rows.toLocaleString('en')} ${table.rows === 1 ? 'row' : 'rows'},
        ${table.columns.length} columns
      </p>
      ${
        runs.length > 1
          ? html`<label class="field"
              ><span class="name">Run</span> ${dropdown({
                label: 'Run',
                value: run ?? '',
                options: runs.map((name) => ({ value: name, text: name })),
                change: (next) => {
                  this.change({ run: next, columns: guessLog(loaded.table, next).columns });
                },
              })}</label
            >`
          : nothing
      }
      ${ROLES.map(
        ({ role, title }) =>
          html`<label class="field"
            ><span class="name">${title}</span> ${dropdown({
              label: title,
              value: columns[role] ?? '',
              options: [
                { value: '', text: 'none' },
                ...names.map((name) => ({ value: name, text: name })),
              ],
              change: (name) => {
                this.change({ columns: { ...columns, [role]: name === '' ? null : name } });
              },
            })}</label
          >`,
      )}`;
  }

  #stopping(): TemplateResult {
    const { stopping } = this.state;
    const change = (part: Partial<LearningCurvesState['stopping']>): void => {
      this.change({ stopping: { ...stopping, ...part } });
    };
    return html`<label class="field"
        ><span class="name">Callback of</span> ${dropdown({
          label: 'Callback of',
          value: stopping.rule,
          options: [
            { value: 'lightning', text: 'Lightning' },
            { value: 'keras', text: 'Keras' },
          ],
          change: (rule) => {
            change({ rule: rule === 'keras' ? 'keras' : 'lightning' });
          },
        })}</label
      >
      ${slider({
        name: 'patience',
        description: 'Epochs without improvement after which training stops.',
        min: 0,
        max: 50,
        step: 1,
        value: stopping.patience,
        change: (patience) => {
          if (Number.isInteger(patience) && patience >= 0 && patience <= 10_000)
            change({ patience });
          else this.problem = 'patience must be a whole number from 0 to 10000.';
        },
      })}
      ${slider({
        name: 'min_delta',
        description: 'The least change that counts as improvement.',
        min: 0,
        max: 0.1,
        step: 0.001,
        value: stopping.minDelta,
        change: (minDelta) => {
          if (minDelta >= 0 && minDelta <= 1e6) change({ minDelta });
          else this.problem = 'min_delta must be from 0 to 1000000.';
        },
      })}`;
  }
}

customElements.define('ml-learningcurves-lab', LearningCurvesElement);
