import { optimizers } from '../../engine/optimizers/index.js';
import { schedules } from '../../engine/schedules/index.js';
import type { ParamValue } from '../../engine/params.js';
import { inCode } from '../figure/formatNumber.js';
import { valueOf } from '../paramsToCode.js';
import type { Runner } from './state.js';

/** E.g. `Adam(lr=0.1)`, with everything that is given. */
export function fullName(runner: Runner): string {
  const { label } = optimizers.get(runner.id);
  const given = Object.entries(runner.params).map(([name, value]) => `${name}=${text(value)}`);
  return `${label}(${given.join(', ')})${scheduleText(runner)}`;
}

/** Names that tell the runners apart and say no more: `Adam`, or `SGD lr=0.1` beside `SGD lr=0.2`. */
export function shortNames(runners: readonly Runner[]): readonly string[] {
  const names = runners.map((runner) => {
    const { label, params } = optimizers.get(runner.id);
    const alike = runners.filter(({ id }) => id === runner.id);
    const differing = Object.entries(params).flatMap(([name, spec]) => {
      const value = text(valueOf(name, spec, runner.params));
      const values = new Set(alike.map((one) => text(valueOf(name, spec, one.params))));
      const telling = name === 'lr' || value !== text(spec.default);
      return values.size > 1 && telling ? [`${name}=${value}`] : [];
    });
    const plans = new Set(alike.map(scheduleText));
    return [label, ...differing].join(' ') + (plans.size > 1 ? scheduleText(runner) : '');
  });
  return names.map((name, i) => {
    const before = names.slice(0, i).filter((other) => other === name).length;
    return before > 0 ? `${name} (${before + 1})` : name;
  });
}

function scheduleText({ schedulers }: Runner): string {
  return schedulers.map(({ id }) => ` + ${schedules.get(id).label}`).join('');
}

function text(value: ParamValue): string {
  if (value === null) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  return typeof value === 'object'
    ? `(${value.map(text).join(', ')})`
    : typeof value === 'number'
      ? inCode(value)
      : value;
}
