import type { LabFigure } from '../figure/figure.js';
import type { Lab } from '../lab.js';
import { labelOf, textOf } from './curves.js';
import { curvesFigure } from './figures.js';
import { fromCode } from './fromCode.js';
import { functions } from './functions/index.js';
import { layerFigures } from './layerFigures.js';
import { presets } from './presets.js';
import {
  activationSchema,
  defaultCurve,
  freeColour,
  initialState,
  MAX_CURVES,
  type ActivationState,
} from './state.js';
import { toCode } from './toCode.js';
import { toScript } from './toScript.js';

export const activationLab: Lab<ActivationState> = {
  id: 'activation',
  schema: activationSchema,
  initial: initialState,
  presets,
  recognises: (name) => functions.find(name) !== undefined,
  readsCallAlone: true,
  fromCode,
  toCode,
  toScript,
  join,
  figures: (state) => figuresOf(state, layerFigures(state)),
  formulaText({ curves, selected }) {
    const curve = curves[selected];
    if (!curve) return '';
    const text = textOf(curve);
    return text === textOf(defaultCurve(curve.id, 0)) ? '' : text;
  },
};

/** The curves take the whole width where nothing is beside them. */
export function figuresOf(
  state: ActivationState,
  throughLayers: readonly LabFigure[],
): readonly LabFigure[] {
  const curves = curvesFigure(state);
  if (throughLayers.length > 0) return [curves, ...throughLayers];
  return [{ ...curves, wide: true, aspect: 0.5 }];
}

/** Selects the opened curve if it is shown already, adds it if there is room, else replaces the selected one. */
function join(shown: ActivationState, opened: ActivationState): ActivationState {
  const curve = opened.curves[opened.selected];
  if (!curve) return shown;
  const same = shown.curves.findIndex((other) => labelOf(other) === labelOf(curve));
  if (same >= 0) {
    const curves = shown.curves.with(same, { ...curve, colour: shown.curves[same]?.colour ?? 0 });
    return { ...shown, curves, selected: same };
  }
  if (shown.curves.length < MAX_CURVES) {
    const curves = [...shown.curves, { ...curve, colour: freeColour(shown.curves) }];
    return { ...shown, curves, selected: curves.length - 1 };
  }
  const colour = shown.curves[shown.selected]?.colour ?? 0;
  return { ...shown, curves: shown.curves.with(shown.selected, { ...curve, colour }) };
}
