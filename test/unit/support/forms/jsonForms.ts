import { bestOfFew, epochs, lines, standard, t, v, type LogForm } from './logForm.js';
import { few } from './runs.js';

const json = (data: unknown): string => JSON.stringify(data);

export const jsons: readonly LogForm[] = [
  {
    title: 'records',
    file: 'log.json',
    content: json(epochs.map((epoch, i) => ({ epoch, train_loss: t(i), val_loss: v(i) }))),
    columns: standard,
    best: bestOfFew,
  },
  {
    title: 'NaN as Python writes it',
    file: 'log.json',
    content:
      '[{"epoch": 1, "loss": 0.5}, {"epoch": 2, "loss": NaN}, {"epoch": 3, "loss": Infinity}]',
    columns: { step: 'epoch', train: 'loss' },
    finds: ['nan', 'divergence'],
    ends: { loss: [0.5, 'Infinity'] },
  },
  {
    title: 'the state of a trainer',
    file: 'trainer_state.json',
    content: json({
      best_metric: 0.6,
      epoch: 2,
      log_history: [
        { epoch: 0.5, learning_rate: 1e-5, loss: 0.9, step: 5 },
        { epoch: 1, eval_loss: 1, eval_runtime: 1.2, step: 10 },
        { epoch: 1.5, loss: 0.4, step: 15 },
        { epoch: 2, eval_loss: 0.7, step: 20 },
        { epoch: 2, step: 20, train_loss: 0.65, train_runtime: 10 },
      ],
    }),
    columns: { step: 'step', train: 'loss', validation: 'eval_loss' },
    best: { at: 20, value: 0.7 },
  },
  {
    title: 'several groups of an evaluation',
    file: 'trainer_state.json',
    content: json({
      log_history: [
        { loss: 0.9, step: 5 },
        { eval_mnli_loss: 1, step: 5 },
        { eval_qqp_loss: 2, step: 5 },
        { loss: 0.5, step: 10 },
        { eval_mnli_loss: 0.8, step: 10 },
        { eval_qqp_loss: 1.5, step: 10 },
      ],
    }),
    columns: { step: 'step', train: 'loss', validation: 'eval_mnli_loss' },
    says: /eval_qqp_loss/,
  },
  {
    title: 'objects of train and val',
    file: 'history.json',
    content: json({
      train: { loss: few.train, acc: [0.1, 0.2, 0.3, 0.4] },
      val: { loss: few.val, acc: [0.1, 0.2, 0.2, 0.3] },
    }),
    columns: {
      step: null,
      train: 'train/loss',
      validation: 'val/loss',
      trainAccuracy: 'train/acc',
      validationAccuracy: 'val/acc',
    },
    best: bestOfFew,
  },
  {
    title: 'losses of train and val',
    file: 'history.json',
    content: json({ loss: { train: few.train, val: few.val } }),
    columns: { train: 'train', validation: 'val' },
  },
  {
    title: 'evals_result of XGBoost',
    file: 'evals.json',
    content: json({ train: { logloss: few.train }, eval: { logloss: few.val } }),
    columns: { train: 'train/logloss', validation: 'eval/logloss' },
  },
  {
    title: 'a History beside its settings',
    file: 'history.json',
    content: json({
      params: { epochs: 4 },
      epoch: [0, 1, 2, 3],
      history: { loss: few.train, val_loss: few.val },
    }),
    columns: { step: 'epoch', train: 'loss', validation: 'val_loss' },
    best: { at: 3, value: 0.65 },
  },
  {
    title: 'epochs as keys',
    file: 'log.json',
    content: json(
      Object.fromEntries(epochs.map((epoch, i) => [epoch, { train_loss: t(i), val_loss: v(i) }])),
    ),
    columns: standard,
    best: bestOfFew,
  },
  {
    title: 'epochs as keys, with objects in them',
    file: 'log.json',
    content: json(
      Object.fromEntries(
        epochs.map((epoch, i) => [
          `epoch_${epoch}`,
          { train: { loss: t(i) }, val: { loss: v(i) } },
        ]),
      ),
    ),
    columns: { step: 'epoch', train: 'train/loss', validation: 'val/loss' },
  },
  {
    title: 'pandas by column',
    file: 'log.json',
    content: json({
      epoch: { 0: 1, 1: 2 },
      train_loss: { 0: 0.9, 1: 0.5 },
      val_loss: { 0: 1, 1: 0.8 },
    }),
    columns: standard,
    best: { at: 2, value: 0.8 },
  },
  {
    title: 'pandas by index',
    file: 'log.json',
    content: json({
      0: { epoch: 1, train_loss: 0.9, val_loss: 1 },
      1: { epoch: 2, train_loss: 0.5, val_loss: 0.8 },
    }),
    columns: standard,
    best: { at: 2, value: 0.8 },
  },
  {
    title: 'pandas split',
    file: 'log.json',
    content: json({
      columns: ['epoch', 'train_loss', 'val_loss'],
      index: [0, 1],
      data: [
        [1, 0.9, 1],
        [2, 0.5, 0.8],
      ],
    }),
    columns: standard,
    best: { at: 2, value: 0.8 },
  },
  {
    title: 'pandas table',
    file: 'log.json',
    content: json({
      schema: {
        fields: [
          { name: 'epoch', type: 'integer' },
          { name: 'train_loss', type: 'number' },
          { name: 'val_loss', type: 'number' },
        ],
        primaryKey: ['epoch'],
      },
      data: [
        { epoch: 1, train_loss: 0.9, val_loss: 1 },
        { epoch: 2, train_loss: 0.5, val_loss: 0.8 },
      ],
    }),
    columns: standard,
    best: { at: 2, value: 0.8 },
  },
  {
    title: 'lists of records for train and val',
    file: 'log.json',
    content: json({
      train: epochs.map((epoch, i) => ({ epoch, loss: t(i) })),
      val: epochs.map((epoch, i) => ({ epoch, loss: v(i) })),
    }),
    columns: { step: 'epoch', train: 'train/loss', validation: 'val/loss' },
    best: bestOfFew,
  },
  {
    title: 'pairs of step and value',
    file: 'log.json',
    content: json({
      train_loss: epochs.map((epoch, i) => [epoch, t(i)]),
      val_loss: epochs.map((epoch, i) => [epoch, v(i)]),
    }),
    columns: { train: 'train_loss', validation: 'val_loss' },
  },
  {
    title: 'CatBoost',
    file: 'catboost_training.json',
    content: json({
      meta: { test_sets: ['test'], name: 'experiment' },
      iterations: epochs.map((_, i) => ({
        learn: [t(i)],
        iteration: i,
        passed_time: 0.1,
        remaining_time: 1,
        test: [v(i)],
      })),
    }),
    columns: { step: 'iteration', train: 'learn', validation: 'test' },
    best: { at: 3, value: 0.65 },
  },
  {
    title: 'JSON Lines',
    file: 'log.jsonl',
    content: lines((i) => json({ epoch: i + 1, train_loss: t(i), val_loss: v(i) })),
    columns: standard,
    best: bestOfFew,
  },
  {
    title: 'JSON Lines with NaN',
    file: 'log.jsonl',
    content:
      '{"step": 1, "loss": 1.0}\n{"step": 2, "loss": NaN}\n{"step": 3, "loss": 0.9}\n{"step": 4, "loss": 0.8}\n',
    columns: { step: 'step', train: 'loss' },
    finds: ['nan'],
    not: ['divergence'],
  },
  {
    title: 'a file that is being written',
    file: 'log.json',
    content:
      '[{"epoch":1,"train_loss":0.9,"val_loss":1},{"epoch":2,"train_loss":0.5,"val_loss":0.8},{"epoch":3,"tra',
    columns: standard,
    best: { at: 2, value: 0.8 },
    says: /what is before/,
  },
  {
    title: 'a dictionary that Python printed',
    file: 'history.txt',
    content: "{'loss': [0.9, 0.6, nan], 'val_loss': [1.0, 0.8, nan]}",
    columns: { train: 'loss', validation: 'val_loss' },
    finds: ['nan'],
  },
  {
    title: 'pasted JSON that breaks off',
    file: 'pasted text',
    content: '{"loss": [0.9, 0.6, 0.4, 0.3], "val_loss": [1.0, 0.8, 0.7, 0.',
    columns: { train: 'loss', validation: 'val_loss' },
    best: { at: 3, value: 0.7 },
    says: /what is before/,
  },
  {
    title: 'pasted JSON of a trainer that breaks off',
    file: 'pasted text',
    content:
      '{\n  "epoch": 2.0,\n  "log_history": [\n    {"loss": 0.9, "step": 1},\n    {"loss": 0.6, "step": 2},\n    {"lo',
    columns: { step: 'step', train: 'loss' },
    best: { at: 2, value: 0.6 },
    says: /what is before/,
  },
  {
    title: 'a pasted dictionary that breaks off',
    file: 'pasted text',
    content: "{'loss': [0.9, 0.6, nan, 0.4], 'val_loss': [1.0, 0.8, 0.7, 0.",
    columns: { train: 'loss', validation: 'val_loss' },
    best: { at: 3, value: 0.7 },
    says: /breaks off/,
  },
  {
    title: 'JSON Lines of which the second breaks off',
    file: 'pasted text',
    content: '{"epoch": 1, "loss": 0.9}\n{"epoch": 2, "lo',
    columns: { step: 'epoch', train: 'loss' },
    says: /line 2/,
  },
  {
    title: 'a dictionary in code',
    file: 'history.txt',
    content: 'history = {\n  "loss": [0.9, 0.6, 0.4],\n  "val_loss": [1.0, 0.8, 0.7],\n}\n',
    columns: { train: 'loss', validation: 'val_loss' },
    best: { at: 3, value: 0.7 },
  },
  {
    title: 'Weights & Biases’ history',
    file: 'wandb-history.jsonl',
    content: lines((i) =>
      json({
        'train/loss': t(i),
        'val/loss': v(i),
        _step: i,
        _runtime: 1.5 * i,
        _timestamp: 1.7e9 + i,
      }),
    ),
    columns: { step: '_step', train: 'train/loss', validation: 'val/loss' },
    best: { at: 3, value: 0.65 },
  },
];
