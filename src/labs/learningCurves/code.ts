import { bindArguments, type Value } from '../../python/index.js';
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
  const notes: string[] = [];
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
  return {
    state: {
      ...initialState,
      stopping: {
        rule,
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

export const toCode: Lab<LearningCurvesState>['toCode'] = ({ stopping, columns }, spell) => {
  const { rule, patience, minDelta } = stopping;
  const { names, defaults } = RULES[rule];
  const args = [
    `monitor="${(columns?.validationLoss ?? 'val_loss').replace(/["\\]/g, '\\$&')}"`,
    ...(minDelta === defaults.min_delta ? [] : [`min_delta=${minDelta}`]),
    ...(patience === defaults.patience ? [] : [`patience=${patience}`]),
  ];
  return `${spell(names[0])}(${args.join(', ')})`;
};
