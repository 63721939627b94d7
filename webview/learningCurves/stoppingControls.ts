import { html, type TemplateResult } from 'lit';
import type { LearningCurvesState } from '../../src/labs/learningCurves/state.js';
import { field, slider } from '../ui/controls.js';

type Stopping = LearningCurvesState['stopping'];

/** The early stopping that is replayed. */
export function stoppingControls(
  stopping: Stopping,
  set: (stopping: Stopping) => void,
  refuse: (problem: string) => void,
): TemplateResult {
  const change = (part: Partial<Stopping>): void => {
    set({ ...stopping, ...part });
  };
  return html`${field(
    'Callback of',
    stopping.rule,
    [
      { value: 'lightning', text: 'Lightning' },
      { value: 'keras', text: 'Keras' },
    ],
    (rule) => {
      change({ rule: rule === 'keras' ? 'keras' : 'lightning' });
    },
  )}
  ${slider({
    name: 'patience',
    description: 'Epochs without improvement after which training stops.',
    min: 0,
    max: 50,
    step: 1,
    value: stopping.patience,
    change: (patience) => {
      if (Number.isInteger(patience) && patience >= 0 && patience <= 10_000) change({ patience });
      else refuse('patience must be a whole number from 0 to 10000.');
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
      else refuse('min_delta must be from 0 to 1000000.');
    },
  })}`;
}
