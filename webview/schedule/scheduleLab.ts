import { html, nothing, type TemplateResult } from 'lit';
import { schedules } from '../../src/engine/schedules/index.js';
import {
  finderJob,
  finderKey,
  finderResultSchema,
  type FinderJob,
  type FinderResult,
} from '../../src/labs/schedule/finder.js';
import { arranged } from '../../src/labs/schedule/figures.js';
import { finderFigure, suggestionOf } from '../../src/labs/schedule/finderFigure.js';
import { scheduleLab } from '../../src/labs/schedule/lab.js';
import {
  bringsRates,
  defaultNode,
  leaves,
  type ScheduleNode,
} from '../../src/labs/schedule/node.js';
import { watches } from '../../src/labs/schedule/rates.js';
import {
  curveOf,
  freeColour,
  MAX_CURVES,
  type Curve,
  type ScheduleState,
} from '../../src/labs/schedule/state.js';
import { toOptimizer } from '../../src/labs/schedule/toOptimizer.js';
import { Background } from '../ui/background.js';
import { dropdown } from '../ui/controls.js';
import type { ShownFigure } from '../ui/figureView.js';
import { LabElement } from '../ui/labElement.js';
import { curveCard } from './curveCard.js';
import { finderControls } from './finderControls.js';
import { metricControls, runControls } from './runControls.js';

/** The Schedule Lab. */
class ScheduleLabElement extends LabElement<ScheduleState> {
  static override properties = { ...LabElement.properties, progress: { state: true } };
  /** Which part of the range test is done; none where none runs. */
  declare progress: number | undefined;
  readonly #background = new Background('labs.worker.js', finderResultSchema);
  #found: { readonly key: string; readonly result: FinderResult } | undefined;
  /** The job that runs, was stopped, or failed. */
  #tried = '';

  constructor() {
    super(scheduleLab);
  }

  protected override topic({ curves, selected }: ScheduleState): string {
    const curve = curves[selected];
    const own = curve?.schedulers[curve.own];
    return own ? (schedules.get(own.id).forms[0]?.name ?? '') : '';
  }

  protected override figures(state: ScheduleState): readonly ShownFigure[] {
    const job = this.#job(state);
    const key = job && finderKey(job);
    if (job && key !== this.#found?.key && key !== this.#tried) void this.#test(job);
    const found = this.#found?.key === key ? this.#found : undefined;
    const shown = job && found ? [finderFigure(job, found.result)] : [];
    return arranged([...super.figures(state), ...shown]);
  }

  /** The range test that the state asks for. */
  #job(state: ScheduleState): FinderJob | undefined {
    const curve = state.curves[state.selected];
    return curve && state.finder.shown ? finderJob(curve, state) : undefined;
  }

  async #test(job: FinderJob): Promise<void> {
    const key = finderKey(job);
    this.#tried = key;
    await Promise.resolve();
    this.progress = 0;
    try {
      const result = await this.#background.run({ job: 'lrFinder', input: job }, (part) => {
        this.progress = part;
      });
      if (!result) return;
      this.#found = { key, result };
      this.#tried = '';
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      this.problem = `The range test cannot be run: ${reason}.`;
    }
    this.progress = undefined;
    this.redraw();
  }

  #stop(): void {
    this.#background.cancel();
    this.progress = undefined;
  }

  protected override controls(): TemplateResult {
    const { state } = this;
    const options = {
      state,
      change: (change: Partial<ScheduleState>) => {
        this.change(change);
      },
      refuse: this.#refuse,
    };
    const follows = state.curves.some(({ schedulers }) => watches(schedulers));
    return html`<h2>Schedules</h2>
      ${state.curves.map((curve, index) => this.#card(curve, index))} ${this.#add()}
      ${runControls(options)} ${follows ? metricControls(options) : nothing} ${this.#finder()}`;
  }

  readonly #refuse = (problem: string): void => {
    this.problem = problem;
  };

  #setCurve(index: number, change: Partial<Curve>): void {
    const curve = this.state.curves[index];
    if (!curve) return;
    this.change({
      curves: this.state.curves.with(index, { ...curve, ...change }),
      selected: index,
    });
  }

  #card(curve: Curve, index: number): TemplateResult {
    const { state } = this;
    return curveCard({
      curve,
      state,
      selected: index === state.selected,
      select: () => {
        this.change({ selected: index });
      },
      remove: () => {
        const curves = state.curves.toSpliced(index, 1);
        const next = state.selected > index ? state.selected - 1 : state.selected;
        this.change({ curves, selected: Math.min(next, curves.length - 1) });
      },
      change: (change) => {
        this.#setCurve(index, change);
      },
      refuse: this.#refuse,
      race: () => {
        this.openLab('optimizer', toOptimizer(curve, state));
      },
    });
  }

  #add(): TemplateResult {
    const { curves, selected } = this.state;
    if (curves.length >= MAX_CURVES) {
      return html`<p class="hint">${MAX_CURVES} schedules at most: remove one to add another.</p>`;
    }
    return dropdown({
      label: 'Add a schedule',
      value: '',
      options: [
        { value: '', text: 'Add a schedule…' },
        ...[...schedules].map(({ id, label }) => ({ value: id, text: label })),
      ],
      change: (id) => {
        if (id === '') return;
        const beside = curves[selected];
        const added = curveOf(defaultNode(id), freeColour(curves));
        const curve = beside
          ? { ...added, optimizer: beside.optimizer, batch: beside.batch }
          : added;
        this.change({ curves: [...curves, curve], selected: curves.length });
      },
    });
  }

  #finder(): TemplateResult {
    const { finder } = this.state;
    const job = this.#job(this.state);
    const found = job && this.#found?.key === finderKey(job) ? this.#found.result : undefined;
    const suggestion = job && found ? suggestionOf(job, found) : undefined;
    return finderControls({
      finder,
      progress: this.progress,
      suggested: typeof suggestion === 'object' ? Number(suggestion.lr.toPrecision(2)) : undefined,
      change: (change) => {
        if (change.shown === false) this.#stop();
        this.change({ finder: { ...finder, ...change } });
      },
      refuse: this.#refuse,
      start: () => {
        this.#tried = '';
        this.#found = undefined;
        this.change({ finder: { ...finder, shown: true } });
        this.redraw();
      },
      stop: () => {
        this.#stop();
      },
      use: (lr) => {
        this.#use(lr);
      },
    });
  }

  /** A schedule that brings its rates takes it for its highest one. */
  #use(lr: number): void {
    const { curves, selected } = this.state;
    const curve = curves[selected];
    if (!curve) return;
    const raise = (node: ScheduleNode): ScheduleNode =>
      bringsRates(node)
        ? { ...node, name: '', params: { ...node.params, max_lr: lr } }
        : { ...node, schedulers: node.schedulers.map(raise) };
    const brings = curve.schedulers.flatMap(leaves).some(bringsRates);
    this.#setCurve(selected, {
      optimizer: { ...curve.optimizer, lr },
      ...(brings && { schedulers: curve.schedulers.map(raise) }),
    });
  }
}

customElements.define('ml-schedule-lab', ScheduleLabElement);
