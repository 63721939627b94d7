import * as v from 'valibot';
import { optimizers } from '../../engine/optimizers/index.js';
import type { Param } from '../../engine/params.js';
import { schedules } from '../../engine/schedules/index.js';
import {
  bindArguments,
  isUncalled,
  type BoundArguments,
  type Call,
  type Value,
} from '../../python/index.js';
import { inCode, integer } from '../figure/formatNumber.js';
import type { Lab } from '../lab.js';
import { listed, paramsFromCall, shortText } from '../paramsFromCall.js';
import { paramsToCode } from '../paramsToCode.js';
import { codeSchema } from './codeSchema.js';
import {
  bringsRates,
  leaves,
  pythonParams,
  stepsByBatch,
  undrawable,
  type ScheduleNode,
} from './node.js';
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
import { areSteppedTogether, paceIn, schedulersOn } from './together.js';

/** The curve of one call on its optimizer, together with what else steps the same one. */
export const fromCode: Lab<ScheduleState>['fromCode'] = (call, file) => {
  const own = readNode(call);
  const notes = [...own.notes];
  const optimizer = readOptimizer(own.optimizer, own.node, notes);
  const found = callIn(file, call);
  const { schedulers, at } = together(found, own, file, notes);
  const pace = found && paceIn(found, file);
  const isOwnUnit = pace === undefined && !isUncalled(call);
  const every = pace ?? (schedulers.some(stepsByBatch) ? 'batch' : 'epoch');
  const span = Math.max(...schedulers.map(spanOf));
  const perEpoch = every === 'batch' ? stepsPerEpochOf(own.node, span) : 1;
  if (span === MAX_STEPS) notes.push(`Only the first ${integer(MAX_STEPS)} steps are drawn.`);
  return {
    state: stateOf(
      [{ ...curveOf(own.node), optimizer, schedulers, own: at, every, written: 'call' }],
      {
        steps: span,
        stepsPerEpoch: perEpoch,
        axis: every === 'batch' || isOwnUnit ? 'steps' : 'epochs',
        ...(isOwnUnit && { unit: 'scheduler' }),
      },
    ),
    notes: isUncalled(call) ? [exampleNote(own.node)] : notes,
  };
};

/** The note for a scheduler that is named but not called. */
function exampleNote(node: ScheduleNode): string {
  const specs = pythonParams(schedules.get(node.id));
  const given = [...paramsToCode(specs, node.params), `lr=${inCode(defaultOptimizer.lr)}`];
  return `Drawn as an example, with ${listed(given.map((one) => `\`${one}\``))}.`;
}

/** The same call among those of the file. */
function callIn(file: readonly Call[], call: Pick<Call, 'name' | 'arguments'>): Call | undefined {
  // Of a call in another file nothing here is known.
  if ('path' in call && call.path !== undefined) return undefined;
  const from = 'from' in call ? call.from : undefined;
  return (
    file.find((other) => other === call) ??
    file.find((other) => other.from === from && other.name === call.name) ??
    file.find((other) => keyOf(other) === keyOf(call))
  );
}

/** What the call's optimizer is made with. */
function readOptimizer(
  value: Value | undefined,
  node: ScheduleNode,
  notes: string[],
): CurveOptimizer {
  const text = savedText(value?.text, defaultOptimizer.text);
  const needsNone = undrawable(node) !== undefined || leaves(node).every(bringsRates);
  const known = value?.kind === 'call' ? optimizers.find(value.call.name) : undefined;
  const isShown = known && torchOptimizers.includes(known);
  if (value?.kind !== 'call' || !isShown) {
    const placed = `drawn with ${defaultOptimizer.lr} as a placeholder`;
    if (!value) notes.push(`\`optimizer\` must be given; ${placed} for its rate.`);
    else if (!needsNone) {
      notes.push(
        `The learning rate of \`${shortText(value.text)}\` is not known before the code runs; ${placed}.`,
      );
    }
    return { ...defaultOptimizer, text, isUnknown: true };
  }
  const form = known.forms.find(({ name }) => name === value.call.name) ?? known.forms[0];
  const bound = bindArguments(form?.signature ?? '', value.call.arguments);
  const { lr: spec, ...others } = known.params;
  const rate = rateOf(bound, spec);
  if (!needsNone) notes.push(...rate.notes);
  return {
    id: known.id,
    lr: rate.lr,
    params: paramsFromCall(others, bound).params,
    text,
    parameters: savedText(bound.values.get('params')?.text, defaultOptimizer.parameters),
    ...(rate.isUnknown && { isUnknown: true }),
  };
}

interface ReadRate {
  readonly lr: number;
  readonly isUnknown: boolean;
  readonly notes: readonly string[];
}

/** The optimizer's rate, or that of its first group of parameters. */
function rateOf(bound: BoundArguments, spec: Param | undefined): ReadRate {
  const preset = typeof spec?.default === 'number' ? spec.default : defaultOptimizer.lr;
  const groups = bound.values.get('params');
  const first = groups?.kind === 'sequence' ? groups.items[0] : undefined;
  const own = first?.kind === 'dict' ? first.entries.find(isRate)?.[1] : undefined;
  const given = own ?? bound.values.get('lr');
  const placed = `drawn with ${inCode(preset)} as a placeholder`;
  const unknown = { lr: preset, isUnknown: true };
  if (!given) {
    const [spread] = bound.spreads;
    if (spread === undefined) return { lr: preset, isUnknown: false, notes: [] };
    const text = `The optimizer’s rate may be in \`${spread}\`, which is not known before the code runs`;
    return { ...unknown, notes: [`${text}; ${placed}.`] };
  }
  const lr = given.kind === 'literal' ? given.value : undefined;
  const text = `The optimizer’s \`lr=${shortText(given.text)}\``;
  if (lr === undefined) {
    return { ...unknown, notes: [`${text} is not known before the code runs; ${placed}.`] };
  }
  if (typeof lr !== 'number' || !Number.isFinite(lr) || lr < 0) {
    return { ...unknown, notes: [`${text} is no rate; ${placed}.`] };
  }
  const count = groups?.kind === 'sequence' && first?.kind === 'dict' ? groups.items.length : 1;
  const notes =
    count > 1
      ? [`The optimizer has ${count} parameter groups; the rate of the first is drawn.`]
      : [];
  return { lr, isUnknown: false, notes };
}

function isRate([key]: readonly [Value, Value]): boolean {
  return key.kind === 'literal' && key.value === 'lr';
}

/** Code that a saved state can keep. */
function savedText(code: string | undefined, preset: string): string {
  const line = oneLine(code ?? preset);
  return v.is(codeSchema, line) ? line : preset;
}

/** The schedulers of the file that are stepped beside this one, in the order in which they are made. */
function together(
  own: Call | undefined,
  { node, optimizer }: ReturnType<typeof readNode>,
  file: readonly Call[],
  notes: string[],
): { schedulers: readonly ScheduleNode[]; at: number } {
  const place = optimizer?.kind === 'call' ? optimizer.call.from : undefined;
  const all = own && place !== undefined ? schedulersOn(place, file) : [];
  if (!own || !all.includes(own)) return { schedulers: [node], at: 0 };
  const others = all.filter((other) => other !== own && areSteppedTogether(own, other));
  const used = [own, ...others.slice(0, MAX_TOGETHER - 1)].sort((a, b) => a.from - b.from);
  if (others.length > 0) {
    const names = listed(others.map(({ name }) => schedules.get(name).label));
    const steps = others.length === 1 ? 'steps' : 'step';
    notes.push(`${names} ${steps} the same optimizer; drawn together.`);
  }
  return {
    schedulers: used.map((other) => (other === own ? node : readNode(other).node)),
    at: used.indexOf(own),
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

/** OneCycleLR may name it. */
function stepsPerEpochOf({ params }: ScheduleNode, span: number): number {
  const named = params['steps_per_epoch'];
  return typeof named === 'number' && named <= span ? Math.min(named, MAX_STEPS) : 1;
}
