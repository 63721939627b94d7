import type { Preset } from '../lab.js';
import { initialState, type FigureId, type MetricsState } from './state.js';

type SampleId = Extract<MetricsState['data'], { kind: 'sample' }>['id'];

function sample(id: SampleId, figure: FigureId, change: Partial<MetricsState> = {}): MetricsState {
  return { ...initialState, data: { kind: 'sample', id }, figure, ...change };
}

function calling(name: MetricsState['call']['name']): Pick<MetricsState, 'call'> {
  return { call: { ...initialState.call, name } };
}

export const presets: readonly Preset<MetricsState>[] = [
  {
    id: 'accuracy-misleads',
    title: 'Accuracy misleads at 1 : 20',
    story:
      'Saying “negative” to every row is right 95 % of the time. Look at the matrix: the accuracy is hardly better than that, while half of the positives are missed. Pull the threshold down and watch recall rise long before accuracy falls.',
    state: sample('imbalanced', 'matrix', calling('sklearn.metrics.confusion_matrix')),
  },
  {
    id: 'pr-and-roc',
    title: 'PR and ROC where positives are rare',
    story:
      'The same scores look excellent under ROC and modest under precision and recall: the false positive rate divides by the many negatives, precision by the few rows that are called positive. Move the threshold and follow both dots.',
    state: sample('imbalanced', 'roc', {
      threshold: 0.12,
      ...calling('sklearn.metrics.roc_auc_score'),
    }),
  },
  {
    id: 'figure-5-2',
    title: 'Figure 5.2: precision and recall',
    story:
      'With classes of equal size precision starts at 1 and falls to one half, the part of positives, as the threshold lets everything in.',
    state: sample('balanced', 'pr', calling('sklearn.metrics.average_precision_score')),
  },
  {
    id: 'figure-5-3',
    title: 'Figure 5.3: Fashion-MNIST',
    story:
      'Shirts are the trouble: they pass for T-shirts, coats and pullovers. Sorted by confusion, the garments of the upper body stand together, and so do the shoes.',
    state: sample('fashion-mnist', 'confusion', {
      order: 'confusion',
      ...calling('sklearn.metrics.confusion_matrix'),
    }),
  },
  {
    id: 'figure-5-4',
    title: 'Figure 5.4: F1 against the threshold',
    story:
      'F1 is high only where precision and recall both are; where their lines cross, all three meet. Its peak is rarely at one half.',
    state: sample('imbalanced', 'f1', { threshold: 0.3, ...calling('sklearn.metrics.f1_score') }),
  },
  {
    id: 'overconfident',
    title: 'An overconfident model',
    story:
      'Most scores are near 0 or 1, and of those near 1 far fewer come true than the model says. The ranking, and with it ROC, does not suffer; anything that takes the numbers for probabilities does.',
    state: sample('overconfident', 'calibration', calling('sklearn.calibration.calibration_curve')),
  },
  {
    id: 'two-models',
    title: 'The better model loses at one half',
    story:
      'model_b ranks better everywhere, yet at the threshold one half its recall is far lower: its scores are timid. Choose a threshold for each before you compare F1.',
    state: sample('two-models', 'models', calling('sklearn.metrics.roc_auc_score')),
  },
  {
    id: 'costly-misses',
    title: 'A miss costs thirty false alarms',
    story:
      'Where a missed positive is costly, as in a screening, the cheapest threshold is far below one half. Change the costs and see it move.',
    state: sample('imbalanced', 'cost', {
      costs: { fp: 1, fn: 30 },
      threshold: 0.04,
      ...calling('sklearn.metrics.confusion_matrix'),
    }),
  },
  {
    id: 'one-against-the-rest',
    title: 'Several classes, one against the rest',
    story:
      'Each class has a curve of its own. Foxes are the hardest: dogs get nearly as much of their probability. Choose a class under Data to look at it alone, with a threshold.',
    state: sample('animals', 'class-roc', calling('sklearn.metrics.classification_report')),
  },
];
