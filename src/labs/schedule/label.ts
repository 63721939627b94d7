import { schedules } from '../../engine/schedules/index.js';
import { inCode, rate } from '../figure/formatNumber.js';
import { isDefault, paramLiteral, valueOf } from '../paramsToCode.js';
import { shortText } from '../paramsFromCall.js';
import { isSequence, leaves, pythonParams, unknownOf, type ScheduleNode } from './node.js';
import { baseLrOf } from './rates.js';
import type { Curve } from './state.js';

/** E.g. `StepLR(step_size=30)` or `LinearLR → CosineAnnealingLR(T_max=90)`; defaults are left out. */
export function nodeLabel(node: ScheduleNode): string {
  if (node.schedulers.length > 0) return joined(node, nodeLabel);
  const { label, params: specs } = schedules.get(node.id);
  const given = [...settings(node)].filter(([name]) => {
    const spec = specs[name];
    const isUnknown = unknownOf(node).includes(name);
    return (
      !spec || isUnknown || 'required' in spec || !isDefault(spec, valueOf(name, spec, node.params))
    );
  });
  const shown = given.map(([name, text]) => `${name}=${text}`).join(', ');
  return shown === '' ? label : `${label}(${shown})`;
}

/** The schedulers of a curve, and its rate where the curves differ in it. */
export function curveLabel(curve: Curve, curves: readonly Curve[]): string {
  return [together(curve, nodeLabel), ...rateLabel(curve, curves)].join(', ');
}

/** The names of a curve's schedulers, and what sets it apart from others with the same names. */
export function shortLabel(curve: Curve, curves: readonly Curve[]): string {
  const names = together(curve, nodeName);
  const rivals = curves.filter((other) => together(other, nodeName) === names);
  const all = rivals.map((other) => other.schedulers.flatMap(leaves).map(settings));
  const own = curve.schedulers.flatMap(leaves).map(settings);
  const apart = own.flatMap((values, part) =>
    [...values].flatMap(([name, text]) =>
      all.some((parts) => parts[part]?.get(name) !== text) ? [`${name}=${text}`] : [],
    ),
  );
  return [names, ...apart, ...rateLabel(curve, rivals)].join(', ');
}

/** The name of a scheduler, e.g. `StepLR`, or of its parts. */
export function nodeName(node: ScheduleNode): string {
  return node.schedulers.length > 0 ? joined(node, nodeName) : schedules.get(node.id).label;
}

function together({ schedulers }: Curve, label: (node: ScheduleNode) => string): string {
  return schedulers.map(label).join(' · ');
}

function joined(node: ScheduleNode, label: (node: ScheduleNode) => string): string {
  return node.schedulers.map(label).join(isSequence(node.id) ? ' → ' : ' · ');
}

function rateLabel(curve: Curve, curves: readonly Curve[]): string[] {
  const lr = baseLrOf(curve);
  return curves.some((other) => baseLrOf(other) !== lr) ? [`lr ${rate(lr)}`] : [];
}

/** What a scheduler is made with, as text by parameter. */
function settings(node: ScheduleNode): ReadonlyMap<string, string> {
  const { id, params, functions, texts } = node;
  const specs = Object.entries(pythonParams(schedules.get(id)));
  const unknown = unknownOf(node).filter((name) => !name.startsWith('*'));
  return new Map([
    ...specs.map(([name, spec]): [string, string] => {
      const value = valueOf(name, spec, params);
      return [
        name,
        typeof value === 'number' ? inCode(shortened(value)) : paramLiteral(spec, value),
      ];
    }),
    ...Object.entries(functions),
    ...unknown.map((name): [string, string] => [name, shortText(texts[name] ?? '')]),
  ]);
}

/** With four digits that count, unless it is whole. */
function shortened(value: number): number {
  return Number.isInteger(value) ? value : Number(value.toPrecision(4));
}
