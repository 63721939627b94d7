import { html, type TemplateResult } from 'lit';
import type { LabFigure } from '../../src/labs/figure/figure.js';
import { uncertaintySchema, type Uncertainty } from '../../src/labs/metrics/bands.js';
import type { BinaryAnalysis } from '../../src/labs/metrics/binary.js';
import type { Loaded } from '../../src/labs/data/loaded.js';
import type { DataTable } from '../../src/labs/data/table.js';
import { joinLoaded, loadInline } from '../../src/labs/metrics/data.js';
import type { Cell, ConfusionFigure } from '../../src/labs/metrics/figures/confusion.js';
import { still, type ThresholdFigure } from '../../src/labs/metrics/figures/thresholdFigure.js';
import { metricsLab, suggestion, withData } from '../../src/labs/metrics/lab.js';
import { samples } from '../../src/labs/metrics/samples/index.js';
import type { MetricsState } from '../../src/labs/metrics/state.js';
import { viewOf, type MetricsView } from '../../src/labs/metrics/view.js';
import type { Source } from '../data/sourceReader.js';
import { TableLabElement } from '../data/tableLab.js';
import { Background } from '../ui/background.js';
import type { ShownFigure } from '../ui/figureView.js';
import { cellHandle, cellOverlay } from './confusionCursor.js';
import { codeControls } from './codeControls.js';
import { dataControls } from './dataControls.js';
import { summaryBar } from './summaryBar.js';
import { viewControls } from './viewControls.js';

/** The Metrics Lab. */
class MetricsLabElement extends TableLabElement<MetricsState> {
  static override properties = {
    ...TableLabElement.properties,
    resampled: { state: true },
    cell: { state: true },
  };
  /** The part of the resamples that is done. */
  declare resampled: number | undefined;
  /** Which cell of the heat map is read off. */
  declare cell: Cell | undefined;
  readonly #bootstrap = new Background<Pick<BinaryAnalysis, 'models' | 'paired'>, Uncertainty>(
    'bootstrap.worker.js',
    uncertaintySchema,
  );
  #uncertainty: { readonly of: BinaryAnalysis; readonly bands: Uncertainty } | undefined;
  #view: MetricsView = { kind: 'nothing', notes: [], guesses: [] };

  constructor() {
    super(metricsLab);
  }

  protected override loadInline(data: Source): Loaded | undefined {
    return data.kind === 'folder' ? undefined : loadInline(data);
  }

  protected override sourcesOf({ data, second }: MetricsState): readonly Source[] {
    return second ? [data, second] : [data];
  }

  protected override tablesArrived(): void {
    const loaded = this.#loaded();
    if (loaded && 'table' in loaded && this.state.columns === null) {
      this.change(suggestion(this.state, loaded.table));
    }
  }

  /** The table, with the columns of a second file where there is one; `undefined` until all is read. */
  #loaded(): Loaded | undefined {
    const { data, second } = this.state;
    const [first] = this.logs(data);
    const [other] = second ? this.logs(second) : [];
    if (!first || (second && !other)) return undefined;
    return other ? joinLoaded(first.loaded, other.loaded) : first.loaded;
  }

  protected override scriptTable(): DataTable | undefined {
    const loaded = this.#loaded();
    return loaded && 'table' in loaded ? loaded.table : undefined;
  }

  protected override topic({ call }: MetricsState): string {
    return call.name;
  }

  protected override figures(state: MetricsState): readonly ShownFigure[] {
    const loaded = this.#loaded();
    if (!loaded) {
      this.#view = { kind: 'nothing', notes: [], guesses: [] };
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
    if (this.isLoading) return html`${this.progress()}`;
    return summaryBar(this.#view, (change) => {
      this.change(change);
    });
  }

  protected override controls(): TemplateResult {
    const view = this.#view;
    const change = (next: Partial<MetricsState>): void => {
      this.change(next);
    };
    return html`${dataControls(this.state, this.#loaded(), view, {
      change,
      choose: (id) => {
        const sample = samples.find((one) => one.id === id);
        if (sample) change(withData(this.state, { kind: 'sample', id: sample.id }));
      },
      openFile: () => {
        this.openFile('file');
      },
      addFile: () => {
        this.openFile('file', true);
      },
      paste: (text) => {
        this.paste(text);
      },
      drop: (files) => {
        void this.drop(files);
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

customElements.define('ml-metrics-lab', MetricsLabElement);
