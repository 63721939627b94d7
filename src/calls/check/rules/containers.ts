import type { Value } from '../../../python/index.js';
import { layers } from '../../define.js';
import { defineChecks, type Rule } from '../define.js';
import { kindOf } from '../kind.js';
import { ofKind } from '../vocabulary.js';

const NUMBERS = new Set(['int', 'float', 'bool', 'None']);

/** A module, or the `None` that stands for none. */
const isModule = (value: Value): boolean => ['unknown', 'None'].includes(kindOf(value));
const isEmpty = (value: Value): boolean =>
  (value.kind === 'literal' && value.value === '') ||
  (value.kind === 'dict' && value.entries.length === 0);

const modules: Rule = {
  text: 'a list of modules',
  takes: (value) =>
    isModule(value) || isEmpty(value) || (value.kind === 'sequence' && value.items.every(isModule)),
};
const named: Rule = {
  text: 'a dict of modules by name',
  takes: (value) => {
    if (isModule(value) || isEmpty(value)) return true;
    if (value.kind === 'sequence')
      return value.items.every((one) => kindOf(one) !== 'str' && pairable(one));
    if (value.kind !== 'dict') return false;
    return value.entries.every(([key, one]) => isModule(one) && isName(key));
  },
};

function pairable(value: Value): boolean {
  return value.kind === 'sequence' || kindOf(value) === 'unknown';
}

function isName(key: Value): boolean {
  if (kindOf(key) === 'unknown') return true;
  if (key.kind !== 'literal' || typeof key.value !== 'string') return false;
  return key.value !== '' && !key.value.includes('.');
}

export default defineChecks(
  {
    names: layers('Sequential'),
    together: [
      ({ positional }) => {
        const wrong = positional.find((value) => !isModule(value));
        if (!wrong) return undefined;
        const isList = wrong.kind === 'sequence' && positional.length === 1;
        const remedy = isList ? `; write \`*${wrong.text}\`` : '';
        const sentence = `every layer must be a module, got \`${wrong.text}\`${remedy}`;
        return { parameter: 'args', sentence };
      },
    ],
  },
  { names: layers('ModuleList'), takes: { modules } },
  { names: layers('ModuleDict'), takes: { modules: named } },
  {
    names: layers('ParameterDict'),
    takes: {
      parameters: {
        text: 'a dict of parameters by name',
        takes: (value) => {
          if (value.kind === 'sequence') {
            return value.items.every((one) => !NUMBERS.has(kindOf(one)));
          }
          return isEmpty(value) || ['unknown', 'None', 'dict'].includes(kindOf(value));
        },
      },
    },
  },
  {
    names: layers('ParameterList'),
    takes: {
      values: ofKind('a list of parameters', 'None', 'str', 'list', 'tuple', 'set', 'dict'),
    },
  },
  {
    names: layers('Parameter', 'Buffer'),
    takes: { data: ofKind('a tensor', 'None') },
  },
  {
    names: layers('Parameter', 'UninitializedParameter', 'UninitializedBuffer'),
    takes: { requires_grad: ofKind('True or False', 'bool') },
  },
);
