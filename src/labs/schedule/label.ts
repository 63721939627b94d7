import { schedules } from '../../engine/schedules/index.js';
import { show } from '../figure/figure.js';
import { isDefault, paramLiteral } from '../paramsToCode.js';
import { isSequence, type ScheduleNode } from './node.js';
import { baseLrOf } from './rates.js';
import type { Curve } from './state.js';

/** E.g. `StepLR(step_size=30)` or `LinearLR → CosineAnnealingLR(T_max=90)`; defaults are left out. */
export function nodeLabel(node: ScheduleNode): string {
  const { label, params: specs, composite } = schedules.get(node.id);
  if (composite) return node.schedulers.map(nodeLabel).join(isSequence(node.id) ? ' → ' : ' · ');
  const shown = Object.entries(node.params).flatMap(([name, value]) => {
    const spec = specs[name];
    const stands = spec && ('required' in spec || !isDefault(spec, value));
    return stands
      ? [`${name}=${typeof value === 'number' ? show(value) : paramLiteral(spec, value)}`]
      : [];
  });
  for (const [name, text] of Object.entries(node.functions)) shown.push(`${name}=${text}`);
  return shown.length > 0 ? `${label}(${shown.join(', ')})` : label;
}

/** The schedulers of a curve, and its rate where the curves differ in it. */
export function curveLabel(curve: Curve, curves: readonly Curve[]): string {
  const label = curve.schedulers.map(nodeLabel).join(' · ');
  const lr = baseLrOf(curve);
  const differs = curves.some((other) => baseLrOf(other) !== lr);
  return differs ? `${label}, lr ${show(lr)}` : label;
}

/** Like `curveLabel`, in short: the names of the schedulers alone, where no other curve has them. */
export function shortLabel(curve: Curve, curves: readonly Curve[]): string {
  const names = namesOf(curve);
  const isAlone = curves.every((other) => other === curve || namesOf(other) !== names);
  return isAlone ? names : curveLabel(curve, curves);
}

function namesOf({ schedulers }: Curve): string {
  const name = (node: ScheduleNode): string => {
    if (node.schedulers.length === 0) return schedules.get(node.id).label;
    return node.schedulers.map(name).join(isSequence(node.id) ? ' → ' : ' · ');
  };
  return schedulers.map(name).join(' · ');
}
