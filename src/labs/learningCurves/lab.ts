import type { TableLab } from '../lab.js';
import { fromCode, ruleOf, stoppingNames, toCode } from './code.js';
import { loadInline } from './data.js';
import { isLog } from './guessColumns.js';
import { onlyLog } from './runs/openLog.js';
import { presets } from './presets.js';
import {
  initialState,
  learningCurvesSchema,
  logSourceSchema,
  MOST_SOURCES,
  NO_CHOICE,
  type LearningCurvesState,
  type LogSource,
} from './state.js';
import { toScript } from './toScript.js';
import { viewOf } from './view.js';

export const learningCurvesLab: TableLab<LearningCurvesState, LogSource> = {
  id: 'learningCurves',
  schema: learningCurvesSchema,
  initial: initialState,
  presets,
  library: 'Python',
  recognises: (name) => ruleOf(name) !== undefined,
  foreignNames: stoppingNames,
  readsCallAlone: true,
  fromCode,
  sourceSchema: logSourceSchema,
  withData: (shown, data) => ({ ...shown, ...NO_CHOICE, data }),
  withMore,
  isData: isLog,
  toCode,
  toScript,
  join,
  figures: (state) => {
    const loaded = loadInline(state.data);
    return loaded ? viewOf(state, onlyLog(loaded)).figures : [];
  },
  formulaText: () => '',
};

/** A call brings its early stopping to the run that is shown; anything else takes its place. */
function join(shown: LearningCurvesState, opened: LearningCurvesState): LearningCurvesState {
  const { stopping, ...others } = opened;
  const isCall = Object.entries(others).every(
    ([part, value]) =>
      JSON.stringify(value) === JSON.stringify(initialState[part as keyof typeof others]),
  );
  return isCall ? { ...shown, stopping } : opened;
}

/** Further logs beside those that are shown; one that is open already is not opened twice. */
function withMore(shown: LearningCurvesState, added: readonly LogSource[]): LearningCurvesState {
  const open = new Set([shown.data, ...shown.more].map((source) => JSON.stringify(source)));
  const others = added.filter((source) => !open.has(JSON.stringify(source)));
  return { ...shown, more: [...shown.more, ...others].slice(0, MOST_SOURCES) };
}
