import { optimizers } from '../../engine/optimizers/index.js';
import type { LabFigure } from '../figure/figure.js';
import type { Lab } from '../lab.js';
import { fromCode } from './fromCode.js';
import { lossFigure } from './lossFigure.js';
import { pathsFigure } from './pathsFigure.js';
import { presets } from './presets.js';
import { ratesFigure } from './ratesFigure.js';
import { fullName } from './runnerNames.js';
import { runsOf, type Run } from './run.js';
import {
  freeColour,
  initialState,
  MAX_RUNNERS,
  optimizerSchema,
  type OptimizerState,
} from './state.js';
import { toCode } from './toCode.js';
import { toScript } from './toScript.js';

export const optimizerLab: Lab<OptimizerState> = {
  id: 'optimizer',
  schema: optimizerSchema,
  initial: initialState,
  presets,
  recognises: (name) => optimizers.find(name) !== undefined && name.startsWith('torch.optim.'),
  fromCode,
  toCode,
  toScript,
  join,
  figures: (state) => figuresOf(state, runsOf(state)),
  formulaText: () => '',
};

/** The figures of a state whose runs are known. */
export function figuresOf(state: OptimizerState, runs: readonly Run[]): readonly LabFigure[] {
  const scheduled = state.runners.some(({ schedulers }) => schedulers.length > 0);
  return [
    pathsFigure(state, runs),
    lossFigure(state, runs),
    ...(scheduled ? [ratesFigure(state, runs)] : []),
  ];
}

/** Selects the opened optimizer if it runs already, adds it if there is room, else replaces the selected one. */
function join(shown: OptimizerState, opened: OptimizerState): OptimizerState {
  const runner = opened.runners[opened.selected];
  if (!runner) return shown;
  const { runners } = shown;
  const place = (at: number): OptimizerState => ({
    ...shown,
    runners: runners.with(at, { ...runner, colour: runners[at]?.colour ?? 0 }),
    selected: at,
  });
  const same = runners.findIndex(
    (other) => fullName(other) === fullName(runner) && other.id === runner.id,
  );
  if (same >= 0) return place(same);
  if (runners.length >= MAX_RUNNERS) return place(shown.selected);
  return {
    ...shown,
    runners: [...runners, { ...runner, colour: freeColour(runners) }],
    selected: runners.length,
  };
}
