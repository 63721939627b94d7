import { pythonText } from '../data/pythonReader.js';
import type { Roles } from './state.js';

/** The operands of a file's columns. */
export function fileOperands(roles: Roles, positive: string): string {
  const { label, score, secondScore, prediction, weight } = roles;
  const isNumber = positive.trim() !== '' && Number.isFinite(Number(positive));
  const test = isNumber ? `float(cell) == ${positive}` : `str(cell) == ${pythonText(positive)}`;
  const weights =
    weight === null
      ? 'sample_weight = None'
      : `sample_weight = np.array(column(${pythonText(weight)}), dtype=float)`;
  if (score !== null) {
    const names = [score, secondScore].filter((name) => name !== null);
    const scores = names.map(
      (name) =>
        `    ${pythonText(name)}: (y_true, np.array(column(${pythonText(name)}), dtype=float)),`,
    );
    return `y_true = np.array([${test} for cell in column(${pythonText(label ?? '')})], dtype=int)
models = {
${scores.join('\n')}
}
${weights}`;
  }
  return `truth = np.array(column(${pythonText(label ?? '')}))
prediction = np.array(column(${pythonText(prediction ?? '')}))
classes = np.unique([truth, prediction])
y_true = np.searchsorted(classes, truth)
y_pred = np.searchsorted(classes, prediction)
${weights}`;
}
