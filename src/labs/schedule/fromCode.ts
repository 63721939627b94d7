import { optimizers } from '../../engine/optimizers/index.js';
import { schedules } from '../../engine/schedules/index.js';
import { bindArguments, type Call, type Value } from '../../python/index.js';
import type { Lab } from '../lab.js';
import { paramsFromCall } from '../paramsFromCall.js';
import { bringsRates, leaves, stepsByBatch, type ScheduleNode } from './node.js';
import { oneLine, readNode } from './readNode.js';
import { spanOf } from './span.js';
import {
  curveOf,
  defaultOptimizer,
  MAX_STEPS,
  MAX_TOGETHER,
  stateOf,
  torchOptimizers,
  type CurveOptimizer,
  type ScheduleState,
} from './state.js';

/** The curve of one call on its optimizer, together with what else steps the same one. */
export const fromCode: Lab<ScheduleState>['fromCode'] = (call, file) => {
  const own = readNode(call);
  const notes = [...own.notes];
  const optimizer = readOptimizer(own.optimizer, own.node, notes);
  const { schedulers, at } = together(call, own, file, notes);
  const every = schedulers.some(stepsByBatch) ? 'batch' : 'epoch';
  const span = Math.max(...schedulers.map(spanOf));
  const perEpoch = stepsPerEpochOf(own.node, span);
  if (span === MAX_STEPS)
    notes.push(`Only the first ${MAX_STEPS.toLocaleString('en')} steps are drawn.`);
  return {
    state: stateOf(
      [{ ...curveOf(own.node), optimizer, schedulers, own: at, every, written: 'call' }],
      {
        steps: span,
        stepsPerEpoch: perEpoch,
        axis: every === 'batch' ? 'steps' : 'epochs',
      },
    ),
    notes,
  };
};

/** What the call's optimizer is made with. */
function readOptimizer(
  value: Value | undefined,
  node: ScheduleNode,
  notes: string[],
): CurveOptimizer {
  const text = oneLine(value?.text ?? defaultOptimizer.text);
  const known = value?.kind === 'call' ? optimizers.find(value.call.name) : undefined;
  const isShown = known && torchOptimizers.includes(known);
  if (value?.kind !== 'call' || !isShown) {
    if (!leaves(node).every(bringsRates)) {
      const what = value
        ? `\`${text}\` cannot be followed to its optimizer`
        : '`optimizer` must be given';
      notes.push(`${what}: drawn with lr ${defaultOptimizer.lr}.`);
    }
    return { ...defaultOptimizer, text };
  }
  const form = known.forms.find(({ name }) => name === value.call.name) ?? known.forms[0];
  const bound = bindArguments(form?.signature ?? '', value.call.arguments);
  const { lr: rate, ...others } = known.params;
  const { params, notes: said } = paramsFromCall(rate ? { lr: rate } : {}, {
    ...bound,
    problems: [],
  });
  notes.push(...said.map((note) => `${known.label}: ${note}`));
  const lr = params['lr'] ?? rate?.default;
  return {
    id: known.id,
    lr: typeof lr === 'number' ? lr : defaultOptimizer.lr,
    params: paramsFromCall(others, bound).params,
    text,
    parameters: oneLine(bound.values.get('params')?.text ?? defaultOptimizer.parameters),
  };
}

/** The schedulers of the file that step the same optimizer, in the order in which they are made. */
function together(
  call: Pick<Call, 'name' | 'arguments'>,
  { node, optimizer }: ReturnType<typeof readNode>,
  file: readonly Call[],
  notes: string[],
): { schedulers: readonly ScheduleNode[]; at: number } {
  const place = optimizer?.kind === 'call' ? optimizer.call.from : undefined;
  const own = file.find((other) => keyOf(other) === keyOf(call));
  if (place === undefined || !own) return { schedulers: [node], at: 0 };
  const parts = new Set(file.flatMap((other) => partsOf(other)));
  if (parts.has(own.from)) return { schedulers: [node], at: 0 };
  const others = file.filter((other) => {
    if (other === own || parts.has(other.from) || !schedules.find(other.name)) return false;
    // Bound to one name, the later scheduler takes the place of the earlier one.
    if (other.target !== undefined && other.target === own.target) return false;
    const of = readNode(other).optimizer;
    return of?.kind === 'call' && of.call.from === place;
  });
  const all = [own, ...others.slice(0, MAX_TOGETHER - 1)].sort((a, b) => a.from - b.from);
  if (others.length > 0) {
    const names = others.map(({ name }) => schedules.get(name).label).join(', ');
    notes.push(`${names} steps the same optimizer: drawn together.`);
  }
  return {
    schedulers: all.map((other) => (other === own ? node : readNode(other).node)),
    at: all.indexOf(own),
  };
}

/** Equal for one call that was read twice. */
function keyOf({ name, arguments: given }: Pick<Call, 'name' | 'arguments'>): string {
  const keyOfValue = (value: Value): unknown[] => [
    value.text,
    value.kind === 'call' ? value.call.from : '',
  ];
  const keywords = [...given.keywords].map(([key, value]) => [key, ...keyOfValue(value)]);
  return JSON.stringify([name, given.positional.map(keyOfValue), keywords]);
}

/** Where the calls begin that a composition is made of. */
export function partsOf(call: Pick<Call, 'name' | 'arguments'>): number[] {
  const schedule = schedules.find(call.name);
  if (!schedule?.composite) return [];
  const { values } = bindArguments(schedule.forms[0]?.signature ?? '', call.arguments);
  const value = values.get('schedulers');
  const items = value?.kind === 'sequence' ? value.items : [];
  return items.flatMap((item) =>
    item.kind === 'call' ? [item.call.from, ...partsOf(item.call)] : [],
  );
}

/** OneCycleLR may name it. */
function stepsPerEpochOf({ params }: ScheduleNode, span: number): number {
  const named = params['steps_per_epoch'];
  return typeof named === 'number' && named <= span ? Math.min(named, MAX_STEPS) : 1;
}
