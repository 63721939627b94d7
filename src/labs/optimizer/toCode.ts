import { optimizers } from '../../engine/optimizers/index.js';
import type { Lab } from '../lab.js';
import { paramLiteral } from '../paramsToCode.js';
import type { OptimizerState, Runner } from './state.js';

/** The call of the selected optimizer: what is set in the lab, and the text of what was written beside it. */
export const toCode: Lab<OptimizerState>['toCode'] = ({ runners, selected }, spell) => {
  const runner = runners[selected];
  return runner ? callOf(runner, spell) : '';
};

/** The class of an optimizer that `torch.optim` does not have, e.g. `EmaMomentum`. */
export function className(id: string): string {
  return id.replace(/(?:^|_)(\w)/g, (_, letter: string) => letter.toUpperCase());
}

/** The settings of a runner as keyword arguments, in PyTorch's order. */
export function settingsOf({ id, params }: Runner): string[] {
  return Object.entries(optimizers.get(id).params).flatMap(([name, spec]) => {
    const value = params[name];
    return value === undefined ? [] : [`${name}=${paramLiteral(spec, value)}`];
  });
}

function callOf(runner: Runner, spell: (name: string) => string): string {
  const [form] = optimizers.get(runner.id).forms;
  const { params = 'model.parameters()', ...written } = runner.written;
  const kept = Object.entries(written).flatMap(([name, text]) => {
    if (name.startsWith('*')) return [name];
    return Object.hasOwn(runner.params, name) ? [] : [`${name}=${text}`];
  });
  const spreads = kept.filter((text) => text.startsWith('*'));
  const named = kept.filter((text) => !text.startsWith('*'));
  const args = [params, ...settingsOf(runner), ...named, ...spreads];
  return `${form ? spell(form.name) : className(runner.id)}(${args.join(', ')})`;
}
