import type { Lab, Script } from '../lab.js';
import {
  bestFor,
  accuracy,
  countsAt,
  f1,
  precision,
  recall,
  type BinaryAnalysis,
} from './binary.js';
import { analyse, thresholdOf } from './analysis.js';
import type { ClassAnalysis } from './classes.js';
import { attempt } from '../data/loaded.js';
import { loadInline } from './data.js';
import { guessRoles } from './roles.js';
import { pythonArray, pythonText, readerImports, readerOf } from '../data/pythonReader.js';
import { fileOperands } from './fileOperands.js';
import type { MetricsState } from './state.js';

/** All figures of the panel, computed by scikit-learn from the same rows. */
export const toScript: Lab<MetricsState>['toScript'] = (state) => {
  if (state.data.kind === 'file') return fileScript(state, state.data);
  const loaded = loadInline(state.data);
  if (!loaded || 'problem' in loaded) return nothing(loaded?.problem ?? 'The data are not kept.');
  const analysis = attempt(() => analyse(loaded.table, state));
  if ('problem' in analysis) return nothing(analysis.problem);
  const title = `# ${oneLine(loaded.table.name)}\n`;
  if (analysis.kind === 'classes') {
    return {
      python: `${CLASS_IMPORTS}\n${title}${classOperands(analysis)}\n${classMeasures(state)}`,
      prints: classPrints(analysis, state),
      tolerance: 1e-12,
    };
  }
  const isWhole = analysis.ranked.every(
    ({ positives, negatives }) => positives > 0 && negatives > 0,
  );
  if (!isWhole) return nothing('scikit-learn measures rows of two classes.');
  return {
    python: `${binaryImports(analysis.isProbability)}\n${title}${binaryOperands(analysis)}\n${binaryMeasures(state, thresholdOf(state, analysis), analysis.isProbability)}`,
    prints: binaryPrints(analysis, state),
    tolerance: 1e-12,
  };
};

function nothing(problem: string): Script {
  return { python: `# ${oneLine(problem)}\n`, prints: [], tolerance: 0 };
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ');
}

function binaryImports(isProbability: boolean): string {
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

const CLASS_IMPORTS = `import numpy as np
from sklearn.metrics import (
    average_precision_score,
    confusion_matrix,
    precision_recall_fscore_support,
    roc_auc_score,
)
`;

function binaryOperands({ models, paired }: BinaryAnalysis): string {
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

function binaryMeasures(
  { costs, bins, strategy }: MetricsState,
  threshold: number,
  isProbability: boolean,
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
${
  isProbability
    ? `
    came_true, predicted = calibration_curve(y_true, y_score, n_bins=${bins}, strategy=${pythonText(strategy)})
    print(f"{name}: calibration, predicted", *predicted, sep="\\t")
    print(f"{name}: calibration, came true", *came_true, sep="\\t")
    print(f"{name}: Brier score", brier_score_loss(y_true, y_score, sample_weight=weight), sep="\\t")
    bins = np.digitize(y_score, np.linspace(0, 1, ${bins + 1})[1:-1], right=True)
    gaps = [abs(np.sum((y_score - y_true)[bins == i])) for i in range(${bins})]
    print(f"{name}: expected calibration error", np.sum(gaps) / len(y_true), sep="\\t")
`
    : ''
}`;
}

function binaryPrints(analysis: BinaryAnalysis, state: MetricsState): Script['prints'] {
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

function classOperands({ classes, yTrue, yPred, weights, scores }: ClassAnalysis): string {
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

function classMeasures({ normalize }: MetricsState): string {
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

function classPrints(
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

/** What a file holds is not known here, so the script reads it, and prints what this cannot foresee. */
function fileScript(
  state: MetricsState,
  data: Extract<MetricsState['data'], { kind: 'file' }>,
): Script {
  const roles =
    state.columns ??
    guessRoles({ name: data.name, rows: 0, columns: [], firstLine: 0, problems: [] });
  const operands = fileOperands(roles, state.positive ?? '1');
  const isBinary = roles.score !== null;
  const imports = [
    ...readerImports(data.name),
    isBinary ? binaryImports(false) : CLASS_IMPORTS,
  ].join('\n');
  const measures = isBinary
    ? `models = {name: (*pair, sample_weight) for name, pair in models.items()}\n${binaryMeasures(state, state.threshold ?? 0.5, false)}`
    : `probabilities = {}\n${classMeasures(state)}`;
  return {
    python: `${imports}\n${readerOf(data, [roles.label ?? ''])}\n${operands}\n${measures}`,
    prints: [],
    tolerance: 0,
  };
}
