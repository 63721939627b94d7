import { html, nothing, type TemplateResult } from 'lit';
import { suggestionMethods } from '../../src/engine/lrSuggestion.js';
import { show } from '../../src/labs/figure/formatNumber.js';
import type { ScheduleState } from '../../src/labs/schedule/state.js';
import { button, dropdown, slider } from '../ui/controls.js';

export interface FinderOptions {
  readonly finder: ScheduleState['finder'];
  /** Which part of the test is done; none where none runs. */
  readonly progress: number | undefined;
  /** The rate that the last test suggests. */
  readonly suggested: number | undefined;
  readonly change: (change: Partial<ScheduleState['finder']>) => void;
  readonly refuse: (problem: string) => void;
  readonly start: () => void;
  readonly stop: () => void;
  readonly use: (lr: number) => void;
}

/** The range test: its settings, its progress, and what to do with what it finds. */
export function finderControls(options: FinderOptions): TemplateResult {
  const { finder, progress, suggested, start, stop, use, change } = options;
  return html`<h2>Learning-rate finder</h2>
    <p class="hint">
      Trains a small network with rates that grow from batch to batch, and looks where the loss
      falls.
    </p>
    <div class="buttons">
      ${
        progress === undefined
          ? button(finder.shown ? 'Run it again' : 'Find a rate', start)
          : button('Stop', stop)
      }
      ${
        suggested === undefined || progress !== undefined
          ? nothing
          : button(
              `Use ${show(suggested)}`,
              () => {
                use(suggested);
              },
              { primary: true, title: 'Make it the rate of the selected schedule' },
            )
      }
    </div>
    ${
      progress === undefined
        ? nothing
        : html`<div role="status">
            <progress max="1" value=${progress} aria-label="Testing rates"></progress>
          </div>`
    }
    ${finder.shown ? settings(options) : nothing}
    ${
      finder.shown
        ? button('Hide the finder', () => {
            change({ shown: false });
          })
        : nothing
    }`;
}

function settings({ finder, change, refuse }: FinderOptions): TemplateResult {
  const rate = (name: string, key: 'from' | 'to', description: string): TemplateResult =>
    slider({
      name,
      description,
      value: finder[key],
      min: 1e-8,
      max: 100,
      step: 0,
      scale: 'log',
      change: (value) => {
        const next = { ...finder, [key]: value };
        if (value < 1e-10 || value > 100) refuse('A rate of the test is between 1e-10 and 100.');
        else if (next.to <= next.from) refuse('The last rate of the test must be above the first.');
        else change({ [key]: value });
      },
    });
  const whole = (
    name: string,
    key: 'steps' | 'batchSize' | 'seed',
    description: string,
    min: number,
    max: number,
  ): TemplateResult =>
    slider({
      name,
      description,
      value: finder[key],
      min,
      max,
      step: 1,
      change: (value) => {
        const next = Math.round(value);
        if (next < min || next > max)
          refuse(`${name} must be a whole number from ${min} to ${max}.`);
        else change({ [key]: next });
      },
    });
  return html`<label class="field"
      ><span class="name">Suggest by</span> ${dropdown({
        label: 'How a rate is suggested',
        value: finder.method,
        options: suggestionMethods.map((method) => ({ value: method, text: METHODS[method] })),
        change: (value) => {
          const method = suggestionMethods.find((one) => one === value);
          if (method) change({ method });
        },
      })}</label
    >
    ${rate('from', 'from', 'The first rate.')} ${rate('to', 'to', 'The last rate.')}
    ${whole('steps', 'steps', 'Batches of the test.', 20, 2000)}
    ${whole('batch size', 'batchSize', 'Samples in a batch, of 600.', 1, 600)}
    ${whole('seed', 'seed', 'Another seed: other data, another network.', 0, 1000)}`;
}

const METHODS: Readonly<Record<(typeof suggestionMethods)[number], string>> = {
  valley: 'the valley',
  steep: 'the steepest fall',
  minimum: 'a tenth of the minimum',
  slide: 'the slide’s end',
};
