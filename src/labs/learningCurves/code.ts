import { assumedNote, bindArguments, spreadTexts, type Arguments, type Value } from '../../python/index.js';
import type { Lab } from '../lab.js';
import { initialState, type LearningCurvesState } from './state.js';

const RULES = {
  lightning: {
    names: [
      'lightning.pytorch.callbacks.EarlyStopping',
      'lightning.pytorch.callbacks.early_stopping.EarlyStopping',
      'pytorch_lightning.callbacks.EarlyStopping',
      'pytorch_lightning.callbacks.early_stopping.EarlyStopping',
    ],
    signature: 'monitor, min_delta=0.0, patience=3, verbose=False, mode="min"',
    defaults: { min_delta: 0, patience: 3 },
  },
  keras: {
    names: ['keras.callbacks.EarlyStopping', 'tensorflow.keras.callbacks.EarlyStopping'],
    signature: 'monitor="val_loss", min_delta=0, patience=0, verbose=0, mode="auto"',
    defaults: { min_delta: 0, patience: 0 },
  },
} as const;

/** The parameters that the lab has controls for; the first ones of both. */
const OWN: readonly string[] = ['monitor', 'min_delta', 'patience'];

type Rule = keyof typeof RULES;

export const stoppingNames: readonly string[] = Object.values(RULES).flatMap(({ names }) => names);

export function ruleOf(name: string): Rule | undefined {
  return (['lightning', 'keras'] as const).find((rule) =>
    RULES[rule].names.some((known) => known === name),
  );
}

/** The early stopping of a call, replayed on the run that is shown. */
export const fromCode: Lab<LearningCurvesState>['fromCode'] = (call) => {
  const rule = ruleOf(call.name) ?? 'lightning';
  const { signature, defaults } = RULES[rule];
  const { values } = bindArguments(signature, call.arguments);
  const notes: string[] = [...assumedNote(values.values())];
  const read = (name: 'min_delta' | 'patience', allowed: (value: number) => boolean): number => {
    const given: Value | undefined = values.get(name);
    if (!given) return defaults[name];
    if (given.kind === 'literal' && typeof given.value === 'number' && allowed(given.value))
      return given.value;
    notes.push(
      `\`${name}=${given.text}\` is not known before the code runs or not allowed: shown with the default ${defaults[name]}.`,
    );
    return defaults[name];
  };
  const monitor = values.get('monitor');
  const mode = values.get('mode');
  const isOther =
    (monitor?.kind === 'literal' && !/loss/i.test(String(monitor.value))) ||
    (mode?.kind === 'literal' && mode.value === 'max');
  if (isOther) {
    notes.push(
      `It monitors \`${monitor?.text ?? 'another value'}\`; what is replayed here is a loss that should fall.`,
    );
  }
  return {
    state: {
      ...initialState,
      stopping: {
        rule,
        monitor: monitor?.text ?? null,
        rest: restOf(call.arguments, signature),
        patience: read(
          'patience',
          (value) => Number.isInteger(value) && value >= 0 && value <= 10_000,
        ),
        minDelta: Math.abs(read('min_delta', (value) => Math.abs(value) <= 1e6)),
      },
    },
    notes,
  };
};

/** The arguments that the lab passes on as they are, those by position with their names. */
function restOf(given: Arguments, signature: string): string[] {
  const { positional, keywords } = given;
  const names = signature.split(/,\s*/).map((part) => part.replace(/=.*/, ''));
  return [
    ...positional.slice(OWN.length).map(({ text }, i) => `${names[OWN.length + i] ?? ''}=${text}`),
    ...[...keywords].flatMap(([name, { text }]) => (OWN.includes(name) ? [] : [`${name}=${text}`])),
    ...spreadTexts(given),
  ];
}

export const toCode: Lab<LearningCurvesState>['toCode'] = ({ stopping, columns }, spell) => {
  const { rule, patience, minDelta, monitor, rest } = stopping;
  const { names, defaults } = RULES[rule];
  const args = [
    `monitor=${monitor ?? JSON.stringify(columns?.validationLoss ?? 'val_loss')}`,
    ...(minDelta === defaults.min_delta ? [] : [`min_delta=${minDelta}`]),
    ...(patience === defaults.patience ? [] : [`patience=${patience}`]),
    ...rest,
  ];
  return `${spell(names[0])}(${args.join(', ')})`;
};
