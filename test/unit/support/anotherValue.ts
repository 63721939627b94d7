import type { Param, ParamValue } from '../../../src/engine/params.js';

/** A value that the parameter takes and that is not its default. */
export function anotherValue(spec: Param): ParamValue {
  switch (spec.kind) {
    case 'number':
    case 'optional': {
      const start = spec.default ?? spec.min;
      const near = [start + spec.step, start - spec.step, start / 2, spec.max];
      return near.find((value) => value !== spec.default && spec.allowed.test(value)) ?? start;
    }
    case 'flag':
      return !spec.default;
    case 'choice':
      return spec.options.find((option) => option !== spec.default) ?? spec.default;
    case 'tuple':
      return spec.items.map((item) => Number(anotherValue(item)));
    case 'list':
      return [2, 3, 5];
    case 'tensor':
      return null;
  }
}
