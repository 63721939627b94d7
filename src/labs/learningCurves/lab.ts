import type { Lab } from '../lab.js';
import { fromCode, ruleOf, toCode } from './code.js';
import { learningCurveFigures } from './figures.js';
import { presets } from './presets.js';
import { initialState, learningCurvesSchema, type LearningCurvesState } from './state.js';
import { toScript } from './toScript.js';

export const learningCurvesLab: Lab<LearningCurvesState> = {
  id: 'learningCurves',
  schema: learningCurvesSchema,
  initial: initialState,
  presets,
  recognises: (name) => ruleOf(name) !== undefined,
  fromCode,
  toCode,
  toScript,
  join: (shown, { stopping }) => ({ ...shown, stopping }),
  figures: learningCurveFigures,
  formulaText: () => '',
};
