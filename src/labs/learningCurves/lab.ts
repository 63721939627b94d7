import type { TableLab } from '../lab.js';
import { fromCode, ruleOf, stoppingNames, toCode } from './code.js';
import { loadInline } from './data.js';
import { isLog } from './guessColumns.js';
import { presets } from './presets.js';
import { initialState, learningCurvesSchema, type LearningCurvesState } from './state.js';
import { toScript } from './toScript.js';
import { viewOf } from './view.js';

export const learningCurvesLab: TableLab<LearningCurvesState> = {
  id: 'learningCurves',
  schema: learningCurvesSchema,
  initial: initialState,
  presets,
  library: 'Python',
  recognises: (name) => ruleOf(name) !== undefined,
  foreignNames: stoppingNames,
  readsCallAlone: true,
  fromCode,
  withData: (shown, data) => ({ ...shown, data, columns: null, run: null, resumed: null }),
  isData: isLog,
  toCode,
  toScript,
  join,
  figures: (state) => {
    const loaded = loadInline(state.data);
    return loaded ? viewOf(state, loaded).figures : [];
  },
  formulaText: () => '',
};

/** A call brings its early stopping to the run that is shown; anything else takes its place. */
function join(shown: LearningCurvesState, opened: LearningCurvesState): LearningCurvesState {
  const { stopping } = opened;
  const isCall = JSON.stringify(opened) === JSON.stringify({ ...initialState, stopping });
  return isCall ? { ...shown, stopping } : opened;
}
