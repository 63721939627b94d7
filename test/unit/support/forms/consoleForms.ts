import { bestOfFew, fewEnds, lines, standard, t, v, type LogForm } from './logForm.js';

/** What training loops print. */
export const consoles: readonly LogForm[] = [
  {
    title: 'nanoGPT',
    file: 'train.log',
    content: `number of parameters: 10.65M\nusing fused AdamW: True\nstep 0: train loss 4.2874, val loss 4.2823\niter 0: loss 4.2649, time 27662.72ms, mfu -100.00%\niter 10: loss 3.2438, time 22.82ms, mfu 16.33%\nstep 20: train loss 2.5, val loss 2.6\niter 20: loss 2.79, time 22ms, mfu 16.31%\n`,
    columns: { train: 'train loss', validation: 'val loss' },
    ends: { 'val loss': [4.2823, 2.6], loss: [4.2649, 2.79] },
  },
  {
    title: 'Keras',
    file: 'train.log',
    content: lines(
      (i) =>
        `Epoch ${i + 1}/4\n\r  1/100 [..............................] - ETA: 0s - loss: 9.9\r 50/100 [====>.........] - ETA: 0s - loss: 5.5\r100/100 [==============================] - 5s 35ms/step - loss: ${t(i)} - accuracy: 0.91 - val_loss: ${v(i)} - val_accuracy: 0.9`,
    ),
    columns: {
      step: 'epoch',
      train: 'loss',
      validation: 'val_loss',
      trainAccuracy: 'accuracy',
      validationAccuracy: 'val_accuracy',
    },
    best: bestOfFew,
    ends: fewEnds('loss', 'val_loss'),
  },
  {
    title: 'Keras 3 in colors',
    file: 'train.log',
    content: lines(
      (i) =>
        `Epoch ${i + 1}/4\n\u001b[1m100/100\u001b[0m \u001b[32m━━━━━━━━━━━━━━━━━━━━\u001b[0m\u001b[37m\u001b[0m \u001b[1m1s\u001b[0m 2ms/step - accuracy: 0.7 - loss: ${t(i)} - val_accuracy: 0.6 - val_loss: ${v(i)}`,
    ),
    columns: { step: 'epoch', train: 'loss', validation: 'val_loss' },
    best: bestOfFew,
  },
  {
    title: 'dictionaries of a trainer',
    file: 'train.log',
    content:
      "{'loss': 2.3, 'grad_norm': 1.2, 'learning_rate': 5e-05, 'epoch': 0.5}\n{'eval_loss': 2.1, 'eval_runtime': 1.2, 'epoch': 1.0}\n{'loss': 1.9, 'learning_rate': 3e-05, 'epoch': 1.5}\n{'eval_loss': 1.8, 'epoch': 2.0}\n{'train_runtime': 10.2, 'train_loss': 2.1, 'epoch': 2.0}\n",
    columns: { step: 'epoch', train: 'loss', validation: 'eval_loss' },
    best: { at: 2, value: 1.8 },
  },
  {
    title: 'key=value',
    file: 'train.log',
    content: lines((i) => `epoch=${i + 1} train_loss=${t(i)} val_loss=${v(i)} lr=3.00e-04`),
    columns: standard,
    best: bestOfFew,
    ends: { lr: [3e-4, 3e-4] },
  },
  {
    title: 'timestamps and levels',
    file: 'train.log',
    content: lines(
      (i) =>
        `2024-03-0${i + 1} 10:23:1${i},123 INFO [trainer.py:88] Epoch ${i + 1} | train loss: ${t(i)} | val loss: ${v(i)} | eta: 0:10:0${i}`,
    ),
    columns: { step: 'epoch', train: 'train loss', validation: 'val loss' },
    best: bestOfFew,
  },
  {
    title: 'PyTorch’s example for ImageNet',
    file: 'train.log',
    content:
      'Epoch: [0][  0/100]\tTime  2.5 ( 2.5)\tData  1.9 ( 1.9)\tLoss 6.9e+00 (6.9e+00)\tAcc@1   0.00 (  0.00)\tAcc@5   0.39 (  0.39)\nEpoch: [0][ 50/100]\tTime  0.5 ( 0.6)\tData  0.0 ( 0.1)\tLoss 6.5e+00 (6.7e+00)\tAcc@1   1.00 (  0.50)\tAcc@5   3.39 (  1.39)\nEpoch: [1][  0/100]\tTime  2.5 ( 2.5)\tData  1.9 ( 1.9)\tLoss 5.9e+00 (5.9e+00)\tAcc@1   5.00 (  5.00)\tAcc@5   9.39 (  9.39)\nEpoch: [1][ 50/100]\tTime  0.5 ( 0.6)\tData  0.0 ( 0.1)\tLoss 5.5e+00 (5.7e+00)\tAcc@1   6.00 (  5.50)\tAcc@5  13.39 ( 11.39)\n',
    columns: { step: 'step', train: 'Loss', trainAccuracy: 'Acc@1' },
    best: { at: 150, value: 5.5 },
  },
  {
    title: 'PyTorch’s example for MNIST',
    file: 'train.log',
    content:
      'Train Epoch: 1 [0/60000 (0%)]\tLoss: 2.3\nTrain Epoch: 1 [640/60000 (1%)]\tLoss: 1.9\n\nTest set: Average loss: 0.2, Accuracy: 9400/10000 (94%)\n\nTrain Epoch: 2 [0/60000 (0%)]\tLoss: 0.5\nTrain Epoch: 2 [640/60000 (1%)]\tLoss: 0.4\n\nTest set: Average loss: 0.1, Accuracy: 9700/10000 (97%)\n',
    columns: {
      train: 'train/Loss',
      validation: 'test/Average loss',
      validationAccuracy: 'test/Accuracy',
    },
    ends: { 'test/Accuracy': [0.94, 0.97], 'train/Loss': [2.3, 0.4] },
  },
  {
    title: 'PyTorch’s quickstart',
    file: 'train.log',
    content:
      'Epoch 1\n-------------------------------\nloss: 2.303494  [   64/60000]\nloss: 2.29  [ 6464/60000]\nTest Error: \n Accuracy: 45.4%, Avg loss: 2.15 \n\nEpoch 2\n-------------------------------\nloss: 2.16  [   64/60000]\nloss: 2.1  [ 6464/60000]\nTest Error: \n Accuracy: 57.2%, Avg loss: 1.89 \n',
    columns: { train: 'loss', validation: 'test/Avg loss', validationAccuracy: 'test/Accuracy' },
    ends: { 'test/Avg loss': [2.15, 1.89], 'test/Accuracy': [45.4, 57.2] },
  },
  {
    title: 'PyTorch’s tutorial',
    file: 'train.log',
    content:
      '[1,  2000] loss: 2.221\n[1,  4000] loss: 1.886\n[2,  2000] loss: 1.5\n[2,  4000] loss: 1.4\nFinished Training\n',
    columns: { train: 'loss' },
    ends: { loss: [2.221, 1.4] },
  },
  {
    title: 'mmengine',
    file: 'train.log',
    content:
      '2023/01/01 10:00:00 - mmengine - INFO - Epoch(train)   [1][ 50/100]  lr: 1.0000e-02  eta: 0:10:00  time: 0.1  data_time: 0.01  memory: 1000  loss: 2.3\n2023/01/01 10:00:10 - mmengine - INFO - Epoch(train)   [1][100/100]  lr: 1.0000e-02  eta: 0:09:00  time: 0.1  data_time: 0.01  memory: 1000  loss: 2.0\n2023/01/01 10:00:20 - mmengine - INFO - Epoch(val) [1][50/50]    accuracy/top1: 35.0  data_time: 0.1  time: 0.2\n2023/01/01 10:00:30 - mmengine - INFO - Epoch(train)   [2][ 50/100]  lr: 1.0000e-02  eta: 0:08:00  time: 0.1  data_time: 0.01  memory: 1000  loss: 1.5\n2023/01/01 10:00:40 - mmengine - INFO - Epoch(val) [2][50/50]    accuracy/top1: 45.0  data_time: 0.1  time: 0.2\n',
    columns: { step: 'step', train: 'train/loss', validationAccuracy: 'val/accuracy/top1' },
    ends: { 'train/loss': [2.3, 1.5], 'val/accuracy/top1': [35, 45] },
  },
  {
    title: 'Ultralytics',
    file: 'train.log',
    content: lines(
      (i) =>
        `      Epoch    GPU_mem   box_loss   cls_loss   dfl_loss  Instances       Size\n        ${i + 1}/4      2.15G      ${t(i)}      2.3      1.2        200        640: 100%|██████████| 8/8 [00:01<00:00,  5.2it/s]\n                 Class     Images  Instances      Box(P          R      mAP50  mAP50-95): 100%|██████████| 4/4 [00:00<00:00,  6.0it/s]\n                   all        128        929       0.64       0.53        0.6       0.44\n`,
    ),
    columns: { step: 'Epoch', train: 'box_loss' },
    ends: { box_loss: [0.9, 0.3] },
  },
  {
    title: 'fastai',
    file: 'train.log',
    content: `epoch     train_loss  valid_loss  accuracy  time    \n${lines((i) => `${i}         ${t(i)}    ${v(i)}    0.7    00:12     `)}`,
    columns: { step: 'epoch', train: 'train_loss', validation: 'valid_loss' },
    best: { at: 3, value: 0.65 },
  },
  {
    title: 'XGBoost',
    file: 'train.log',
    content: lines((i) => `[${i}]\ttrain-logloss:${t(i)}\tvalid-logloss:${v(i)}`),
    columns: { step: 'iteration', train: 'train-logloss', validation: 'valid-logloss' },
    best: { at: 3, value: 0.65 },
  },
  {
    title: 'LightGBM',
    file: 'train.log',
    content: `[LightGBM] [Info] Number of positive: 212, number of negative: 357\n${lines((i) => `[${10 * (i + 1)}]\ttraining's binary_logloss: ${t(i)}\tvalid_1's binary_logloss: ${v(i)}`)}`,
    columns: {
      step: 'iteration',
      train: "training's binary_logloss",
      validation: "valid_1's binary_logloss",
    },
    best: { at: 40, value: 0.65 },
  },
  {
    title: 'CatBoost',
    file: 'train.log',
    content: `Learning rate set to 0.03\n${lines((i) => `${i}:\tlearn: ${t(i)}\ttest: ${v(i)}\tbest: ${v(i)} (${i})\ttotal: 50ms\tremaining: 1s`)}\nbestTest = 0.65\nbestIteration = 3\n`,
    columns: { step: 'iteration', train: 'learn', validation: 'test' },
    best: { at: 3, value: 0.65 },
  },
  {
    title: 'scikit-learn',
    file: 'train.log',
    content: lines((i) => `Iteration ${i + 1}, loss = ${t(i)}`),
    columns: { step: 'iteration', train: 'loss' },
    best: { at: 4, value: 0.3 },
  },
  {
    title: 'progress bars of Lightning',
    file: 'train.log',
    content: lines(
      (i) =>
        `\rEpoch ${i}:  50%|█████     | 10/20 [00:00<00:00, 50.21it/s, v_num=0, train_loss=9.0]\rEpoch ${i}: 100%|██████████| 20/20 [00:00<00:00, 50.21it/s, v_num=0, train_loss=${t(i)}, val_loss=${v(i)}]`,
    ),
    columns: { step: 'epoch', train: 'train_loss', validation: 'val_loss' },
    best: { at: 3, value: 0.65 },
  },
  {
    title: 'a line for each phase',
    file: 'train.log',
    content: lines(
      (i) => `Epoch ${i}/3\n----------\ntrain Loss: ${t(i)} Acc: 0.7\nval Loss: ${v(i)} Acc: 0.6\n`,
    ),
    columns: { step: 'epoch', train: 'train Loss', validation: 'val Loss' },
    best: { at: 3, value: 0.65 },
  },
  {
    title: 'Megatron',
    file: 'train.log',
    content: lines(
      (i) =>
        ` iteration       ${i + 1}00/   50000 | consumed samples:         3200 | elapsed time per iteration (ms): 1234.5 | learning rate: 1.000E-05 | global batch size:    32 | lm loss: ${t(i)}E+00 | loss scale: 65536.0 | grad norm: 2.5 | number of skipped iterations:   0 |`,
    ),
    columns: { step: 'iteration', train: 'lm loss' },
    best: { at: 400, value: 0.3 },
  },
  {
    title: 'sections in a line',
    file: 'train.log',
    content: lines(
      (i) => `Epoch [${i + 1}/4] train: loss ${t(i)} acc 0.81 | val: loss ${v(i)} acc 0.77`,
    ),
    columns: {
      step: 'epoch',
      train: 'train/loss',
      validation: 'val/loss',
      trainAccuracy: 'train/acc',
      validationAccuracy: 'val/acc',
    },
    best: bestOfFew,
  },
  {
    title: 'detectron2',
    file: 'train.log',
    content: lines(
      (i) =>
        `[01/02 10:00:0${i} d2.utils.events]:  eta: 0:12:33  iter: ${i}9  total_loss: ${t(i)}  loss_cls: 0.2  loss_box_reg: 0.1  time: 0.3  data_time: 0.01  lr: 0.001  max_mem: 3000M`,
    ),
    columns: { step: 'iteration', train: 'total_loss' },
    best: { at: 39, value: 0.3 },
  },
  {
    title: 'NaN',
    file: 'train.log',
    content: 'epoch 1 loss 0.9\nepoch 2 loss nan\nepoch 3 loss nan\n',
    columns: { step: 'epoch', train: 'loss' },
    finds: ['nan', 'divergence'],
  },
];
