import { inCode } from './figure/formatNumber.js';
import type { Param, ParamSpecs, ParamValue, ParamValues } from '../engine/params.js';

/** The keyword arguments of a call, e.g. `lr=0.01`; those that equal Python's default are left out. */
export function paramsToCode(specs: ParamSpecs, params: ParamValues): string[] {
  return Object.entries(specs).flatMap(([name, spec]) => {
    const value = valueOf(name, spec, params);
    if (isDefault(spec, value) && !('required' in spec)) return [];
    return [`${name}=${paramLiteral(spec, value)}`];
  });
}

/** The value that a parameter has where only what differs from the defaults need be given. */
export function valueOf(name: string, spec: Param, params: ParamValues): ParamValue {
  const given = params[name];
  return given === undefined ? spec.default : given;
}

/** Whether a value is the parameter's default. */
export function isDefault(spec: Param, value: ParamValue): boolean {
  return String(value) === String(spec.default) && typeof value === typeof spec.default;
}

/** Writes a parameter's value as Python does: `1.0` for a number, `1` for a whole one, `(0.9, 0.999)`. */
export function paramLiteral(spec: Param, value: ParamValue): string {
  if (typeof value === 'string') return `'${value}'`;
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (value === null) return 'None';
  if (typeof value === 'number') return number(value, 'integer' in spec);
  if (spec.kind === 'tuple') {
    const items = spec.items.map((item, i) => paramLiteral(item, value[i] ?? null));
    return `(${items.join(', ')})`;
  }
  return `[${value.map((item) => (item === null ? 'None' : inCode(item))).join(', ')}]`;
}

function number(value: number, whole: boolean): string {
  if (whole) return BigInt(value).toString();
  return Number.isInteger(value) && Math.abs(value) < 1e16 ? `${value}.0` : inCode(value);
}
