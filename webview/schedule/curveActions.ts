import { html, nothing, type TemplateResult } from 'lit';
import { defaultNode } from '../../src/labs/schedule/node.js';
import { schedulerSteps } from '../../src/labs/schedule/rates.js';
import { stretched } from '../../src/labs/schedule/span.js';
import { MAX_TOGETHER } from '../../src/labs/schedule/state.js';
import { warmedUp } from '../../src/labs/schedule/warmUp.js';
import { button } from '../ui/controls.js';
import type { CurveCardOptions } from './curveCardOptions.js';

/** What is done to a curve by one click. */
export function curveActions(options: CurveCardOptions): TemplateResult {
  const { curve, state, change, race } = options;
  const { schedulers } = curve;
  const steps = schedulerSteps(curve, state);
  const warm = warmedUp(curve, steps);
  return html`<div class="buttons">
    ${
      warm
        ? button(
            'Warm up first',
            () => {
              change(warm);
            },
            { title: 'Put a linear warm-up over the first 5 % of the run in front' },
          )
        : nothing
    }
    ${fit(options, steps)}
    ${
      schedulers.length < MAX_TOGETHER
        ? button(
            'Step another beside it',
            () => {
              change({
                schedulers: [...schedulers, defaultNode('exponential_lr')],
                written: 'lines',
              });
            },
            { title: 'A second scheduler on the same optimizer, stepped after this one' },
          )
        : nothing
    }
    ${button('Race it in the Optimizer Lab', race, {
      title: 'Open the Optimizer Lab with this schedule',
    })}
  </div>`;
}

function fit(
  { curve: { schedulers, own }, change }: CurveCardOptions,
  steps: number,
): TemplateResult | typeof nothing {
  const scheduler = schedulers[own];
  const fitted = scheduler && stretched(scheduler, steps);
  if (!fitted || JSON.stringify(fitted) === JSON.stringify(scheduler)) return nothing;
  return button(
    'Fit to the run',
    () => {
      change({ schedulers: schedulers.with(own, fitted) });
    },
    { title: `Make it as long as the run, ${steps} steps` },
  );
}
