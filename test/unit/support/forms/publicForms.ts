import { bestOfFew, fewEnds, lines, t, v, type LogForm } from './logForm.js';

/** What is found in public repositories besides the forms of libraries, written anew. */
export const publicForms: readonly LogForm[] = [
  {
    title: 'a warning with code in it',
    file: 'train.log',
    content: `UserWarning: return data directly. For example, in the following code:\n\n    import numpy as np\n    def __getitem__(self, i):\n        image, label = np.random.random([8]), i\n    weights = [0.1, 0.2]\n\n${lines((i) => `Epoch ${i + 1}, total used time 7.18 (s), avg loss so far is ${t(i)}, val loss is ${v(i)}`)}`,
    columns: { step: 'epoch', train: 'avg loss', validation: 'val loss' },
    best: bestOfFew,
  },
  {
    title: 'settings that look like code',
    file: 'nohup.out',
    content: `[INFO:swift] args: Seq2SeqArguments(\n_n_gpu=-1,\ntarget_modules=['all-linear'],\n)\n${lines((i) => `{'loss': ${t(i)}, 'token_acc': 0.5, 'epoch': 0.0, 'global_step/max_steps': '${10 * i + 1}/58114', 'percentage': '0.02%', 'elapsed_time': '1m 52s', 'memory(GiB)': 29.57, 'train_speed(s/it)': 11.24}`)}`,
    columns: { step: 'global_step', train: 'loss', trainAccuracy: 'token_acc' },
    best: { at: 31, value: 0.3 },
  },
  {
    title: 'the batch before the epoch, and the total of parts',
    file: 'train.log',
    content: `2025-11-19 11:16:27,344 - Detector - INFO - begin\n${lines((i) => `2025-11-19 11:16:3${i},491 - Detector - INFO - [batch ${10 + 10 * (i % 2)}/20, epoch ${1 + (i >> 1)}/2]: loss_box:0.13 loss_cls:0.05 loss_total:${t(i)} binary_loss:0.04`)}`,
    columns: { step: 'step', train: 'loss_total' },
    best: { at: 40, value: 0.3 },
  },
  {
    title: 'steps that are counted on from one epoch to the next',
    file: 'train.log',
    content: lines(
      (i) => `Epoch ${1 + (i >> 1)}/2, step ${100 * (i + 1)}/400, loss ${t(i)}, val_loss ${v(i)}`,
    ),
    columns: { step: 'step', train: 'loss', validation: 'val_loss' },
    best: { at: 400, value: 0.65 },
  },
  {
    title: 'an evaluation alone',
    file: 'evaluate.log',
    content:
      '2018-07-30 12:27:30,202:INFO: Creating the dataset...\n2018-07-30 12:27:31,100:INFO: Creating the model...\n2018-07-30 12:28:58,100:INFO: Starting evaluation\n2018-07-30 12:28:59,106:INFO: Restoring parameters from best_weights/after-epoch-10\n2018-07-30 12:28:59,300:INFO: ready\n2018-07-30 12:28:59,758:INFO: - Eval metrics: accuracy: 0.711 ; loss: 0.833\n',
    columns: { validation: 'val/loss', validationAccuracy: 'val/accuracy' },
  },
  {
    title: 'a loss and a step without a header',
    file: 'loss.log',
    content: lines((i) => `${t(i)} ${100 * i}`),
    columns: { step: 'step', train: 'value' },
    best: { at: 300, value: 0.3 },
  },
  {
    title: 'YOLOv7',
    file: 'results.txt',
    content: lines(
      (i) =>
        `     ${i}/3     11.8G   0.06487    0.0272         0   ${t(i)}        34       640  0.004739    0.2965   0.00154 0.0002236   ${v(i)}   0.03753         0`,
    ),
    columns: { step: 'epoch', train: 'train/total_loss', validation: 'val/box_loss' },
    best: { at: 3, value: 0.65 },
  },
  {
    title: 'many runs one after another',
    file: 'train.log',
    content: Array.from(
      { length: 24 },
      (_, run) =>
        `fold ${run + 1}\n${Array.from({ length: 40 }, (_, i) => `Epoch ${i + 1}/40\n - 7s - loss: ${(Math.exp(-i / 10) + run / 1000).toFixed(4)} - val_loss: ${(0.1 + Math.exp(-i / 10) + run / 1000).toFixed(4)}\n`).join('')}`,
    ).join(''),
    columns: { step: 'epoch', train: 'loss', validation: 'val_loss' },
    finds: ['resume'],
    says: /the last part alone/,
  },
  {
    title: 'a trainer’s dictionaries below what names a validation',
    file: 'train_log.txt',
    content: `[2/5] Loading and formatting dataset...\n  Train: 8939 examples\n  Validation: 1119 examples\n[3/5] Formatting the validation data\n${lines((i) => `{'loss': ${t(i)}, 'mean_token_accuracy': 0.5, 'epoch': ${i + 1}.0}\n{'eval_loss': ${v(i)}, 'epoch': ${i + 1}.0}`)}`,
    columns: { step: 'epoch', train: 'loss', validation: 'eval_loss' },
    best: bestOfFew,
  },
  {
    title: 'what is said of a test holds for the next line',
    file: 'train_log.txt',
    content: lines(
      (i) =>
        `epoch: ${i},  loss is: ${t(i)}, acc is: 0.7\ntesting in eval mode……\nepoch: ${i},  loss is: ${v(i)}, acc is: 0.6\nNow continue training……`,
    ),
    columns: { step: 'epoch', train: 'loss', validation: 'test/loss' },
    best: { at: 3, value: 0.65 },
  },
  {
    title: 'a file of steps and losses in tabs',
    file: 'train.log',
    content: `step\tloss\n${lines((i) => `${10 * i}\t${t(i)}`)}`,
    columns: { step: 'step', train: 'loss' },
    best: { at: 30, value: 0.3 },
    ends: { loss: fewEnds('loss', '')['loss'] ?? [0, 0] },
  },
];
