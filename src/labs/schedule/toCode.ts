import { optimizers } from '../../engine/optimizers/index.js';
import { schedules } from '../../engine/schedules/index.js';
import { inCode } from '../figure/formatNumber.js';
import type { Lab, Spell } from '../lab.js';
import { paramsToCode } from '../paramsToCode.js';
import { isSequence, pythonParams, type ScheduleNode } from './node.js';
import { milestonesText } from './readNode.js';
import { baseLrOf } from './rates.js';
import type { Curve, ScheduleState } from './state.js';

/** The call of the selected curve's own scheduler, or the statements that make all of them. */
export const toCode: Lab<ScheduleState>['toCode'] = ({ curves, selected }, spell) => {
  const curve = curves[selected];
  const own = curve?.schedulers[curve.own];
  if (!curve || !own) return '';
  const { text } = curve.optimizer;
  if (curve.written === 'call') return callOf(own, { spell, optimizer: text, keepTexts: true });
  const isSetup = curve.written === 'setup';
  const optimizer = isSetup || !isName(text) ? 'optimizer' : text;
  const { lines } = statementsOf(curve, { spell, optimizer, keepTexts: true });
  return (isSetup ? [optimizerLine(curve, spell), ...lines] : lines).join('\n');
};

/** How schedulers are written. */
export interface Writing {
  readonly spell: Spell;
  /** What stands for the optimizer. */
  readonly optimizer: string;
  /** Whether arguments stay as the code had them, or become the numbers that are drawn. */
  readonly keepTexts: boolean;
}

/** The statement that makes a curve's optimizer. */
export function optimizerLine(curve: Curve, spell: Spell, parameters?: string): string {
  const { id, params, parameters: own } = curve.optimizer;
  const { forms, params: specs } = optimizers.get(id);
  const given = [
    parameters ?? own,
    `lr=${inCode(baseLrOf(curve))}`,
    ...paramsToCode(specs, params),
  ];
  return `optimizer = ${spell(forms[0]?.name ?? '')}(${given.join(', ')})`;
}

/** The statements that make schedulers. */
export interface Statements {
  readonly lines: readonly string[];
  /** The variables whose `step()` is to be called. */
  readonly stepped: readonly string[];
}

/** The statements that make a curve's schedulers, the parts of a composition before it. */
export function statementsOf(
  { schedulers }: Pick<Curve, 'schedulers'>,
  writing: Writing,
): Statements {
  const lines: string[] = [];
  const taken = new Set<string>();
  const write = (node: ScheduleNode, wanted: string): string => {
    const parts = node.schedulers.map((part, i) =>
      write(part, variableName(part, isSequence(node.id) && i === 0)),
    );
    let name = wanted;
    for (let i = 2; taken.has(name); i++) name = `${wanted}_${i}`;
    taken.add(name);
    lines.push(`${name} = ${callOf(node, writing, parts)}`);
    return name;
  };
  const stepped = schedulers.map((node) =>
    write(node, schedulers.length === 1 ? 'scheduler' : variableName(node, false)),
  );
  return { lines, stepped };
}

/** @param parts what stands for the parts of a composition; their calls if it is not given. */
export function callOf(node: ScheduleNode, writing: Writing, parts?: readonly string[]): string {
  const { spell, optimizer, keepTexts } = writing;
  const { forms, composite, id } = schedules.get(node.id);
  const callee = spell(forms[0]?.name ?? '');
  const given = argumentsOf(node, keepTexts);
  if (!composite) return `${callee}(${[optimizer, ...given].join(', ')})`;
  const written =
    parts ?? node.schedulers.map((part) => (part.name !== '' ? part.name : callOf(part, writing)));
  const unread = keepTexts ? node.texts['schedulers'] : undefined;
  const list = unread ?? `[${written.join(', ')}]`;
  if (!isSequence(id)) return `${callee}(${[list, ...given, `optimizer=${optimizer}`].join(', ')})`;
  const text = keepTexts ? node.texts['milestones'] : undefined;
  const milestones = `milestones=${text ?? milestonesText(node.milestones)}`;
  const rest = given.filter((argument) => !argument.startsWith('milestones='));
  return `${callee}(${[optimizer, list, milestones, ...rest].join(', ')})`;
}

/** The keyword arguments but the optimizer and the parts. */
function argumentsOf({ id, params, functions, texts }: ScheduleNode, keepTexts: boolean): string[] {
  const kept = new Map(keepTexts ? Object.entries(texts) : []);
  kept.delete('schedulers');
  const specs = pythonParams(schedules.get(id));
  const written = Object.entries(specs).flatMap(([name, spec]) => {
    const text = kept.get(name);
    kept.delete(name);
    return text === undefined ? paramsToCode({ [name]: spec }, params) : [`${name}=${text}`];
  });
  for (const [name, text] of Object.entries(functions)) {
    written.push(`${name}=${kept.get(name) ?? text}`);
    kept.delete(name);
  }
  const rest = [...kept].map(([name, text]) => (name.startsWith('*') ? text : `${name}=${text}`));
  return [...written, ...rest];
}

/** E.g. `warmup` for what leads up to something, `cosine_annealing` for CosineAnnealingLR. */
function variableName({ id, schedulers }: ScheduleNode, leads: boolean): string {
  if (leads && ['linear_lr', 'constant_lr'].includes(id)) return 'warmup';
  if (schedulers.length > 0) return isSequence(id) ? 'sequence' : 'chain';
  return id.replace(/_(lr|schedule)$/, '').replace(/_schedule_with_warmup/, '');
}

function isName(text: string): boolean {
  return /^[\p{L}_][\w.\p{L}]*$/u.test(text);
}
