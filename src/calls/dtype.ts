import type { CallArguments } from './callArguments.js';
import { Unreadable } from './refusals.js';

/** A type of numbers. */
export interface Dtype {
  readonly name: string;
  readonly bytes: number;
}

/** By the names that PyTorch gives them. */
const BYTES: Readonly<Record<string, number>> = {
  float16: 2,
  half: 2,
  bfloat16: 2,
  float32: 4,
  float: 4,
  float64: 8,
  double: 8,
  complex64: 8,
  cfloat: 8,
  complex128: 16,
  cdouble: 16,
};

/** The type of what a layer learns, float32 if the call says nothing; `undefined` if it is not known. */
export function dtypeOf(call: CallArguments<unknown>): Dtype | undefined {
  try {
    const value = call.value('dtype');
    if (!value || (value.kind === 'literal' && value.value === null)) return typeNamed('float32');
    const [, name = ''] = /^\w+\.(\w+)$/.exec(value.text) ?? [];
    return typeNamed(name);
  } catch (error) {
    if (error instanceof Unreadable) return undefined;
    throw error;
  }
}

function typeNamed(name: string): Dtype | undefined {
  const size = Object.hasOwn(BYTES, name) ? BYTES[name] : undefined;
  return size === undefined ? undefined : { name, bytes: size };
}
