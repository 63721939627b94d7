import { html, nothing, type TemplateResult } from 'lit';
import { optimizers } from '../../src/engine/optimizers/index.js';
import { show } from '../../src/labs/figure/formatNumber.js';
import { goalOf } from '../../src/labs/optimizer/describe.js';
import { figuresOf, optimizerLab } from '../../src/labs/optimizer/lab.js';
import { lossTraces, scaleOf } from '../../src/labs/optimizer/lossFigure.js';
import { pathTraces } from '../../src/labs/optimizer/pathsFigure.js';
import { raceOf } from '../../src/labs/optimizer/race.js';
import { ratesTraces } from '../../src/labs/optimizer/ratesFigure.js';
import { domainOf, keepRuns, runsOf, runsSchema, type Run } from '../../src/labs/optimizer/run.js';
import {
  createRunner,
  freeColour,
  MAX_RUNNERS,
  type OptimizerState,
  type Runner,
} from '../../src/labs/optimizer/state.js';
import { toSchedule } from '../../src/labs/optimizer/toSchedule.js';
import { stepVectors } from '../../src/labs/optimizer/vectors.js';
import { estimatedMs } from '../../src/labs/optimizer/work.js';
import { Background } from '../ui/background.js';
import { computing } from '../ui/computing.js';
import { dropdown } from '../ui/controls.js';
import type { Handle, ShownFigure } from '../ui/figureView.js';
import { LabElement } from '../ui/labElement.js';
import { conditions } from './conditions.js';
import { PathsLayer } from './pathsLayer.js';
import { Player } from './player.js';
import './raceTable.js';
import { runnerCard } from './runnerCard.js';
import { StepLayer } from './stepLayer.js';
import { told } from './told.js';
import './transport.js';

/** Runs that take longer are computed in the background, in milliseconds. */
const AT_ONCE = 16;

interface Computed {
  readonly state: OptimizerState;
  readonly runs: readonly Run[];
}

/** The Optimizer Lab. */
class OptimizerLabElement extends LabElement<OptimizerState> {
  static override properties = { ...LabElement.properties, progress: { state: true } };
  /** Which part of the runs the worker has done; none where it does nothing. */
  declare progress: number | undefined;
  readonly #player: Player;
  readonly #paths = new PathsLayer();
  readonly #loss = new StepLayer();
  readonly #rates = new StepLayer();
  readonly #background = new Background('labs.worker.js', runsSchema);
  /** What is on show; behind the state while the worker computes. */
  #computed: Computed | undefined;
  #told: ((step: number) => TemplateResult) | undefined;
  /** The state whose computation was stopped. */
  #stopped: OptimizerState | undefined;

  constructor() {
    super(optimizerLab);
    this.#player = new Player(this.state.steps);
    this.#player.addEventListener('step', () => {
      for (const layer of [this.#paths, this.#loss, this.#rates]) layer.moveTo(this.#player.step);
    });
  }

  protected override topic({ runners, selected }: OptimizerState): string {
    const id = runners[selected]?.id ?? '';
    return optimizers.find(id)?.forms[0]?.name ?? '';
  }

  protected override figures(state: OptimizerState): readonly ShownFigure[] {
    const computed = this.#compute(state);
    if (!computed) return [];
    const { runs, state: shown } = computed;
    const { steps } = shown;
    const vectors = stepVectors(shown, runs);
    this.#paths.show(pathTraces(shown, runs), steps, vectors);
    this.#loss.show(lossTraces(shown, runs, scaleOf(shown, runs)), steps);
    this.#rates.show(ratesTraces(shown, runs), steps);
    this.#told = told(shown, runs, vectors);
    this.#player.fit(steps);
    const added: Readonly<Record<string, Partial<ShownFigure>>> = {
      paths: { handle: this.#start(state), layer: this.#paths },
      loss: { layer: this.#loss },
      rates: { layer: this.#rates },
    };
    return figuresOf(shown, runs).map((figure) => ({ ...figure, ...added[figure.id] }));
  }

  /** The runs of the state if they are known or quick, else what was on show before. */
  #compute(state: OptimizerState): Computed | undefined {
    if (estimatedMs(state) <= AT_ONCE) {
      this.#background.cancel();
      this.#computed = { state, runs: runsOf(state) };
      queueMicrotask(() => {
        this.progress = undefined;
      });
    } else if (this.#stopped !== state) void this.#inBackground(state);
    return this.#computed;
  }

  async #inBackground(state: OptimizerState): Promise<void> {
    await Promise.resolve();
    this.progress = 0;
    try {
      const runs = await this.#background.run({ job: 'race', input: state }, (part) => {
        this.progress = part;
      });
      if (!runs) return;
      keepRuns(state, runs);
    } catch (error) {
      this.#stopped = state;
      this.problem = `The runs could not be computed: ${String(error)}`;
    }
    this.progress = undefined;
    this.redraw();
  }

  #start(state: OptimizerState): Handle {
    const domain = domainOf(state);
    const [x, y] = state.start;
    const within = (value: number, [from, to]: readonly [number, number]): number =>
      Number(Math.min(to, Math.max(from, value)).toPrecision(4));
    const moveTo = (at: number, up: number): void => {
      this.change({ start: [within(at, domain.x), within(up, domain.y)] });
    };
    return {
      label: 'Start of the paths',
      value: within(x, domain.x),
      min: domain.x[0],
      max: domain.x[1],
      text: `θ₁ = ${show(x)}, θ₂ = ${show(y)}`,
      moveTo: (point) => {
        moveTo(point.x, point.y);
      },
      nudge: (right, up) => {
        moveTo(
          x + (right * (domain.x[1] - domain.x[0])) / 100,
          y + (up * (domain.y[1] - domain.y[0])) / 100,
        );
      },
    };
  }

  protected override above(): TemplateResult {
    return html`<div class="wide">
      <ml-transport .player=${this.#player} .told=${this.#told}></ml-transport>
      ${computing({
        label: 'Computing the runs',
        progress: this.progress,
        stopped: this.#stopped === this.state,
        stop: () => {
          this.#background.cancel();
          this.#stopped = this.state;
          this.progress = undefined;
        },
        resume: () => {
          this.#stopped = undefined;
          this.redraw();
        },
      })}
    </div>`;
  }

  protected override below(): TemplateResult | typeof nothing {
    if (!this.#computed) return nothing;
    const { state, runs } = this.#computed;
    return html`<div class="wide">
      <ml-race
        .entrants=${raceOf(state, runs)}
        .goal=${goalOf(state)}
        .selected=${this.state.selected}
        @choose=${({ detail }: CustomEvent<number>) => {
          if (detail < this.state.runners.length) this.change({ selected: detail });
        }}
      ></ml-race>
    </div>`;
  }

  protected override controls(): TemplateResult {
    return html`<h2>Optimizers</h2>
      ${this.state.runners.map((runner, index) => this.#card(runner, index))} ${this.#add()}
      ${conditions({
        state: this.state,
        change: (change) => {
          this.change(change);
        },
        refuse: this.#refuse,
      })}`;
  }

  readonly #refuse = (problem: string): void => {
    this.problem = problem;
  };

  #card(runner: Runner, index: number): TemplateResult {
    const { runners, selected } = this.state;
    return runnerCard({
      runner,
      selected: index === selected,
      only: runners.length === 1,
      steps: this.state.steps,
      select: () => {
        this.change({ selected: index });
      },
      remove: () => {
        const left = runners.toSpliced(index, 1);
        const next = Math.min(selected > index ? selected - 1 : selected, left.length - 1);
        this.change({ runners: left, selected: next });
      },
      change: (change) => {
        this.change({ runners: runners.with(index, { ...runner, ...change }) });
      },
      refuse: this.#refuse,
      editSchedule: () => {
        this.openLab('schedule', toSchedule(this.state, runner));
      },
    });
  }

  #add(): TemplateResult {
    const { runners } = this.state;
    if (runners.length >= MAX_RUNNERS) {
      return html`<p class="hint">
        ${MAX_RUNNERS} optimizers at most: remove one to add another.
      </p>`;
    }
    return dropdown({
      label: 'Add an optimizer',
      value: '',
      options: [
        { value: '', text: 'Add an optimizer…' },
        ...[...optimizers].map(({ id, label }) => ({ value: id, text: label })),
      ],
      change: (id) => {
        if (id === '') return;
        const added = createRunner(id, freeColour(runners), { lr: optimizers.get(id).create().lr });
        this.change({ runners: [...runners, added], selected: runners.length });
      },
    });
  }
}

customElements.define('ml-optimizer-lab', OptimizerLabElement);
