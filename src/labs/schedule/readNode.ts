import { schedules } from '../../engine/schedules/index.js';
import type { Schedule } from '../../engine/schedules/define.js';
import {
  bindArguments,
  type BoundArguments,
  type FunctionText,
  isUncalled,
  readLambda,
  type Call,
  type Value,
} from '../../python/index.js';
import * as v from 'valibot';
import { paramsFromCall, shortText } from '../paramsFromCall.js';
import { valueOf, paramLiteral } from '../paramsToCode.js';
import {
  functionsOf,
  isSequence,
  MAX_PARTS,
  node,
  pythonParams,
  type ScheduleNode,
} from './node.js';
import { codeSchema } from './codeSchema.js';
import { PER_GROUP, placeholdersOf } from './placeholders.js';

/** A scheduler's call as it was read. */
export interface ReadNode {
  readonly node: ScheduleNode;
  /** What stands for the optimizer. */
  readonly optimizer: Value | undefined;
  readonly notes: readonly string[];
}

/** Reads a call of a known schedule, and the calls in it. */
export function readNode(call: Pick<Call, 'name' | 'arguments'>): ReadNode {
  const schedule = schedules.get(call.name);
  const bound = bindArguments(schedule.forms[0]?.signature ?? '', call.arguments);
  const specs = pythonParams(schedule);
  const isMissing = isUncalled(call) || bound.spreads.length > 0;
  const placeholders = placeholdersOf(schedule.id, [...bound.values.keys()], isMissing);
  const { params, notes, unknown, assumed } = paramsFromCall(specs, bound, {
    placeholders,
    perGroup: PER_GROUP,
  });
  const functions = readFunctions(schedule, bound);
  const structure = schedule.composite ? readParts(schedule, bound.values) : undefined;
  const texts: [string, string][] = [];
  for (const [name, value] of bound.values) {
    const isUnread = name === 'schedulers' && structure?.unknown.includes(name) === true;
    if (name === 'optimizer' || (name === 'schedulers' && !isUnread)) continue;
    if (name === 'milestones' && structure) {
      if (value.text !== milestonesText(structure.milestones))
        texts.push([name, oneLine(value.text)]);
      continue;
    }
    const spec = specs[name];
    const own = spec ? paramLiteral(spec, valueOf(name, spec, params)) : functions.read[name];
    if (value.text !== own) texts.push([name, oneLine(value.text)]);
  }
  for (const spread of bound.spreads) texts.push([spread, spread]);
  const kept = texts.filter(([, text]) => v.is(codeSchema, text));
  const placed = [
    ...unknown,
    ...functions.unknown,
    ...(structure?.unknown ?? []),
    ...bound.spreads,
  ];
  const started = bound.values.get('last_epoch');
  const isFresh = !started || (started.kind === 'literal' && started.value === -1);
  return {
    node: {
      ...node(schedule.id, isMissing ? { ...placeholders, ...params } : params),
      functions: functions.read,
      texts: Object.fromEntries(kept),
      ...structure?.node,
      ...(placed.length > 0 && { unknown: placed }),
    },
    optimizer: bound.values.get('optimizer') ?? structure?.optimizer,
    notes: [
      ...assumed,
      ...notes,
      ...functions.notes,
      ...(structure?.notes ?? []),
      ...(isFresh
        ? []
        : [`\`last_epoch=${started.text}\` is not drawn: the picture begins at step 0.`]),
    ],
  };
}

interface ReadFunctions {
  readonly read: Readonly<Record<string, string>>;
  readonly notes: readonly string[];
  readonly unknown: readonly string[];
}

function readFunctions(
  schedule: Schedule,
  { values, spreads }: Pick<BoundArguments, 'values' | 'spreads'>,
): ReadFunctions {
  const read: Record<string, string> = {};
  const notes: string[] = [];
  const unknown: string[] = [];
  for (const [name, example] of Object.entries(functionsOf(schedule))) {
    const value = values.get(name);
    if (value?.kind === 'literal' && value.value === null) continue;
    if (!value) {
      if (example === '') continue;
      if (spreads.length > 0) {
        unknown.push(name);
        continue;
      }
      read[name] = example;
      notes.push(`\`${name}\` must be given; drawn with \`${example}\` as a placeholder.`);
      continue;
    }
    const [first, ...others] = value.kind === 'sequence' ? value.items : [value];
    const lambda = first ? lambdaOf(first) : { problem: 'the list is empty' };
    if ('problem' in lambda) {
      unknown.push(name);
      notes.push(
        `\`${name}=${shortText(value.text)}\` ${UNKNOWN}${reasonOf(lambda.problem, value)}.`,
      );
      continue;
    }
    read[name] = oneLine(lambda.lambda);
    if (others.length > 0) {
      notes.push(`\`${name}\` has a function for each parameter group; the first one is drawn.`);
    }
  }
  return { read, notes, unknown };
}

const UNKNOWN = 'is not known before the code runs';

function reasonOf(problem: string, { text }: Value): string {
  if (!problem.endsWith(` ${UNKNOWN}`)) return `: ${problem}`;
  const name = problem.slice(0, -UNKNOWN.length - 1);
  return name === shortText(text) ? '' : `, since \`${name}\` is not`;
}

/** A function as a lambda that a saved state can keep. */
function lambdaOf(value: Value): FunctionText {
  const { text } = value;
  const found = value.function?.() ?? { problem: `${shortText(text)} ${UNKNOWN}` };
  if ('problem' in found) return found;
  const fits = v.is(codeSchema, found.lambda) && 'compute' in readLambda(found.lambda);
  return fits ? found : { problem: 'it is too long to be computed here' };
}

interface ReadParts {
  readonly node: Pick<ScheduleNode, 'schedulers' | 'milestones'>;
  readonly milestones: readonly number[];
  readonly optimizer: Value | undefined;
  readonly notes: readonly string[];
  readonly unknown: readonly string[];
}

function readParts({ id }: Schedule, values: ReadonlyMap<string, Value>): ReadParts {
  const notes: string[] = [];
  const unknown: string[] = [];
  const given = values.get('schedulers');
  const items = given?.kind === 'sequence' ? given.items : [];
  const isUnread = given !== undefined && given.kind !== 'sequence';
  const strange = items.find((item) => !isScheduler(item));
  if (isUnread || strange) {
    unknown.push('schedulers');
    const text = isUnread ? `schedulers=${given.text}` : (strange?.text ?? '');
    notes.push(`\`${shortText(text)}\` is not known before the code runs.`);
  } else if (items.length === 0) {
    notes.push('`schedulers` must be given; drawn as a constant rate.');
  }
  if (items.length > MAX_PARTS) notes.push(`Only the first ${MAX_PARTS} parts are drawn.`);
  const parts = items.slice(0, MAX_PARTS).map((item) => readPart(item));
  const schedulers = parts.length > 0 ? parts.map((part) => part.node) : [constant()];
  const read = isSequence(id)
    ? readMilestones(values.get('milestones'), schedulers, unknown.length > 0)
    : NO_MILESTONES;
  if (read.isUnknown) unknown.push('milestones');
  return {
    node: { schedulers, milestones: read.milestones },
    milestones: read.milestones,
    optimizer: parts.find((part) => part.optimizer)?.optimizer,
    notes: [...notes, ...read.notes, ...parts.flatMap((part) => part.notes)],
    unknown,
  };
}

function isScheduler(item: Value): boolean {
  return item.kind === 'call' && schedules.find(item.call.name) !== undefined;
}

/** A part keeps the name that stands for it, so that it need not be written again. */
function readPart(item: Value): ReadNode {
  const name = v.is(codeSchema, oneLine(item.text)) ? oneLine(item.text) : '';
  if (item.kind !== 'call' || !isScheduler(item)) {
    return { node: { ...constant(), name }, optimizer: undefined, notes: [] };
  }
  const part = readNode(item.call);
  const { label } = schedules.get(item.call.name);
  const notes = part.notes.map((note) => `${label}: ${note}`);
  const isName = /^[\w.]+$/.test(item.text);
  return isName ? { ...part, notes, node: { ...part.node, name: item.text } } : { ...part, notes };
}

function constant(): ScheduleNode {
  return node('constant_lr', { factor: 1 });
}

interface ReadMilestones {
  readonly milestones: readonly number[];
  readonly notes: readonly string[];
  readonly isUnknown: boolean;
}

const NO_MILESTONES: ReadMilestones = { milestones: [], notes: [], isUnknown: false };

/** @param isQuiet nothing is drawn anyway. */
function readMilestones(
  value: Value | undefined,
  parts: readonly ScheduleNode[],
  isQuiet: boolean,
): ReadMilestones {
  const items = value?.kind === 'sequence' ? value.items : [];
  const read = items.flatMap((item) =>
    item.kind === 'literal' && Number.isSafeInteger(item.value) ? [Number(item.value)] : [],
  );
  const isRead = value?.kind === 'sequence' && read.length === items.length;
  if (isRead && read.length === parts.length - 1) {
    return { milestones: read, notes: [], isUnknown: false };
  }
  const milestones = handovers(parts);
  const text = value ? `\`milestones=${shortText(value.text)}\`` : '`milestones`';
  const problem = !value
    ? 'must be given'
    : isRead
      ? 'must be one fewer than the schedulers'
      : 'is not known before the code runs';
  const notes = [`${text} ${problem}; drawn with ${milestonesText(milestones)} as a placeholder.`];
  return { milestones, notes: isQuiet ? [] : notes, isUnknown: value !== undefined && !isRead };
}

/** The milestones at which each part but the last has run its full length. */
function handovers(parts: readonly ScheduleNode[]): number[] {
  let end = 0;
  return parts.slice(0, -1).map(({ params }) => {
    const named = params['total_iters'];
    return (end += typeof named === 'number' && named > 0 ? named : 10);
  });
}

/** Code on one line, unless a comment in it ends with the line. */
export function oneLine(code: string): string {
  return code.includes('#') ? code : code.replace(/\s*\n\s*/g, ' ');
}

export function milestonesText(milestones: readonly number[]): string {
  return `[${milestones.join(', ')}]`;
}
