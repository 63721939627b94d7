import type { Preset } from '../lab.js';
import { initialState, type LearningCurvesState } from './state.js';
import type { SampleId } from './samples.js';

function sample(id: SampleId): LearningCurvesState {
  return { ...initialState, data: { kind: 'sample', id } };
}

export const presets: readonly Preset<LearningCurvesState>[] = [
  {
    id: 'healthy',
    title: 'A healthy run',
    story:
      'Training and validation fall together and flatten out together; the gap stays small. There are enough rows for a network of this size.',
    state: sample('healthy'),
  },
  {
    id: 'overfitting',
    title: 'Overfitting',
    story:
      'Few rows, some with wrong labels, and a large network: the training loss goes on falling while the validation loss turns round and climbs. Early stopping keeps the weights of the turning point.',
    state: sample('overfitting'),
  },
  {
    id: 'underfitting',
    title: 'Stopped too soon',
    story:
      'Both losses are still high and still falling at the end: more epochs, a higher rate or a larger network would help; regularization would not.',
    state: sample('underfitting'),
  },
  {
    id: 'diverging',
    title: 'Learning rate too high',
    story:
      'The loss jumps up and down instead of falling: the second half of the run gains nothing on the first. Lower the rate tenfold, or warm it up.',
    state: sample('diverging'),
  },
  {
    id: 'rates',
    title: 'Three learning rates over each other',
    story:
      'The same network, three times: at 0.01 it learns slowly, at 0.3 well, at 3 it jumps about. The table sorts by any column; a run that you choose is shown in full below.',
    state: sample('rates'),
  },
  {
    id: 'smoothed',
    title: 'Smoothing hides what it should show',
    story:
      'With TensorBoard’s weight 0.9 the jumps are gone from the thick line. The thin one is what was measured, and all that is said is of it.',
    state: { ...sample('diverging'), smoothing: 0.9 },
  },
];
