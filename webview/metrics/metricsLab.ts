import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { LabFigure } from '../../src/labs/figure/figure.js';
import { uncertaintySchema, type Uncertainty } from '../../src/labs/metrics/bands.js';
import type { BinaryAnalysis } from '../../src/labs/metrics/binary.js';
import { loadInline, type Loaded } from '../../src/labs/metrics/data.js';
import type { Cell, ConfusionFigure } from '../../src/labs/metrics/figures/confusion.js';
import { still, type ThresholdFigure } from '../../src/labs/metrics/figures/thresholdFigure.js';
import { metricsLab } from '../../src/labs/metrics/lab.js';
import { suggestedReading } from '../../src/labs/metrics/problem.js';
import type { MetricsState } from '../../src/labs/metrics/state.js';
import { viewOf, type MetricsView } from '../../src/labs/metrics/view.js';
import { Background } from '../ui/background.js';
import type { ShownFigure } from '../ui/figureView.js';
import { LabElement } from '../ui/labElement.js';
import { registerControls } from '../ui/toolkit.js';
import { cellHandle, cellOverlay } from './confusionCursor.js';
import { codeControls } from './codeControls.js';
import { dataControls } from './dataControls.js';
import { pastedSource, TableLoader, type Loading } from './tableLoader.js';
import { summaryBar } from './summaryBar.js';
import { viewControls } from './viewControls.js';

/** The Metrics Lab. */
class MetricsLabElement extends LabElement<MetricsState> {
  static override properties = {
    ...LabElement.properties,
    loaded: { state: true },
    loading: { state: true },
    resampled: { state: true },
    cell: { state: true },
  };
  declare loaded: Loaded | undefined;
  /** The file that is being read. */
  declare loading: Loading | undefined;
  /** The part of the resamples that is done. */
  declare resampled: number | undefined;
  /** Which cell of the heat map is read off. */
  declare cell: Cell | undefined;
  readonly #loader = new TableLoader();
  readonly #bootstrap = new Background<Pick<BinaryAnalysis, 'models' | 'paired'>, Uncertainty>(
    'bootstrap.worker.js',
    uncertaintySchema,
  );
  /** The source that `loaded` or `loading` is of. */
  #source: MetricsState['data'] | undefined;
  #uncertainty: { readonly of: BinaryAnalysis; readonly bands: Uncertainty } | undefined;
  #view: MetricsView = { kind: 'nothing', notes: [] };

  constructor() {
    super(metricsLab);
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (this.state.data !== this.#source) this.#load(this.state.data);
  }

  protected override topic({ call }: MetricsState): string {
    return call.name;
  }

  protected override figures(state: MetricsState): readonly ShownFigure[] {
    const { loaded } = this;
    if (!loaded) {
      this.#view = { kind: 'nothing', notes: [] };
      return [];
    }
    const before = this.#uncertainty;
    let view = viewOf(state, loaded);
    if (view.kind === 'binary' && before?.of === view.analysis) {
      view = viewOf(state, loaded, before.bands);
    }
    this.#view = view;
    if (view.kind === 'nothing') return [];
    if (view.kind === 'binary') {
      const { threshold } = view;
      return view.figures.map((figure) => this.#linked(figure, threshold));
    }
    return [this.#confusion(view.confusion), ...view.figures];
  }

  /** A picture that stays, with marks that follow the threshold and a handle that moves it. */
  #linked(figure: ThresholdFigure, threshold: number): ShownFigure {
    const { domain } =
      this.#view.kind === 'binary' ? this.#view.analysis : { domain: [0, 1] as const };
    const move = (next: number): void => {
      if (Number.isFinite(next) && next !== threshold) this.change({ threshold: next });
    };
    return {
      ...still(figure, threshold),
      overlay: (drawn, theme) => figure.marks(threshold, drawn, { document, theme }),
      handle: {
        label: `Threshold, in ${figure.title}`,
        value: threshold,
        min: domain[0],
        max: domain[1],
        text: `${String(threshold)}. ${figure.reading(threshold).join(' ')}`,
        moveTo: (place) => {
          move(figure.thresholdAt(place));
        },
        nudge: (right, up) => {
          move(figure.nudged(threshold, right, up));
        },
      },
    };
  }

  #confusion(figure: ConfusionFigure): LabFigure & ShownFigure {
    const last = figure.size - 1;
    const { row = 0, column = 0 } = this.cell ?? {};
    const cell = { row: Math.min(row, last), column: Math.min(column, last) };
    return {
      ...figure,
      ...(this.cell && {
        overlay: (drawn, theme) => cellOverlay(cell, drawn, theme),
        reading: [`${figure.describe(cell)}.`, ...figure.reading],
      }),
      handle: cellHandle(figure, cell, (next) => {
        this.cell = next;
        this.redraw();
      }),
    };
  }

  #load(data: MetricsState['data']): void {
    this.#source = data;
    this.#loader.cancel();
    this.loading = undefined;
    this.loaded = loadInline(data);
    this.redraw();
    if (this.loaded) return;
    if (data.kind === 'file') {
      this.loading = { name: data.name, part: 0 };
      this.readFile(data.uri);
    } else {
      const name = data.kind === 'passing' ? data.name : 'The text';
      this.loaded = {
        problem: `${name} was too long to be kept with the panel. Paste it again, or open it as a file.`,
      };
    }
  }

  protected override fileArrived(uri: string, content: ArrayBuffer | string): void {
    const { data } = this.state;
    if (data.kind !== 'file' || data.uri !== uri || this.#source !== data) return;
    if (typeof content === 'string') this.#show(data, { problem: content });
    else void this.#read(data, content);
  }

  async #read(data: MetricsState['data'], bytes: ArrayBuffer): Promise<void> {
    const name = data.kind === 'sample' ? data.id : data.name;
    this.loading = { name, part: 0 };
    const loaded = await this.#loader.read(name, bytes, (part) => {
      if (this.#source === data) this.loading = { name, part };
    });
    if (loaded && this.#source === data) this.#show(data, loaded);
  }

  #show(data: MetricsState['data'], loaded: Loaded): void {
    this.loading = undefined;
    this.loaded = loaded;
    this.redraw();
    if ('table' in loaded && this.state.columns === null && this.state.data === data) {
      this.change(suggestedReading(loaded.table));
    }
  }

  /** Shows what a user pasted; too long a text is gone when the panel is closed. */
  #paste(text: string): void {
    const data = pastedSource(text);
    const state = metricsLab.fromData?.(data);
    if (!state) return;
    this.change(state);
    if (data.kind === 'text') return;
    this.#source = state.data;
    this.loaded = undefined;
    void this.#read(state.data, new TextEncoder().encode(text).buffer);
  }

  #resample(analysis: BinaryAnalysis): void {
    const { models, paired } = analysis;
    this.resampled = 0;
    this.#bootstrap
      .run({ models, paired }, (part) => {
        this.resampled = part;
      })
      .then((bands) => {
        if (bands) this.#uncertainty = { of: analysis, bands };
        this.resampled = undefined;
        this.redraw();
      })
      .catch((error: unknown) => {
        this.resampled = undefined;
        this.problem = `The resamples failed: ${String(error)}`;
      });
  }

  protected override above(): TemplateResult {
    const { loading } = this;
    if (loading) {
      return html`<div class="wide loading" role="status">
        <p>
          Reading
          ${loading.name}${loading.part > 0 ? html`, ${Math.round(100 * loading.part)} %` : nothing}
          …
        </p>
        <progress aria-label="Reading ${loading.name}" max="1" .value=${loading.part}></progress>
      </div>`;
    }
    return summaryBar(this.#view, (threshold) => {
      this.change({ threshold });
    });
  }

  protected override controls(): TemplateResult {
    const view = this.#view;
    const change = (next: Partial<MetricsState>): void => {
      this.change(next);
    };
    return html`${dataControls(this.state, this.loaded, view, {
      change,
      openFile: () => {
        this.openFile();
      },
      paste: (text) => {
        this.#paste(text);
      },
    })}
    ${viewControls(this.state, view, {
      change,
      resampled: this.resampled,
      hasBands: view.kind === 'binary' && this.#uncertainty?.of === view.analysis,
      resample: () => {
        if (view.kind === 'binary') this.#resample(view.analysis);
      },
      cancel: () => {
        this.#bootstrap.cancel();
      },
    })}
    ${codeControls(this.state, view, change)}`;
  }
}

registerControls();
customElements.define('ml-metrics-lab', MetricsLabElement);
