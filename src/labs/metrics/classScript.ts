import { oneLine, pythonArray, pythonText } from '../data/pythonReader.js';
import type { Script } from '../lab.js';
import type { ClassAnalysis } from './classes.js';
import type { MetricsState } from './state.js';

export const CLASS_IMPORTS = `import numpy as np
from sklearn.metrics import (
    average_precision_score,
    confusion_matrix,
    precision_recall_fscore_support,
    roc_auc_score,
)
`;

export function classOperands({ classes, yTrue, yPred, weights, scores }: ClassAnalysis): string {
  const columns = scores.map(
    (column, i) => `    ${pythonText(oneLine(classes[i] ?? ''))}: ${pythonArray(column)},`,
  );
  return `classes = [${classes.map((name) => pythonText(oneLine(name))).join(', ')}]
y_true = ${pythonArray(yTrue)}
y_pred = ${pythonArray(yPred)}
sample_weight = ${weights ? pythonArray(weights) : 'None'}
probabilities = {
${columns.join('\n')}
}
`;
}

export function classMeasures({ normalize }: MetricsState): string {
  return `labels = np.arange(len(classes))
matrix = confusion_matrix(
    y_true, y_pred, labels=labels, sample_weight=sample_weight, normalize=${normalize === null ? 'None' : pythonText(normalize)}
)
for name, row in zip(classes, matrix):
    print(f"true {name}", *row, sep="\\t")
options = {"labels": labels, "sample_weight": sample_weight, "zero_division": 0}
for name, *scores in zip(classes, *precision_recall_fscore_support(y_true, y_pred, **options)):
    print(f"{name}: precision, recall, F1, support", *scores, sep="\\t")
for average in ("micro", "macro", "weighted"):
    scores = precision_recall_fscore_support(y_true, y_pred, average=average, **options)
    print(f"{average} average", *scores[:3], sep="\\t")
for i, (name, y_score) in enumerate(probabilities.items()):
    area = roc_auc_score(y_true == i, y_score, sample_weight=sample_weight)
    print(f"{name} against the rest: ROC AUC", area, sep="\\t")
    area = average_precision_score(y_true == i, y_score, sample_weight=sample_weight)
    print(f"{name} against the rest: average precision", area, sep="\\t")
`;
}

export function classPrints(
  { classes, matrix, report, oneVsRest }: ClassAnalysis,
  { normalize }: MetricsState,
): Script['prints'] {
  const size = classes.length;
  const sum = (values: Iterable<number>): number => [...values].reduce((all, one) => all + one, 0);
  const divisorOf = (row: number, column: number): number => {
    if (normalize === null) return 1;
    if (normalize === 'all') return sum(matrix);
    const cells = classes.map(
      (_, i) => matrix[normalize === 'true' ? row * size + i : i * size + column] ?? 0,
    );
    return sum(cells) || 1;
  };
  const { accuracy: micro } = report;
  return [
    ...classes.map((name, row) => ({
      label: `true ${oneLine(name)}`,
      values: classes.map(
        (_, column) => (matrix[row * size + column] ?? 0) / divisorOf(row, column),
      ),
    })),
    ...report.classes.map((row) => ({
      label: `${oneLine(row.name)}: precision, recall, F1, support`,
      values: [row.precision, row.recall, row.fscore, row.support],
    })),
    { label: 'micro average', values: [micro ?? NaN, micro ?? NaN, micro ?? NaN] },
    ...report.averages.map((row) => ({
      label: row.name.replace(/ avg$/, ' average'),
      values: [row.precision, row.recall, row.fscore],
    })),
    ...oneVsRest.flatMap(({ name, auc, ap }) => [
      { label: `${oneLine(name)} against the rest: ROC AUC`, values: [auc] },
      { label: `${oneLine(name)} against the rest: average precision`, values: [ap] },
    ]),
  ];
}
