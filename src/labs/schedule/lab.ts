import { formulaOf } from '../../engine/formula.js';
import { schedules } from '../../engine/schedules/index.js';
import { withDefaults } from '../../engine/params.js';
import { inCode } from '../figure/formatNumber.js';
import type { Lab } from '../lab.js';
import { paramLiteral } from '../paramsToCode.js';
import { figures } from './figures.js';
import { fromCode } from './fromCode.js';
import { unknownOf } from './node.js';
import { presets } from './presets.js';
import { baseLrOf } from './rates.js';
import {
  freeColour,
  initialState,
  MAX_CURVES,
  scheduleSchema,
  type Curve,
  type ScheduleState,
} from './state.js';
import { toCode } from './toCode.js';
import { toScript } from './toScript.js';

export const scheduleLab: Lab<ScheduleState> = {
  id: 'schedule',
  schema: scheduleSchema,
  initial: initialState,
  presets,
  recognises: (name) => schedules.find(name) !== undefined && name.includes('.'),
  fromCode,
  toCode,
  asCall: (state) => ({
    ...state,
    curves: state.curves.map((curve) => ({ ...curve, written: 'call' })),
  }),
  toScript,
  join,
  figures,
  formulaText: ({ curves, selected }) => (curves[selected] ? textOf(curves[selected]) : ''),
};

/** The definition of the curve's own scheduler with its numbers in it. */
export function textOf(curve: Curve): string {
  const own = curve.schedulers[curve.own];
  if (!own) return '';
  const schedule = schedules.get(own.id);
  const { params: specs } = schedule;
  const { text } = formulaOf(schedule, own.params);
  const values: Readonly<Record<string, unknown>> = withDefaults(specs, own.params);
  const written = text
    .split(/\b/)
    .map((word) => {
      if (word === 'base_lr' && !('base_lr' in specs)) {
        return curve.optimizer.isUnknown ? word : inCode(baseLrOf(curve));
      }
      const spec = Object.hasOwn(specs, word) ? specs[word] : undefined;
      const value = values[word];
      const isKnown = spec && !unknownOf(own).includes(word);
      return isKnown && typeof value === 'number' ? paramLiteral(spec, value) : word;
    })
    .join('');
  return written;
}

/** Selects what is shown already, adds it where there is room, else replaces the selected curve. */
function join(shown: ScheduleState, opened: ScheduleState): ScheduleState {
  const curve = opened.curves[opened.selected];
  if (!curve) return shown;
  const run = {
    steps: Math.max(shown.steps, opened.steps),
    stepsPerEpoch: opened.stepsPerEpoch > 1 ? opened.stepsPerEpoch : shown.stepsPerEpoch,
  };
  const { unit, ...rest } = shown;
  const place = (at: number, colour: number): ScheduleState => ({
    ...rest,
    ...run,
    ...(unit && opened.unit && { unit }),
    curves: shown.curves.with(at, { ...curve, colour }),
    selected: at,
  });
  const key = keyOf(curve);
  const same = shown.curves.findIndex((other) => keyOf(other) === key);
  if (same >= 0) return place(same, shown.curves[same]?.colour ?? 0);
  if (shown.curves.length >= MAX_CURVES) {
    return place(shown.selected, shown.curves[shown.selected]?.colour ?? 0);
  }
  const curves = [...shown.curves, { ...curve, colour: freeColour(shown.curves) }];
  return { ...place(0, 0), curves, selected: curves.length - 1 };
}

function keyOf({ schedulers, optimizer }: Curve): string {
  return JSON.stringify([schedulers, optimizer]);
}
