import { metrics } from '../../engine/metrics/index.js';

/** A function over labels and predictions that a lab's picture stands for. */
export interface MetricCall {
  /** Qualified name. */
  readonly name: string;
  readonly signature: string;
  /** Its parameter for the true classes, and that for what is compared with them. */
  readonly truth: string;
  readonly guess: string;
  /** Whether that is scores or predicted classes. */
  readonly takes: 'scores' | 'labels';
  /** The picture that shows its result. */
  readonly figure: 'pr' | 'roc' | 'f1' | 'matrix' | 'calibration' | 'scores';
  /** Whether scores become classes by its parameter `threshold`. */
  readonly hasThreshold: boolean;
}

type Shown = Pick<MetricCall, 'takes' | 'figure'>;

const scores = (figure: MetricCall['figure']): Shown => ({ takes: 'scores', figure });
const labels = (figure: MetricCall['figure']): Shown => ({ takes: 'labels', figure });

const SKLEARN: Readonly<Record<string, Shown>> = {
  precision_recall_curve: scores('pr'),
  average_precision_score: scores('pr'),
  roc_curve: scores('roc'),
  roc_auc_score: scores('roc'),
  confusion_matrix: labels('matrix'),
  classification_report: labels('matrix'),
  precision_recall_fscore_support: labels('matrix'),
  accuracy_score: labels('matrix'),
  balanced_accuracy_score: labels('matrix'),
  matthews_corrcoef: labels('matrix'),
  f1_score: labels('f1'),
  fbeta_score: labels('f1'),
  precision_score: labels('f1'),
  recall_score: labels('f1'),
  brier_score_loss: scores('calibration'),
  log_loss: scores('calibration'),
};

/** Their `from_predictions` draws with Matplotlib. */
const DISPLAYS: readonly MetricCall[] = [
  {
    ...scores('roc'),
    name: 'sklearn.metrics.RocCurveDisplay.from_predictions',
    signature:
      'y_true, y_score, *, sample_weight=None, drop_intermediate=True, pos_label=None, name=None, ax=None, curve_kwargs=None, plot_chance_level=False, chance_level_kw=None, despine=False',
  },
  {
    ...scores('pr'),
    name: 'sklearn.metrics.PrecisionRecallDisplay.from_predictions',
    signature:
      'y_true, y_score, *, sample_weight=None, drop_intermediate=False, pos_label=None, name=None, ax=None, curve_kwargs=None, plot_chance_level=False, chance_level_kw=None, despine=False, **kwargs',
  },
  {
    ...labels('matrix'),
    name: 'sklearn.metrics.ConfusionMatrixDisplay.from_predictions',
    signature:
      "y_true, y_pred, *, labels=None, sample_weight=None, normalize=None, display_labels=None, include_values=True, xticks_rotation='horizontal', values_format=None, cmap='viridis', ax=None, colorbar=True, im_kw=None, text_kw=None",
  },
  {
    ...scores('calibration'),
    name: 'sklearn.calibration.CalibrationDisplay.from_predictions',
    signature:
      "y_true, y_prob, *, n_bins=5, strategy='uniform', pos_label=None, name=None, ax=None, ref_line=True, **kwargs",
  },
].map((display) => complete({ ...display, hasThreshold: false }));

const TORCHMETRICS: Readonly<Record<string, Shown & { readonly hasThreshold: boolean }>> = {
  precision_recall_curve: { ...scores('pr'), hasThreshold: false },
  average_precision: { ...scores('pr'), hasThreshold: false },
  roc: { ...scores('roc'), hasThreshold: false },
  auroc: { ...scores('roc'), hasThreshold: false },
  confusion_matrix: { ...labels('matrix'), hasThreshold: true },
  accuracy: { ...labels('matrix'), hasThreshold: true },
  f1_score: { ...labels('f1'), hasThreshold: true },
  precision: { ...labels('f1'), hasThreshold: true },
  recall: { ...labels('f1'), hasThreshold: true },
};

/** Every call that the lab reads and writes. */
export const calls: readonly MetricCall[] = [
  ...Object.entries(SKLEARN).map(([member, shown]) => {
    const name = `sklearn.metrics.${member}`;
    return complete({ ...shown, name, signature: sklearnSignature(name), hasThreshold: false });
  }),
  complete({
    ...scores('calibration'),
    name: 'sklearn.calibration.calibration_curve',
    signature: sklearnSignature('sklearn.calibration.calibration_curve'),
    hasThreshold: false,
  }),
  ...DISPLAYS,
  ...Object.entries(TORCHMETRICS).flatMap(([member, shown]) => {
    const options = shown.hasThreshold ? ', threshold=0.5' : '';
    return [
      complete({
        ...shown,
        name: `torchmetrics.functional.classification.binary_${member}`,
        signature: `preds, target${options}, **others`,
      }),
      complete({
        ...shown,
        name: `torchmetrics.functional.${member}`,
        signature: `preds, target, task${options}, **others`,
      }),
      ...(shown.takes === 'labels'
        ? [
            complete({
              ...shown,
              hasThreshold: false,
              name: `torchmetrics.functional.classification.multiclass_${member}`,
              signature: 'preds, target, num_classes=None, **others',
            }),
          ]
        : []),
    ];
  }),
];

const byName = new Map(calls.map((call) => [call.name, call]));

export function findCall(name: string): MetricCall | undefined {
  return byName.get(name);
}

/** @throws {Error} if there is no such call. */
export function callNamed(name: string): MetricCall {
  const call = byName.get(name);
  if (!call) throw new Error(`there is no call ${name}`);
  return call;
}

function complete(call: Omit<MetricCall, 'truth' | 'guess'>): MetricCall {
  const [first = '', second = ''] = call.signature
    .split(/,\s*/)
    .map((part) => part.replace(/=.*/, ''));
  return first === 'preds'
    ? { ...call, truth: second, guess: first }
    : { ...call, truth: first, guess: second };
}

function sklearnSignature(name: string): string {
  const form = metrics.get(name).forms.find((one) => one.name === name);
  if (!form) throw new Error(`the engine has no ${name}`);
  return form.signature;
}
