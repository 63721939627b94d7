import { html, nothing, type TemplateResult } from 'lit';
import { DATA_ENDINGS } from '../../src/labs/data/endings.js';
import { DataError, type DataTable } from '../../src/labs/data/table.js';
import { learningCurvesLab } from '../../src/labs/learningCurves/lab.js';
import { sampleIds, sampleTitle } from '../../src/labs/learningCurves/samples.js';
import { guessColumns, logTable } from '../../src/labs/learningCurves/series.js';
import {
  initialState,
  LONGEST_LOG,
  type LearningCurvesState,
  type Role,
} from '../../src/labs/learningCurves/state.js';
import { button, dropdown, slider } from '../ui/controls.js';
import { LabElement } from '../ui/labElement.js';
import { registerControls } from '../ui/toolkit.js';

const ROLES: readonly { readonly role: Role; readonly title: string }[] = [
  { role: 'step', title: 'Step' },
  { role: 'trainLoss', title: 'Training loss' },
  { role: 'validationLoss', title: 'Validation loss' },
  { role: 'trainAccuracy', title: 'Training accuracy' },
  { role: 'validationAccuracy', title: 'Validation accuracy' },
];
/** NumPy's files hold one array, which is no log. */
const ENDINGS = DATA_ENDINGS.filter((ending) => !ending.startsWith('np'));

/** The learning curves of a training log. */
class LearningCurvesElement extends LabElement<LearningCurvesState> {
  constructor() {
    super(learningCurvesLab);
  }

  protected override topic(): string {
    return 'learning curve';
  }

  protected override controls(): TemplateResult {
    return html`<h2>Log</h2>
      ${this.#source()} ${this.#columns()}
      <h2>View</h2>
      ${slider({
        name: 'smoothing',
        description: 'Weight of TensorBoard’s moving average; 0 for none.',
        min: 0,
        max: 0.99,
        step: 0.01,
        value: this.state.smoothing,
        change: (smoothing) => {
          if (smoothing >= 0 && smoothing <= 0.99) this.change({ smoothing });
          else this.problem = 'smoothing must be from 0 to 0.99.';
        },
      })}
      <h2>Early stopping, replayed</h2>
      ${this.#stopping()}`;
  }

  #source(): TemplateResult {
    const { source } = this.state;
    return html`<label class="field"
        ><span class="name">Run</span> ${dropdown({
          label: 'Run',
          value: source.kind === 'sample' ? source.id : '',
          options: [
            ...(source.kind === 'log' ? [{ value: '', text: source.name }] : []),
            ...sampleIds.map((id) => ({ value: id, text: `Sample: ${sampleTitle(id)}` })),
          ],
          change: (chosen) => {
            const id = sampleIds.find((one) => one === chosen);
            if (id) this.change({ source: { kind: 'sample', id }, columns: initialState.columns });
          },
        })}</label
      >
      <div
        class="drop"
        @dragover=${(event: DragEvent) => {
          event.preventDefault();
        }}
        @drop=${(event: DragEvent) => {
          event.preventDefault();
          const [file] = event.dataTransfer?.files ?? [];
          if (file) void this.#open(file);
        }}
      >
        ${button('Open a log…', () => {
          this.querySelector<HTMLInputElement>('input[type=file]')?.click();
        })}
        <input
          type="file"
          hidden
          accept=${ENDINGS.map((ending) => `.${ending}`).join(',')}
          @change=${(event: Event) => {
            const { target } = event;
            if (!(target instanceof HTMLInputElement)) return;
            const [file] = target.files ?? [];
            if (file) void this.#open(file);
            target.value = '';
          }}
        />
        <textarea
          aria-label="Paste a log"
          placeholder="or paste CSV, TSV or JSON here"
          @paste=${(event: ClipboardEvent) => {
            event.preventDefault();
            this.#read('pasted', event.clipboardData?.getData('text') ?? '');
          }}
          @change=${(event: Event) => {
            const { target } = event;
            if (target instanceof HTMLTextAreaElement && target.value.trim() !== '') {
              this.#read('pasted', target.value);
              target.value = '';
            }
          }}
        ></textarea>
      </div>`;
  }

  async #open(file: File): Promise<void> {
    if (file.size > LONGEST_LOG) this.problem = tooLong(file.name, file.size);
    else this.#read(file.name, await file.text());
  }

  /** Shows a log; one that cannot be read leaves what is shown and says why. */
  #read(name: string, text: string): void {
    if (text.length > LONGEST_LOG) {
      this.problem = tooLong(name, text.length);
      return;
    }
    let table: DataTable;
    try {
      table = logTable(name, text);
    } catch (error) {
      if (!(error instanceof DataError)) throw error;
      this.problem = error.message;
      return;
    }
    const columns = guessColumns(table);
    this.change({ source: { kind: 'log', name, text }, columns });
    if (columns.trainLoss === null && columns.validationLoss === null) {
      this.problem = `No column of ${name} is named like a loss. Choose below which is which.`;
    }
  }

  #columns(): TemplateResult | typeof nothing {
    const { source, columns } = this.state;
    if (source.kind === 'sample') return nothing;
    const names = this.#columnNames(source.name, source.text);
    return html`${ROLES.map(
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

  #columnNames(name: string, text: string): string[] {
    try {
      return logTable(name, text)
        .columns.filter(({ numbers }) => numbers)
        .map((column) => column.name);
    } catch (error) {
      if (!(error instanceof DataError)) throw error;
      return [];
    }
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

function tooLong(name: string, size: number): string {
  return `${name} has ${Math.round(size / 1e5) / 10} MB; logs of up to ${LONGEST_LOG / 1e6} MB can be shown. Keep every hundredth step, or the columns of the losses alone.`;
}

registerControls();
customElements.define('ml-learningcurves-lab', LearningCurvesElement);
