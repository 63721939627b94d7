import type { nothing, TemplateResult } from 'lit';
import { layerFigures } from '../../src/labs/activation/layerFigures.js';
import { keepSignals, signalsMs, signalsSchema } from '../../src/labs/activation/layers.js';
import type { ActivationState } from '../../src/labs/activation/state.js';
import type { LabFigure } from '../../src/labs/figure/figure.js';
import { Background } from '../ui/background.js';
import { computing } from '../ui/computing.js';

/** Signals that take longer are sent in the background, in milliseconds. */
const AT_ONCE = 12;

export interface SignalsOptions {
  /** There are other pictures. */
  readonly redraw: () => void;
  /** The work has gone on. */
  readonly progress: () => void;
  readonly fail: (problem: string) => void;
}

/** What becomes of signals on their way through the layers; heavy ones are sent in a worker. */
export class Signals {
  readonly #background = new Background('labs.worker.js', signalsSchema);
  #shown: readonly LabFigure[] = [];
  #progress: number | undefined;
  /** The state whose signals were stopped, or could not be computed. */
  #stopped: ActivationState | undefined;

  constructor(private readonly options: SignalsOptions) {}

  /** The pictures of a state if its signals are known or quick, else those that were on show before. */
  figures(state: ActivationState): readonly LabFigure[] {
    if (signalsMs(state) <= AT_ONCE) this.#shown = layerFigures(state);
    else if (this.#progress === undefined && this.#stopped !== state) void this.#send(state);
    return this.#shown;
  }

  status(state: ActivationState): TemplateResult | typeof nothing {
    return computing({
      label: 'Sending signals through the layers',
      progress: this.#progress,
      stopped: this.#stopped === state,
      stop: () => {
        this.#stopped = state;
        this.#background.cancel();
      },
      resume: () => {
        this.#stopped = undefined;
        this.options.redraw();
      },
    });
  }

  /** One state after the other, so that there is something to be seen while a slider moves. */
  async #send(state: ActivationState): Promise<void> {
    this.#progress = 0;
    try {
      const signals = await this.#background.run({ job: 'layers', input: state }, (part) => {
        this.#progress = part;
        this.options.progress();
      });
      if (signals) {
        keepSignals(state, signals);
        this.#shown = layerFigures(state);
      }
    } catch (error) {
      this.#stopped = state;
      this.options.fail(`The signals could not be sent: ${String(error)}`);
    }
    this.#progress = undefined;
    this.options.redraw();
  }
}
