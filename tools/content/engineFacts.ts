import { activations } from '../../src/engine/activations/index.js';
import type { SpecialFormula } from '../../src/engine/formula.js';
import { gates } from '../../src/engine/gates/index.js';
import { initializers } from '../../src/engine/init/index.js';
import { losses } from '../../src/engine/losses/index.js';
import { metrics } from '../../src/engine/metrics/index.js';
import { optimizers } from '../../src/engine/optimizers/index.js';
import type { Param, ParamSpecs } from '../../src/engine/params.js';
import { schedules } from '../../src/engine/schedules/index.js';
import { vectorActivations } from '../../src/engine/vectorActivations/index.js';

/** What the engine says about a symbol, so that its entry need not. */
export interface EngineFacts {
  /** Every Python name that computes the same. */
  readonly names: readonly string[];
  readonly signature: string | undefined;
  readonly tex: string;
  readonly text: string | undefined;
  /** Formulas that hold instead for some arguments. */
  readonly special: readonly SpecialFormula[];
  readonly params: Readonly<Record<string, { readonly text: string; readonly range?: string }>>;
  readonly shapes: Readonly<Record<string, string>>;
}

const ELEMENT_WISE = { in: '(*), any shape', out: '(*), the same shape' };

const FAMILIES = [
  { kind: 'activation function', registry: activations },
  { kind: 'activation function', registry: gates },
  { kind: 'activation function', registry: vectorActivations },
  { kind: 'loss', registry: losses },
  { kind: 'optimizer', registry: optimizers },
  { kind: 'learning-rate schedule', registry: schedules },
  { kind: 'initializer', registry: initializers },
] as const;

/** The name of everything that the engine computes and Python has, with what it is. */
export function engineSymbols(): { readonly name: string; readonly kind: string }[] {
  return [...FAMILIES, { kind: 'metric', registry: metrics } as const].flatMap(
    ({ kind, registry }) =>
      [...registry].flatMap(({ forms: [form] }) => (form ? [{ name: form.name, kind }] : [])),
  );
}

/** What the engine says about a qualified name, or `undefined` if it does not compute it. */
export function engineFacts(name: string): EngineFacts | undefined {
  for (const { registry } of FAMILIES) {
    const found = registry.find(name);
    if (!found) continue;
    return {
      names: found.forms.map((form) => form.name),
      signature: found.forms.find((form) => form.name === name)?.signature,
      tex: found.tex,
      text: 'text' in found ? found.text : undefined,
      special: 'special' in found ? (found.special ?? []) : [],
      params: describeAll(found.params, 'callbacks' in found ? found.callbacks : []),
      shapes: activations.find(name) ? ELEMENT_WISE : {},
    };
  }
  const metric = metrics.find(name);
  if (!metric) return undefined;
  return {
    names: metric.forms.map((form) => form.name),
    signature: metric.forms.find((form) => form.name === name)?.signature,
    tex: metric.tex,
    text: metric.text,
    special: [],
    params: {},
    shapes: {},
  };
}

/** The range is left out of `functions`: what the engine takes for them is not what Python takes. */
function describeAll(params: ParamSpecs, functions: readonly string[]): EngineFacts['params'] {
  return Object.fromEntries(
    Object.entries(params).map(([name, param]) => {
      const range = functions.includes(name) ? undefined : rangeOf(param);
      return [name, { text: param.description, ...(range !== undefined && { range }) }];
    }),
  );
}

function rangeOf(param: Param): string | undefined {
  switch (param.kind) {
    case 'flag':
    case 'tensor':
      return undefined;
    case 'choice':
      return param.options.map((option) => (option === null ? 'None' : `'${option}'`)).join(' or ');
    case 'tuple': {
      const ranges = param.items.map((item) => rangeOf(item) ?? '');
      return new Set(ranges).size === 1 ? `${ranges[0]!} each` : ranges.join('; ');
    }
    case 'optional':
      return `${param.allowed.text} or None`;
    default:
      return param.allowed.text;
  }
}
