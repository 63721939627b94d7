import type { LogAnswer } from '../../../../src/answers/data/logAnswer.js';
import { few, type MadeRun } from './runs.js';

type Columns = Pick<
  LogAnswer,
  'step' | 'train' | 'validation' | 'trainAccuracy' | 'validationAccuracy'
>;

export type Ends = Readonly<Record<string, readonly [number | string, number | string]>>;

/** A form of a log, and what is to be read from it. */
export interface LogForm {
  readonly title: string;
  readonly file: string;
  readonly content: string | Uint8Array;
  readonly columns: Partial<Columns>;
  /** The values that the curves of these columns begin and end with. */
  readonly ends?: Ends;
  readonly best?: LogAnswer['best'];
  /** Kinds of findings that there are, and that there are none of. */
  readonly finds?: readonly string[];
  readonly not?: readonly string[];
  readonly says?: RegExp;
}

export const epochs = few.train.map((_, i) => i + 1);
export const standard = { step: 'epoch', train: 'train_loss', validation: 'val_loss' };
export const fewEnds = (train: string, val: string): Ends => ({
  [train]: [0.9, 0.3],
  [val]: [1, 0.65],
});
export const bestOfFew = { at: 4, value: 0.65 };

export function csv(
  columns: Readonly<Record<string, readonly (number | string)[]>>,
  delimiter = ',',
): string {
  const names = Object.keys(columns);
  const rows = Array.from({ length: Object.values(columns)[0]?.length ?? 0 }, (_, row) =>
    names.map((name) => columns[name]?.[row] ?? '').join(delimiter),
  );
  return `${[names.join(delimiter), ...rows].join('\n')}\n`;
}

export function logOf({ train, val }: MadeRun): string {
  return csv({ epoch: train.map((_, i) => i + 1), train_loss: train, val_loss: val });
}

export function lines(line: (i: number) => string): string {
  return `${epochs.map((_, i) => line(i)).join('\n')}\n`;
}

export const t = (i: number): number => few.train[i] ?? NaN;
export const v = (i: number): number => few.val[i] ?? NaN;
