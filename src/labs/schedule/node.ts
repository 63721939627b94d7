import * as v from 'valibot';
import type { Callback, Schedule, ScheduleSpec } from '../../engine/schedules/define.js';
import { schedules } from '../../engine/schedules/index.js';
import { EngineError } from '../../engine/error.js';
import type { ParamSpecs, ParamValues } from '../../engine/params.js';
import { readLambda } from '../../python/index.js';
import { requiredParams } from '../paramsFromCall.js';
import { paramsSchema, takesAll } from '../paramsSchema.js';
import { codeSchema } from './codeSchema.js';

/** Compositions inside each other. */
const DEEPEST = 4;
/** Parts of one composition. */
export const MAX_PARTS = 8;

/** A scheduler as it is in the code: the engine's schedule, and what only the code knows. */
export interface ScheduleNode {
  /** Id of the schedule. */
  readonly id: string;
  /** What stands for it in a composition, e.g. `warmup`; empty where its call does. */
  readonly name: string;
  /** Only what differs from the defaults need be here. */
  readonly params: ParamValues;
  /** Python lambdas by the parameter that takes one, e.g. `lr_lambda`. */
  readonly functions: Readonly<Record<string, string>>;
  /** What the code has for an argument, by its name, where that is more than its value. */
  readonly texts: Readonly<Record<string, string>>;
  /** What a composition is made of. */
  readonly schedulers: readonly ScheduleNode[];
  /** The steps at which a sequence goes on to its next part, one fewer than those. */
  readonly milestones: readonly number[];
  /** The arguments that only the running code knows: a placeholder stands for each, or nothing can. */
  readonly unknown?: readonly string[];
}

/** The parameters that Python has too and that are not functions. */
export function pythonParams({ params, callbacks, forms }: Schedule): ParamSpecs {
  const names = new Set(forms.flatMap(({ signature }) => signature.match(/\w+/g) ?? []));
  return Object.fromEntries(
    Object.entries(params).filter(([name]) => names.has(name) && !callbacks.includes(name)),
  );
}

/** The functions that a schedule may take; a required one has an example. */
export function functionsOf({ callbacks, forms, id }: Schedule): Readonly<Record<string, string>> {
  return Object.fromEntries(
    callbacks.map((name) => {
      const isRequired = forms.some(({ signature }) => signature.split(', ').includes(name));
      return [name, isRequired ? (EXAMPLES[id] ?? 'lambda epoch: 0.95 ** epoch') : ''];
    }),
  );
}

const EXAMPLES: Readonly<Record<string, string>> = { multiplicative_lr: 'lambda epoch: 0.95' };

/** A scheduler with the schedule's defaults; a composition of a warm-up and a decay. */
export function defaultNode(id: string): ScheduleNode {
  const schedule = schedules.get(id);
  const functions = Object.entries(functionsOf(schedule)).filter(([, text]) => text !== '');
  return {
    ...node(schedule.id, requiredParams(pythonParams(schedule))),
    functions: Object.fromEntries(functions),
    schedulers: schedule.composite
      ? [node('linear_lr', { start_factor: 0.1 }), node('exponential_lr', { gamma: 0.95 })]
      : [],
    milestones: isSequence(schedule.id) ? [5] : [],
  };
}

/** A scheduler that is not composed. */
export function node(id: string, params: ParamValues = {}): ScheduleNode {
  return { id, name: '', params, functions: {}, texts: {}, schedulers: [], milestones: [] };
}

/** One part after the other, each from its milestone on. */
export function sequence(
  schedulers: readonly ScheduleNode[],
  milestones: readonly number[],
): ScheduleNode {
  return { ...node('sequential_lr'), schedulers, milestones };
}

export function isSequence(id: string): boolean {
  return id === 'sequential_lr';
}

/**
 * What the engine runs.
 *
 * @throws {EngineError} for what is not known before the code runs, for a function that cannot be computed, or where it gives no finite number.
 */
export function specOf(node: ScheduleNode): ScheduleSpec {
  const { id, params, functions, schedulers, milestones } = node;
  const missing = undrawable(node);
  if (missing !== undefined) {
    throw new EngineError(id, `\`${missing}\` is not known before the code runs`);
  }
  const callbacks = Object.fromEntries(
    Object.entries(functions).map(([name, text]) => [name, callback(name, text)]),
  );
  return {
    id,
    params,
    callbacks,
    ...(schedulers.length > 0 && { schedulers: schedulers.map(specOf) }),
    ...(isSequence(id) && { milestones }),
  };
}

/** What cannot be drawn before the code runs: a function or parts that cannot be read. */
export function undrawable(node: ScheduleNode): string | undefined {
  const { callbacks } = schedules.get(node.id);
  const own = (node.unknown ?? []).find((name) =>
    name === 'schedulers'
      ? name in node.texts
      : callbacks.includes(name) && !(name in node.functions),
  );
  if (own !== undefined) return `${own}=${node.texts[own] ?? '…'}`;
  return node.schedulers.map(undrawable).find((text) => text !== undefined);
}

/** Whether placeholders shape what is drawn. */
export function hasPlaceholders(node: ScheduleNode): boolean {
  return unknownOf(node).length > 0 || node.schedulers.some(hasPlaceholders);
}

/** The unknown arguments that are still as the code has them. */
export function unknownOf({ unknown = [], texts }: ScheduleNode): readonly string[] {
  return unknown.filter((name) => name in texts);
}

function callback(name: string, text: string): Callback {
  const read = readLambda(text);
  if ('problem' in read) throw new EngineError(name, `${name}: ${read.problem}`);
  return (x) => {
    const value = read.compute(x);
    if (Number.isFinite(value)) return value;
    throw new EngineError(name, `${name} must give a finite number, at ${x} it gives ${value}`);
  };
}

/** Every scheduler that is not a composition, from the first to the last. */
export function leaves({ schedulers, ...own }: ScheduleNode): ScheduleNode[] {
  return schedulers.length > 0 ? schedulers.flatMap(leaves) : [{ ...own, schedulers }];
}

/** Whether PyTorch's documentation has it step after every batch instead of every epoch. */
export function stepsByBatch(own: ScheduleNode): boolean {
  return leaves(own).some(({ id }) => {
    const { forms, params } = schedules.get(id);
    return 'cycle_momentum' in params || forms.some(({ name }) => name.startsWith('transformers.'));
  });
}

/** Whether it sets rates of its own, whatever the optimizer's is. */
export function bringsRates({ id }: ScheduleNode): boolean {
  return 'max_lr' in schedules.get(id).params;
}

function nodeAt(depth: number): v.GenericSchema<unknown, ScheduleNode> {
  const part: v.GenericSchema<unknown, ScheduleNode> = depth > 0 ? nodeAt(depth - 1) : v.never();
  return v.pipe(
    v.object({
      id: v.string(),
      name: v.union([v.literal(''), codeSchema]),
      params: paramsSchema,
      functions: v.record(v.string(), codeSchema),
      texts: v.record(v.string(), codeSchema),
      schedulers: v.pipe(v.array(part), v.maxLength(MAX_PARTS)),
      milestones: v.pipe(v.array(v.pipe(v.number(), v.safeInteger())), v.maxLength(MAX_PARTS)),
      unknown: v.exactOptional(v.pipe(v.array(v.string()), v.readonly())),
    }),
    v.check((own) => isAllowed(own), 'a schedule of the engine with parameters that it allows'),
  );
}

export const nodeSchema = nodeAt(DEEPEST);

function isAllowed({ id, params, functions, schedulers, milestones }: ScheduleNode): boolean {
  const schedule = schedules.find(id);
  if (schedule?.id !== id) return false;
  const specs = pythonParams(schedule);
  const required = Object.entries(specs).every(
    ([name, spec]) => !('required' in spec) || name in params,
  );
  const callable = Object.keys(functions).every((name) => schedule.callbacks.includes(name));
  const isComposed = schedule.composite
    ? schedulers.length > 0 && milestones.length === (isSequence(id) ? schedulers.length - 1 : 0)
    : schedulers.length === 0 && milestones.length === 0;
  return takesAll(specs, params) && required && callable && isComposed;
}
