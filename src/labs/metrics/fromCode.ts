import {
  assumedNote,
  bindArguments,
  spreadTexts,
  type Call,
  type Value,
} from '../../python/index.js';
import Papa from 'papaparse';
import { listOf } from '../data/readPython.js';
import { LONGEST_TEXT } from '../data/source.js';
import type { Lab } from '../lab.js';
import { callNamed, findCall, type MetricCall } from './calls.js';
import { knownArguments } from './knownArguments.js';
import { NO_ROLES } from './roles.js';
import { initialState, type MetricsState, type Roles } from './state.js';

/** A comparison with a threshold, e.g. `(y_score >= 0.5).astype(int)`. */
const COMPARISON = /^\(\s*(.+?)\s*>=?\s*([-+\d.eE_]+)\s*\)((?:\.\w+\([^()]*\))?)$/s;

/** The data of one call where they are in the code; a sample where they are not. */
export const fromCode: Lab<MetricsState>['fromCode'] = (call, file) => {
  const spec = callNamed(call.name);
  const { values, problems } = bindArguments(spec.signature, call.arguments);
  const wrong = problems
    .filter((problem) => !call.arguments.spreads.some((spread) => problem.includes(spread)))
    .map((problem) => `${problem[0]?.toUpperCase() ?? ''}${problem.slice(1)}.`);
  const notes = [...assumedNote(values.values()), ...wrong];
  const truth = values.get(spec.truth);
  const guess = values.get(spec.guess);
  const parted = spec.takes === 'labels' && guess ? partOf(guess.text) : undefined;
  const isScored = spec.takes === 'scores' || spec.hasThreshold || parted !== undefined;
  const scores = parted
    ? { text: parted.scores, value: findValue(parted.scores, file) }
    : undefined;

  let state: MetricsState = {
    ...initialState,
    figure: spec.figure,
    ...(parted && { threshold: parted.threshold }),
    call: {
      name: spec.name,
      truth: truth?.text ?? 'y_true',
      scores: scores?.text ?? (isScored ? (guess?.text ?? 'y_score') : null),
      prediction: isScored ? null : (guess?.text ?? 'y_pred'),
      cast: parted?.cast ?? initialState.call.cast,
      rest: restOf(call, spec, new Set()),
    },
  };
  const read = readArguments(spec, values, state);
  state = {
    ...read.state,
    call: { ...read.state.call, rest: restOf(call, spec, read.consumed) },
  };
  const data = dataOf(truth, scores ? scores.value : guess, isScored);
  if (typeof data === 'string') {
    const isClasses = !isScored;
    const sample = isClasses ? 'fashion-mnist' : 'imbalanced';
    const { text = spec.guess } = scores ?? guess ?? {};
    const missing = data === 'truth' ? (truth?.text ?? spec.truth) : text;
    notes.push(
      `\`${missing}\` is not known before the code runs: shown with sample data. Open the real ones under Data.`,
    );
    const figure = isClasses && state.figure === 'matrix' ? ('confusion' as const) : state.figure;
    return { state: { ...state, data: { kind: 'sample', id: sample }, figure }, notes };
  }
  if (data.text.length > LONGEST_TEXT) {
    notes.push('The lists are too long to be kept: shown with sample data.');
    return { state, notes };
  }
  return {
    state: {
      ...state,
      data: {
        kind: 'text',
        name: `${spec.name.slice(spec.name.lastIndexOf('.') + 1)}.csv`,
        text: data.text,
      },
      columns: data.roles,
      ...(state.figure === 'matrix' && !isScored && { figure: 'confusion' as const }),
    },
    notes,
  };
};

function partOf(text: string): { scores: string; threshold: number; cast: string } | undefined {
  const [, scores, number, cast] = COMPARISON.exec(text) ?? [];
  const threshold = Number(number?.replaceAll('_', ''));
  if (scores === undefined || cast === undefined || !Number.isFinite(threshold)) return undefined;
  const inner = /^\(([^()]+)\)$/.exec(scores)?.[1]; // as `toCode` puts it around an expression
  return { scores: inner ?? scores, threshold, cast };
}

/** What an expression is bound to, if another call of the file has it as an argument. */
function findValue(text: string, file: readonly Call[]): Value | undefined {
  for (const { name, arguments: given } of file) {
    if (!findCall(name)) continue;
    for (const value of [...given.positional, ...given.keywords.values()]) {
      if (value.text === text && value.kind === 'sequence') return value;
    }
  }
  return undefined;
}

function readArguments(
  spec: MetricCall,
  values: ReadonlyMap<string, Value>,
  initial: MetricsState,
): { readonly state: MetricsState; readonly consumed: ReadonlySet<string> } {
  let state = initial;
  const consumed = new Set<string>();
  for (const { name, absent, read } of knownArguments(spec)) {
    const value = values.get(name);
    const change =
      value === undefined ? absent : value.kind === 'literal' ? read(value.value) : undefined;
    if (change) state = { ...state, ...change };
    if (change && value) consumed.add(name);
  }
  return { state, consumed };
}

/** The arguments that the lab passes on as they are. */
function restOf(
  { arguments: given }: Pick<Call, 'arguments'>,
  { truth, guess }: MetricCall,
  consumed: ReadonlySet<string>,
): string[] {
  const isOwn = (name: string): boolean => name === truth || name === guess || consumed.has(name);
  return [
    ...given.positional.slice(2).map(({ text }) => text),
    ...[...given.keywords].flatMap(([name, { text }]) => (isOwn(name) ? [] : [`${name}=${text}`])),
    ...spreadTexts(given),
  ];
}

/** The operands as a table, or which of them cannot be read. */
function dataOf(
  truth: Value | undefined,
  guess: Value | undefined,
  isScored: boolean,
): { readonly text: string; readonly roles: Roles } | 'truth' | 'guess' {
  const labels = truth ? listOf(truth, nameOf(truth, 'y_true')) : [];
  const [label, ...more] = labels;
  if (!label || more.length > 0 || !label[1].every(isReadable)) return 'truth';
  const guesses = guess ? listOf(guess, nameOf(guess, isScored ? 'y_score' : 'y_pred')) : [];
  const [first, ...others] = guesses;
  const lengths = guesses.map(([, cells]) => cells.length);
  if (!first || lengths.some((length) => length !== label[1].length)) return 'guess';
  if (!guesses.every(([, cells]) => cells.every(isReadable))) return 'guess';
  const columns = [label, ...guesses].map(([name, cells], i): [string, readonly Value[]] => [
    name === label[0] && i > 0 ? `${name}_predicted` : name,
    cells,
  ]);
  const names = columns.map(([name]) => name);
  const text = Papa.unparse({
    fields: names,
    data: label[1].map((_, row) => columns.map(([, cells]) => textOf(cells[row]))),
  });
  const [labelName = '', guessName = '', ...rest] = names;
  const roles: Roles = {
    ...NO_ROLES,
    label: labelName,
    ...(others.length > 1
      ? { classScores: [guessName, ...rest] }
      : others.length === 1
        ? { score: rest[0] ?? null }
        : isScored
          ? { score: guessName }
          : { prediction: guessName }),
  };
  return { text, roles };
}

/** Its own name where it has one, e.g. `y_score`. */
function nameOf({ text }: Value, fallback: string): string {
  return /^[A-Za-z_]\w*$/.test(text) ? text : fallback;
}

function isReadable({ kind }: Value): boolean {
  return kind === 'literal';
}

function textOf(cell: Value | undefined): string {
  if (cell?.kind !== 'literal' || cell.value === null) return '';
  if (typeof cell.value === 'boolean') return cell.value ? 'True' : 'False';
  return String(cell.value);
}
