import { schedules } from '../../engine/schedules/index.js';
import type { Schedule } from '../../engine/schedules/define.js';
import {
  bindArguments,
  readLambda,
  type BoundArguments,
  type Call,
  type Value,
} from '../../python/index.js';
import { paramsFromCall } from '../paramsFromCall.js';
import { valueOf, paramLiteral } from '../paramsToCode.js';
import {
  functionsOf,
  isSequence,
  MAX_PARTS,
  node,
  pythonParams,
  type ScheduleNode,
} from './node.js';

/** A scheduler's call as it was read. */
export interface ReadNode {
  readonly node: ScheduleNode;
  /** What stands for the optimizer. */
  readonly optimizer: Value | undefined;
  readonly notes: readonly string[];
}

/** Stands for a function or a scheduler that cannot be read: the rate stays as it is. */
const UNCHANGED = 'lambda epoch: 1.0';

/** Reads a call of a known schedule, and the calls in it. */
export function readNode(call: Pick<Call, 'name' | 'arguments'>): ReadNode {
  const schedule = schedules.get(call.name);
  const bound = bindArguments(schedule.forms[0]?.signature ?? '', call.arguments);
  const specs = pythonParams(schedule);
  const { params, notes, assumed } = paramsFromCall(specs, bound);
  const functions = readFunctions(schedule, bound);
  const structure = schedule.composite ? readParts(schedule, bound) : undefined;
  const texts: [string, string][] = [];
  for (const [name, value] of bound.values) {
    if (name === 'optimizer' || name === 'schedulers') continue;
    if (name === 'milestones' && structure) {
      if (value.text !== milestonesText(structure.milestones))
        texts.push([name, oneLine(value.text)]);
      continue;
    }
    const spec = specs[name];
    const own = spec ? paramLiteral(spec, valueOf(name, spec, params)) : functions.read[name];
    if (value.text !== own) texts.push([name, oneLine(value.text)]);
  }
  const started = bound.values.get('last_epoch');
  const isFresh = !started || (started.kind === 'literal' && started.value === -1);
  return {
    node: {
      ...node(schedule.id, params),
      functions: functions.read,
      texts: Object.fromEntries(texts),
      ...structure?.node,
    },
    optimizer: bound.values.get('optimizer') ?? structure?.optimizer,
    notes: [
      ...assumed,
      ...notes.map((note) => `${schedule.label}: ${note}`),
      ...functions.notes,
      ...(structure?.notes ?? []),
      ...(isFresh
        ? []
        : [`\`last_epoch=${started.text}\` is not drawn: the picture begins at step 0.`]),
    ],
  };
}

function readFunctions(
  schedule: Schedule,
  { values, open }: BoundArguments,
): { readonly read: Record<string, string>; readonly notes: readonly string[] } {
  const read: Record<string, string> = {};
  const notes: string[] = [];
  for (const [name, example] of Object.entries(functionsOf(schedule))) {
    const value = values.get(name);
    if (value?.kind === 'literal' && value.value === null) continue;
    if (!value) {
      if (example === '') continue;
      read[name] = example;
      notes.push(`\`${name}\` ${absence(name, open)}: drawn with ${example}.`);
      continue;
    }
    const text = value.kind === 'sequence' ? (value.items[0]?.text ?? '') : value.text;
    const lambda = readLambda(text);
    if ('compute' in lambda) {
      read[name] = oneLine(text);
      continue;
    }
    if (example !== '') read[name] = UNCHANGED;
    const drawn = example === '' ? 'without it' : 'as if it gave 1';
    notes.push(`\`${name}=${text}\`: ${lambda.problem}; drawn ${drawn}.`);
  }
  return { read, notes };
}

/** Why a parameter has no value. */
export function absence(name: string, open: BoundArguments['open']): string {
  const spread = open.get(name)?.text;
  return spread === undefined ? 'must be given' : `may come from \`${spread}\``;
}

interface ReadParts {
  readonly node: Pick<ScheduleNode, 'schedulers' | 'milestones'>;
  readonly milestones: readonly number[];
  readonly optimizer: Value | undefined;
  readonly notes: readonly string[];
}

function readParts({ id, label }: Schedule, { values, open }: BoundArguments): ReadParts {
  const notes: string[] = [];
  const given = values.get('schedulers');
  const items = given?.kind === 'sequence' ? given.items : [];
  if (items.length === 0) {
    const text = given
      ? `\`schedulers=${given.text}\` is not known before the code runs`
      : `\`schedulers\` ${absence('schedulers', open)}`;
    notes.push(`${label}: ${text}: drawn as a constant rate.`);
  }
  if (items.length > MAX_PARTS)
    notes.push(`${label}: only the first ${MAX_PARTS} parts are drawn.`);
  const parts = items.slice(0, MAX_PARTS).map((item) => readPart(item));
  const schedulers = parts.length > 0 ? parts.map((part) => part.node) : [constant()];
  const milestones = isSequence(id)
    ? readMilestones(values.get('milestones'), schedulers.length, notes)
    : [];
  return {
    node: { schedulers, milestones },
    milestones,
    optimizer: parts[0]?.optimizer,
    notes: [...notes, ...parts.flatMap((part) => part.notes)],
  };
}

/** A part keeps the name that stands for it, so that it need not be written again. */
function readPart(item: Value): ReadNode {
  if (item.kind !== 'call' || !schedules.find(item.call.name)) {
    const notes = [`\`${item.text}\` is not known before the code runs: drawn as a constant rate.`];
    return { node: { ...constant(), name: oneLine(item.text) }, optimizer: undefined, notes };
  }
  const part = readNode(item.call);
  const isName = /^[\w.]+$/.test(item.text);
  return isName ? { ...part, node: { ...part.node, name: item.text } } : part;
}

function constant(): ScheduleNode {
  return node('constant_lr', { factor: 1 });
}

function readMilestones(value: Value | undefined, parts: number, notes: string[]): number[] {
  const items = value?.kind === 'sequence' ? value.items : [];
  const read = items.flatMap((item) =>
    item.kind === 'literal' && Number.isSafeInteger(item.value) ? [Number(item.value)] : [],
  );
  if (read.length === items.length && read.length === parts - 1) return read;
  const even = Array.from({ length: parts - 1 }, (_, i) => 10 * (i + 1));
  const text = value ? `\`milestones=${value.text}\`` : '`milestones`';
  notes.push(
    items.length > 0 && read.length === items.length
      ? `${text} must be one fewer than the schedulers: drawn with ${milestonesText(even)}.`
      : `${text} is not known before the code runs: drawn with ${milestonesText(even)}.`,
  );
  return even;
}

/** Code on one line, unless a comment in it ends with the line. */
export function oneLine(code: string): string {
  return code.includes('#') ? code : code.replace(/\s*\n\s*/g, ' ');
}

export function milestonesText(milestones: readonly number[]): string {
  return `[${milestones.join(', ')}]`;
}
