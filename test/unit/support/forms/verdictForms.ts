import { csv, logOf, standard, type LogForm } from './logForm.js';
import { runs } from './runs.js';

/** Runs of which each shows one thing. */
export const verdicts: readonly LogForm[] = [
  {
    title: 'an overfitting run',
    file: 'log.csv',
    content: logOf(runs.overfit),
    columns: standard,
    finds: ['overfitting', 'best', 'stop'],
    not: ['divergence', 'plateau', 'stoppedTooSoon', 'converged', 'underfitting'],
  },
  {
    title: 'a run that converges',
    file: 'log.csv',
    content: logOf(runs.converged),
    columns: standard,
    finds: ['converged', 'best'],
    not: ['divergence', 'plateau', 'overfitting', 'stoppedTooSoon', 'underfitting', 'spike'],
  },
  {
    title: 'a run that ends too soon',
    file: 'log.csv',
    content: logOf(runs.short),
    columns: standard,
    finds: ['stoppedTooSoon'],
    not: ['divergence', 'plateau', 'overfitting', 'converged', 'stop'],
  },
  {
    title: 'a run that learns nothing',
    file: 'log.csv',
    content: logOf(runs.stuck),
    columns: standard,
    finds: ['plateau', 'underfitting'],
    not: ['divergence', 'overfitting', 'converged', 'stoppedTooSoon'],
  },
  {
    title: 'a run that stays high',
    file: 'log.csv',
    content: logOf(runs.plateau),
    columns: standard,
    finds: ['plateau'],
    not: ['divergence', 'overfitting', 'converged', 'stoppedTooSoon'],
  },
  {
    title: 'a run that loses what it learned',
    file: 'log.csv',
    content: logOf(runs.collapse),
    columns: standard,
    finds: ['divergence'],
    not: ['overfitting', 'converged', 'plateau', 'spike'],
  },
  {
    title: 'a run that explodes',
    file: 'log.csv',
    content: logOf(runs.exploding),
    columns: standard,
    finds: ['divergence'],
    not: ['overfitting', 'converged', 'plateau', 'spike'],
  },
  {
    title: 'a spike in a run that falls',
    file: 'log.csv',
    content: logOf(runs.spike),
    columns: standard,
    finds: ['spike'],
    not: ['divergence', 'overfitting', 'plateau'],
  },
  {
    title: 'a fall after a flat stretch',
    file: 'log.csv',
    content: csv({
      epoch: Array.from({ length: 30 }, (_, i) => i),
      train_loss: Array.from({ length: 30 }, (_, i) =>
        i < 9 ? 1 - 0.05 * i : i < 21 ? 0.6 + 0.001 * (i % 3) : 0.6 - 0.041 * (i - 20),
      ),
    }),
    columns: { step: 'epoch', train: 'train_loss' },
    not: ['plateau', 'divergence', 'converged'],
  },
  {
    title: 'NaN in the middle',
    file: 'log.csv',
    content:
      'epoch,train_loss,val_loss\n1,0.9,1\n2,0.7,0.9\n3,nan,nan\n4,nan,0.8\n5,0.5,0.7\n6,0.4,0.6\n7,0.35,0.55\n',
    columns: standard,
    finds: ['nan'],
    not: ['divergence'],
  },
  {
    title: 'infinity',
    file: 'log.csv',
    content: 'epoch,train_loss\n1,0.9\n2,0.7\n3,inf\n4,0.6\n5,0.5\n6,0.4\n',
    columns: { train: 'train_loss' },
    finds: ['nan'],
    not: ['divergence', 'spike'],
  },
  {
    title: 'NaN as pandas writes it',
    file: 'log.csv',
    content: 'epoch,train_loss,val_loss\n1,0.9,1\n2,0.7,0.9\n3,0.6,0.8\n4,,\n5,,\n6,,\n',
    columns: standard,
    finds: ['nan', 'divergence'],
  },
  {
    title: 'a last row that is not whole yet',
    file: 'log.csv',
    content: 'epoch,train_loss,val_loss\n1,0.9,1\n2,0.7,0.9\n3,0.6,0.8\n4,0.5,\n',
    columns: standard,
    not: ['nan', 'divergence'],
  },
];
