import type { Column } from '../data/table.js';
import { labelName, tokensOf } from './columnNames.js';

/** A name that its prediction has in its own name says as much as that of a label. */
const PREDICTED = 2.5;
/** The classes of a label are among those that are predicted. */
const SHARED = 1.5;

/** How likely a column is the true labels of one of the predictions; 0 if it is not by its name. */
export function labelRank(column: Column, predictions: readonly Column[]): number {
  const others = predictions.filter((one) => one !== column);
  if (others.length > 0 && isVerdict(column)) return 0;
  const words = tokensOf(column.name).join(' ');
  const isPredicted = others.some(({ name }) => predictedOf(name) === words);
  const rank = Math.max(labelName(column.name), isPredicted ? PREDICTED : 0);
  const names = column.categories?.names ?? [];
  const isShared = rank > 0 && others.some((one) => names.length > 0 && overlaps(one, names));
  return isShared ? rank + SHARED : rank;
}

/** What a name says is predicted, e.g. `fake` of `predicted_fake`; `undefined` if it is that of no prediction. */
export function predictedOf(name: string): string | undefined {
  const tokens = tokensOf(name);
  const others = tokens.filter((word) => !/^(pred|predicted|prediction)s?$/.test(word));
  return others.length < tokens.length ? others.join(' ') : undefined;
}

/** Whether a column says of each row whether it was predicted rightly. */
function isVerdict({ name, categories }: Column): boolean {
  const isNamed = /^(is[ _-]?)?(correct|right|match|hit)(ly)?$/i.test(name);
  return (
    isNamed && categories?.names.every((one) => /^(true|false|yes|no|0|1)$/i.test(one)) === true
  );
}

/** Whether a column holds some of the classes, and few others. */
export function overlaps({ categories }: Column, classes: readonly string[]): boolean {
  const some = categories?.names ?? [];
  const shared = some.filter((name) => classes.includes(name)).length;
  return shared > 0 && shared >= some.length / 2;
}
