import { oneLine, pythonArray, pythonText } from '../data/pythonReader.js';
import type { Script } from '../lab.js';
import { thresholdOf } from './analysis.js';
import {
  accuracy,
  bestFor,
  countsAt,
  f1,
  precision,
  recall,
  type BinaryAnalysis,
} from './binary.js';
import type { MetricsState } from './state.js';

export function binaryImports(isProbability: boolean): string {
  return `import numpy as np
${isProbability ? 'from sklearn.calibration import calibration_curve\n' : ''}from sklearn.metrics import (
    accuracy_score,
    average_precision_score,
${isProbability ? '    brier_score_loss,\n' : ''}    confusion_matrix,
    precision_recall_fscore_support,
    roc_auc_score,
    roc_curve,
)
`;
}

export function binaryOperands({ models, paired }: BinaryAnalysis): string {
  const [first] = models;
  const weights = (given: Float64Array | null): string => (given ? pythonArray(given) : 'None');
  const scores = models.map(({ model, yTrue, scores: values, weights: own }) => {
    const truth = paired ? 'y_true' : pythonArray(yTrue);
    return `models[${pythonText(oneLine(model))}] = (${truth}, ${pythonArray(values)}, ${paired ? 'sample_weight' : weights(own)})`;
  });
  return [
    ...(paired && first
      ? [`y_true = ${pythonArray(first.yTrue)}`, `sample_weight = ${weights(first.weights)}`]
      : []),
    'models = {}',
    ...scores,
    '',
  ].join('\n');
}

/**
 * Prints all that the panel shows of `models`, a dict of labels, scores and weights by name.
 *
 * @param threshold a Python expression.
 * @param condition a Python condition for the calibration, or whether there is one.
 */
export function binaryMeasures(
  { costs, bins, strategy }: MetricsState,
  threshold: string,
  condition: boolean | string,
): string {
  return `threshold = ${threshold}
cost_fp, cost_fn = ${costs.fp}, ${costs.fn}

for name, (y_true, y_score, weight) in models.items():
    print(f"{name}: ROC AUC", roc_auc_score(y_true, y_score, sample_weight=weight), sep="\\t")
    print(f"{name}: average precision", average_precision_score(y_true, y_score, sample_weight=weight), sep="\\t")

    y_pred = (y_score >= threshold).astype(int)
    cells = confusion_matrix(y_true, y_pred, labels=[0, 1], sample_weight=weight)
    print(f"{name}: tn, fp, fn, tp", *cells.ravel(), sep="\\t")
    print(f"{name}: accuracy", accuracy_score(y_true, y_pred, sample_weight=weight), sep="\\t")
    precision, recall, f1, _ = precision_recall_fscore_support(
        y_true, y_pred, average="binary", sample_weight=weight, zero_division=np.nan
    )
    print(f"{name}: precision, recall, F1", precision, recall, f1, sep="\\t")

    fpr, tpr, thresholds = roc_curve(y_true, y_score, sample_weight=weight, drop_intermediate=False)
    positives, negatives = cells[1].sum(), cells[0].sum()
    tp, fp = tpr * positives, fpr * negatives
    print(f"{name}: highest F1", np.max(2 * tp / (positives + tp + fp)), sep="\\t")
    print(f"{name}: highest TPR - FPR", np.max(tpr - fpr), sep="\\t")
    print(f"{name}: lowest cost", np.min(cost_fp * fp + cost_fn * (positives - tp)), sep="\\t")
${condition === false ? '' : calibration(bins, strategy, condition)}`;
}

function calibration(
  bins: number,
  strategy: MetricsState['strategy'],
  condition: true | string,
): string {
  const lines = `came_true, predicted = calibration_curve(y_true, y_score, n_bins=${bins}, strategy=${pythonText(strategy)})
print(f"{name}: calibration, predicted", *predicted, sep="\\t")
print(f"{name}: calibration, came true", *came_true, sep="\\t")
print(f"{name}: Brier score", brier_score_loss(y_true, y_score, sample_weight=weight), sep="\\t")
bins = np.digitize(y_score, np.linspace(0, 1, ${bins + 1})[1:-1], right=True)
gaps = [abs(np.sum((y_score - y_true)[bins == i])) for i in range(${bins})]
print(f"{name}: expected calibration error", np.sum(gaps) / len(y_true), sep="\\t")`;
  const margin = condition === true ? '    ' : '        ';
  const indented = lines.replace(/^/gm, margin);
  return condition === true ? `\n${indented}\n` : `\n    if ${condition}:\n${indented}\n`;
}

export function binaryPrints(analysis: BinaryAnalysis, state: MetricsState): Script['prints'] {
  const threshold = thresholdOf(state, analysis);
  return analysis.ranked.flatMap((model) => {
    const counts = countsAt(model, threshold);
    const line = (label: string, ...values: number[]): Script['prints'][number] => ({
      label: `${oneLine(model.name)}: ${label}`,
      values,
    });
    const best = (aim: 'f1' | 'youden' | 'cost'): number =>
      bestFor(model, aim, state.costs)?.value ?? NaN;
    const { calibration } = model;
    return [
      line('ROC AUC', model.auc),
      line('average precision', model.ap),
      line('tn, fp, fn, tp', counts.tn, counts.fp, counts.fn, counts.tp),
      line('accuracy', accuracy(counts)),
      line('precision, recall, F1', precision(counts), recall(counts), f1(counts)),
      line('highest F1', best('f1')),
      line('highest TPR - FPR', best('youden')),
      line('lowest cost', best('cost')),
      ...(calibration
        ? [
            line('calibration, predicted', ...calibration.prob_pred),
            line('calibration, came true', ...calibration.prob_true),
            line('Brier score', calibration.brier),
            line('expected calibration error', calibration.ece),
          ]
        : []),
    ];
  });
}
