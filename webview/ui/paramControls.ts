import { html, nothing, type TemplateResult } from 'lit';
import {
  problemWith,
  type ListParam,
  type OptionalParam,
  type Param,
  type ParamSpecs,
  type ParamValue,
  type ParamValues,
  type TupleParam,
} from '../../src/engine/params.js';
import { paramLiteral, valueOf } from '../../src/labs/paramsToCode.js';
import { checkbox, dropdown, slider, words } from './controls.js';

/** What happens to what a person enters. */
export interface ParamChange {
  /** The value is one that the parameter takes. */
  readonly change: (name: string, value: ParamValue) => void;
  /** It is not; the sentence says why. */
  readonly refuse: (problem: string) => void;
}

/** A control for each parameter, with Python's names. */
export function paramControls(
  specs: ParamSpecs,
  values: ParamValues,
  { change, refuse }: ParamChange,
): TemplateResult[] {
  return Object.entries(specs).map(([name, spec]) =>
    control(name, spec, valueOf(name, spec, values), (next) => {
      const problem = problemWith(name, spec, next);
      if (problem === undefined) change(name, next);
      else refuse(`${problem}.`);
    }),
  );
}

type Change = (value: ParamValue) => void;

function control(name: string, spec: Param, value: ParamValue, change: Change): TemplateResult {
  switch (spec.kind) {
    case 'number':
      return slider({ ...spec, name, value: Number(value), change });
    case 'optional':
      return optional(name, spec, value, change);
    case 'flag':
      return html`<div title=${spec.description}>${checkbox(name, value === true, change)}</div>`;
    case 'choice':
      return html`<label class="field" title=${spec.description}
        ><span class="name">${words(name)}</span> ${dropdown({
          label: name,
          value: paramLiteral(spec, value),
          options: spec.options.map((option) => {
            const text = paramLiteral(spec, option);
            return { value: text, text };
          }),
          change: (text) => {
            change(spec.options.find((option) => paramLiteral(spec, option) === text) ?? null);
          },
        })}</label
      >`;
    case 'tuple':
      return tuple(name, spec, value, change);
    case 'list':
      return list(name, spec, value, change);
    case 'tensor':
      return html``;
  }
}

/** A box that is ticked for `None`, and a slider while it is not. */
function optional(
  name: string,
  spec: OptionalParam,
  value: ParamValue,
  change: Change,
): TemplateResult {
  return html`<div class="optional" title=${spec.description}>
    ${checkbox(`${name}=None`, value === null, (none) => {
      change(none ? null : spec.min);
    })}
    ${value === null ? nothing : slider({ ...spec, name, value: Number(value), change })}
  </div>`;
}

/** A control for each of the numbers, numbered as in Python. */
function tuple(name: string, spec: TupleParam, value: ParamValue, change: Change): TemplateResult {
  const numbers = value instanceof Array ? value : spec.default;
  return html`${spec.items.map((item, i) =>
    control(`${name}[${i}]`, item, numbers[i] ?? item.default, (next) => {
      change(numbers.map((one, j) => (j === i ? asNumber(next) : one)));
    }),
  )}`;
}

/** A field for numbers with commas between them. */
function list(name: string, spec: ListParam, value: ParamValue, change: Change): TemplateResult {
  const text = (value instanceof Array ? value : spec.default).join(', ');
  return html`<label class="field" title=${spec.description}
    ><span class="name">${words(name)}</span>
    <input
      class="number list"
      type="text"
      aria-label="${name}, numbers with commas between them"
      .value=${text}
      @change=${({ target }: Event) => {
        if (!(target instanceof HTMLInputElement)) return;
        const parts = target.value.split(/[\s,;[\]()]+/).filter((part) => part !== '');
        change(parts.map((part) => Number(part.replace('−', '-'))));
        target.value = text;
      }}
  /></label>`;
}

function asNumber(value: ParamValue): number | null {
  return typeof value === 'number' ? value : null;
}
