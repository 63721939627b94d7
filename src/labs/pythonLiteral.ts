import type { ParamValue } from '../engine/params.js';

/** Writes a value as Python does: a whole number keeps its `.0`, a string its quotes. */
export function pythonLiteral(value: ParamValue): string {
  if (typeof value === 'string') return `'${value}'`;
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (value === null) return 'None';
  if (typeof value === 'object') return `(${value.map(pythonLiteral).join(', ')})`;
  return Number.isInteger(value) && Math.abs(value) < 1e16 ? `${value}.0` : String(value);
}
