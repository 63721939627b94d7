import type { DataTable } from '../data/table.js';
import type { Columns } from './state.js';

/** Words for data that the model is not trained on. */
const HELD_OUT = new Set(['val', 'valid', 'validation', 'eval', 'evaluation', 'test', 'dev']);
const STEP =
  /^((global|train|training|trainer) )?(epochs?|steps?|iters?|iterations?|batch(es)?)( idx)?$/;
/** The one column of numbers that TensorBoard writes. */
const TENSORBOARD = 'value';

interface Named {
  readonly name: string;
  readonly words: readonly string[];
  readonly values: Float64Array;
}

/**
 * Which column is what, by the names that training loops, Keras, Lightning, Hugging Face, YOLO and
 * TensorBoard give them.
 */
export function guessColumns(table: DataTable): Columns {
  const columns = table.columns.flatMap(({ name, numbers }): Named[] =>
    numbers ? [{ name, words: wordsOf(name), values: numbers }] : [],
  );
  const isHeldOut = ({ words }: Named): boolean => words.some((word) => HELD_OUT.has(word));
  const isLoss = ({ words }: Named): boolean => words.includes('loss');
  const isAccuracy = ({ words }: Named): boolean => words.some((word) => /^(acc|top1)/.test(word));
  const find = (is: (column: Named) => boolean, heldOut: boolean): Named | undefined => {
    const fitting = columns.filter((column) => is(column) && isHeldOut(column) === heldOut);
    return fitting.find(({ words }) => words.at(-1) === 'epoch') ?? fitting[0];
  };
  const lone = columns.find(({ words }) => words.join(' ') === TENSORBOARD);
  const isOfHeldOut = wordsOf(table.name).some((word) => HELD_OUT.has(word));
  const validationLoss = find(isLoss, true) ?? (isOfHeldOut ? lone : undefined);
  const trainLoss = find(isLoss, false) ?? (isOfHeldOut ? undefined : lone);
  const steps = columns.filter(({ words }) => STEP.test(words.join(' ')));
  const judged = trainLoss ?? validationLoss;
  const step = steps.find((one) => !judged || isStepOf(one.values, judged.values)) ?? steps[0];
  return {
    step: step?.name ?? null,
    trainLoss: trainLoss?.name ?? null,
    validationLoss: validationLoss?.name ?? null,
    trainAccuracy: find(isAccuracy, false)?.name ?? null,
    validationAccuracy: find(isAccuracy, true)?.name ?? null,
  };
}

/** Whether a table is surely a training log: one of its columns is named like a loss. */
export function isLog(table: DataTable): boolean {
  const { step, trainLoss, validationLoss } = guessColumns(table);
  return (trainLoss !== null || validationLoss !== null) && (step !== null || table.rows > 1);
}

/** Whether no two values of a curve stand at one step, as they do at an epoch of many batches. */
function isStepOf(steps: Float64Array, values: Float64Array): boolean {
  const known = new Set<number>();
  let logged = 0;
  values.forEach((value, row) => {
    if (Number.isNaN(value)) return;
    logged++;
    known.add(steps[row] ?? NaN);
  });
  return known.size === logged;
}

/** E.g. `['val', 'loss']` of `valLoss`, `val_loss`, `val/loss` and `valloss`. */
function wordsOf(name: string): string[] {
  return name
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .replace(/\b(train|val|valid|test|eval|dev)(?=loss|acc)/, '$1 ')
    .split(/[^a-z\d]+/)
    .filter((word) => word !== '');
}
