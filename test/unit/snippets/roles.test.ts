import assert from 'node:assert/strict';
import { inserted, snippet } from '../support/fitted.js';

const HEAD = `import copy

import torch
from torch import nn, optim
from torch.optim.swa_utils import AveragedModel
from torch.utils.data import DataLoader


class Net(nn.Module):
    pass


`;

/** What is in the file once the snippet is at the bar, less the head and the imports. */
function body(code: string, id: string): string {
  const text = inserted(`${HEAD}${code}`, snippet(id));
  return text.slice(text.indexOf('class Net'));
}

describe('a name of a snippet is filled', () => {
  const cases: [string, string, string, RegExp, RegExp?][] = [
    [
      'by the network whose parameters the optimizer holds, and not by its average',
      'net = Net()\noptimizer = optim.SGD(net.parameters())\naveraged = AveragedModel(net)\n|',
      'training/steps',
      /criterion\(net\(inputs\), targets\)/,
    ],
    [
      'by no average even where nothing else is there',
      'averaged = AveragedModel(Net())\n|',
      'optimizers/adamw',
      /AdamW\(model\.parameters/,
    ],
    [
      'by no average that is called so',
      'model = AveragedModel(Net())\n|',
      'optimizers/adamw',
      /AdamW\(model_2\.parameters/,
    ],
    [
      'by the network of the optimizer and not by the one that is called model',
      'model = Net()\nstudent = Net()\nopt = optim.Adam(student.parameters())\n|',
      'training/steps',
      /criterion\(student\(inputs\), targets\)/,
    ],
    [
      'by the network that the parameters were taken from in a line above',
      'a = Net()\nb = Net()\nparams = [p for p in a.parameters() if p.requires_grad]\nopt = optim.Adam(params)\n|',
      'training/clip',
      /clip_grad_norm_\(a\.parameters/,
    ],
    [
      'by the networks of parameter groups',
      'a = Net()\nb = Net()\nopt = optim.Adam([{"params": a.head.parameters(), "lr": 1}])\n|',
      'training/clip',
      /clip_grad_norm_\(a\.parameters/,
    ],
    [
      'by no copy of a network',
      'net = Net()\nteacher = copy.deepcopy(net)\n|',
      'training/clip',
      /clip_grad_norm_\(net\.parameters/,
    ],
    [
      'by no optimizer whose network has been replaced',
      'model = Net()\noptimizer = optim.SGD(model.parameters())\nmodel = Net()\n|',
      'schedules/step',
      /StepLR\(optimizer_2, /,
    ],
    [
      'by an optimizer whose network was only moved',
      'model = Net()\noptimizer = optim.SGD(model.parameters())\nmodel = model.to("cpu")\n|',
      'schedules/step',
      /StepLR\(optimizer, /,
    ],
    [
      'by the schedule of that optimizer',
      'a = Net()\nb = Net()\nopt_b = optim.SGD(b.parameters())\nold = optim.lr_scheduler.StepLR(opt_b, 1)\n' +
        'optimizer = optim.SGD(a.parameters())\nnew = optim.lr_scheduler.StepLR(optimizer, 1)\n|',
      'training/steps',
      /new\.step\(\)/,
      /old\.step\(\)/,
    ],
    [
      'by a network of scikit-learn only where that is meant',
      'from sklearn.svm import SVC\nmodel = SVC()\n|',
      'optimizers/adamw',
      /AdamW\(model_2\.parameters/,
    ],
    [
      'by a classifier of scikit-learn, not by a clustering or a transformer',
      'from sklearn.svm import SVC\nfrom sklearn.decomposition import PCA\n' +
        'from sklearn.mixture import GaussianMixture\n' +
        'judge = SVC()\nmodel = GaussianMixture(2)\nscaler = PCA(2)\n|',
      'classification/calibrated',
      /CalibratedClassifierCV\(judge/,
    ],
    [
      'by no variable of a loop that has ended',
      'for model in [Net(), Net()]:\n    print(model)\n|',
      'optimizers/adamw',
      /AdamW\(model_2\.parameters/,
    ],
    [
      'by the variable of the loop that it is put into',
      'for model in [Net(), Net()]:\n    print(model)\n    |\n',
      'optimizers/adamw',
      /AdamW\(model\.parameters/,
    ],
    [
      'by no labels of one batch',
      'for inputs, targets in DataLoader([]):\n    print(targets)\n|',
      'losses/classWeights',
      /bincount\(labels, /,
    ],
    [
      'by the labels of the data set',
      'targets = torch.tensor([0, 1])\nfor inputs, labels in DataLoader([]):\n    print(labels)\n|',
      'losses/classWeights',
      /bincount\(targets, /,
    ],
    [
      'by no labels that were predicted',
      'labels = Net()(torch.ones(1)).argmax(dim=1)\n|',
      'losses/classWeights',
      /bincount\(labels_2, /,
    ],
    [
      'by no loss that is a module',
      'class FocalLoss(nn.Module):\n    pass\n\n\ncriterion = FocalLoss()\n|',
      'optimizers/adamw',
      /AdamW\(model\.parameters/,
    ],
    [
      'in a block by what the indentation of a blank line says',
      'def train(net: nn.Module):\n    net.train()\n    |\n\n\nmodel = Net()\n',
      'optimizers/adamw',
      /AdamW\(net\.parameters/,
    ],
    [
      'where a snippet gives the name another value, too',
      'net = Net()\n|',
      'performance/channelsLast',
      /net = net\.to\(memory_format/,
    ],
    [
      'by a loss whatever it is called',
      'net = Net()\nbce = nn.BCEWithLogitsLoss()\n|',
      'training/steps',
      /loss = bce\(net\(inputs\), targets\)/,
    ],
    [
      'by an average that has the name of a model',
      'net = Net()\nmodel = AveragedModel(net)\nopt = optim.SGD(net.parameters())\n|',
      'training/steps',
      /\n {8}model\.update_parameters\(net\)/,
    ],
    [
      'by the network of the latest optimizer where it is only used',
      'a = Net()\nopt_a = optim.SGD(a.parameters())\nb = nn.Linear(2, 2)\nopt_b = optim.SGD(b.parameters())\n|',
      'metrics/torchmetrics',
      /\nb\.eval\(\)/,
    ],
    [
      'by the network whose head the optimizer holds, where it is run',
      'body, head = Net(), nn.Linear(2, 2)\nwhole = nn.Sequential(body, head)\n' +
        'opt = optim.SGD(head.parameters())\n|',
      'training/steps',
      /criterion\(whole\(inputs\), targets\)/,
    ],
    [
      'by the network on several devices where it is trained',
      'net = Net()\nddp = nn.parallel.DistributedDataParallel(net)\nopt = optim.SGD(net.parameters())\n|',
      'training/steps',
      /criterion\(ddp\(inputs\), targets\)/,
    ],
    [
      'by the network itself where it is saved',
      'net = Net()\nddp = nn.parallel.DistributedDataParallel(net)\nopt = optim.SGD(net.parameters())\n|',
      'saving/saveWeights',
      /torch\.save\(net\.state_dict/,
    ],
    [
      'by no dictionary of networks',
      'nets = nn.ModuleDict({"a": Net()})\nopt = optim.SGD(nets["a"].parameters())\n|',
      'training/steps',
      /criterion\(model\(inputs\), targets\)/,
    ],
    [
      'by the first of the networks that an optimizer holds',
      'a, b = Net(), Net()\nopt = optim.SGD([*a.parameters(), *b.parameters()])\n|',
      'training/clip',
      /clip_grad_norm_\(a\.parameters/,
    ],
    [
      'by the loader for training, however short that is said',
      'dl_tr = DataLoader([])\ndl_va = DataLoader([])\n|',
      'training/steps',
      / in dl_tr:/,
    ],
    [
      'by no array where a tensor is meant',
      'x = np.ones(3)\nmodel = Net()\n|',
      'saving/export',
      /export\(model, \(inputs,\)/,
    ],
    [
      'by predictions under another name',
      'y_true = [1]\ny_hat = [1]\n|',
      'metrics/report',
      /classification_report\(y_true, y_hat, /,
    ],
    [
      'by no LBFGS, which needs a closure',
      'net = Net()\noptimizer = optim.LBFGS(net.parameters())\n|',
      'training/steps',
      /\n {8}optimizer_2\.step\(\)/,
    ],
    [
      'by the optimizer beside an LBFGS of the same network',
      'net = Net()\nadam = optim.Adam(net.parameters())\noptimizer = optim.LBFGS(net.parameters())\n|',
      'schedules/step',
      /StepLR\(adam, /,
    ],
    [
      'by no device that is something else',
      'device = {"port": 1}\ncpu = torch.device("cpu")\n|',
      'training/steps',
      /inputs\.to\(cpu\)/,
    ],
    ['by a device that is a string', 'device = "cpu"\n|', 'training/steps', /inputs\.to\(device\)/],
    [
      'by no schedule that is a function of something else',
      'scheduler = print\nopt = optim.SGD(Net().parameters())\n|',
      'training/steps',
      /for epoch/,
      /scheduler\.step/,
    ],
    [
      'by labels that are the largest of something that is no prediction',
      'labels = torch.ones(3, 4).argmax(1)\n|',
      'losses/classWeights',
      /bincount\(labels, /,
    ],
    [
      'by the labels of the data set and not by those of a batch',
      'from torch.utils.data import TensorDataset\n' +
        'targets = torch.ones(4)\nx, kinds = torch.ones(9), torch.ones(9)\n' +
        'dataset = TensorDataset(x, kinds)\n|',
      'data/weightedSampler',
      /bincount\(kinds\)\[kinds\]/,
    ],
    [
      'by labels that were taken from the data set',
      'dataset = Words()\ntargets = torch.stack([label for _, label in dataset])\n|',
      'data/weightedSampler',
      /bincount\(targets\)/,
    ],
    [
      'by a pipeline that ends in a classifier, and by none that ends in a clustering',
      'from sklearn.cluster import KMeans\nfrom sklearn.pipeline import make_pipeline\n' +
        'from sklearn.preprocessing import StandardScaler\nfrom sklearn.svm import SVC\n' +
        'judge = make_pipeline(StandardScaler(), SVC()).fit(X, y)\n' +
        'model = make_pipeline(StandardScaler(), KMeans(3))\n|',
      'classification/calibrated',
      /CalibratedClassifierCV\(judge/,
    ],
    [
      'by a pipeline that is made of named steps',
      'from sklearn.cluster import KMeans\nfrom sklearn.pipeline import Pipeline\n' +
        'from sklearn.svm import SVC\n' +
        'groups = Pipeline([("a", SVC()), ("b", KMeans(3))])\n' +
        'judge = Pipeline(steps=[("a", KMeans()), ("b", SVC())])\n' +
        'model = Pipeline([("a", KMeans(3))])\n|',
      'classification/calibrated',
      /CalibratedClassifierCV\(judge/,
    ],
    [
      'by no network that joblib loads',
      'import joblib\nmodel = joblib.load("a.joblib")\n|',
      'optimizers/adamw',
      /AdamW\(model_2\.parameters/,
    ],
    [
      'by an estimator that joblib loads',
      'import joblib\nmodel = joblib.load("a.joblib")\n|',
      'classification/calibrated',
      /CalibratedClassifierCV\(model,/,
    ],
    [
      'by the labels of the test set where the predictions are those of it',
      'y_test = [1]\ny_pred = model.predict(X_test)\n|',
      'metrics/report',
      /classification_report\(y_test, y_pred, /,
    ],
    [
      'by no labels of the test set where the predictions may be of another one',
      'y_test = [1]\ny_pred = model.predict(X_val)\n|',
      'metrics/report',
      /classification_report\(y_true, y_pred, /,
    ],
    [
      'by what the file has, while the names of what it lacks stay',
      'net = Net()\nloss_fn = nn.MSELoss()\nnum_epochs = 3\n|',
      'training/steps',
      /in range\(num_epochs\):[^]* in train_loader:[^]* loss_fn\(net\(inputs\), targets\)[^]* optimizer\.step\(\)/,
      /epochs = 20|scheduler\.step/,
    ],
    [
      'by no function, unless it is a loss',
      'def data(n):\n    return n\n\n\ndef criterion(a, b):\n    return a\n\n\ndef targets():\n    pass\n\n\n|',
      'debugging/anomaly',
      /loss = criterion\(model\(inputs\), targets_2\)/,
    ],
    [
      'by nothing outside a function whose own name it would become',
      'net = Net()\n\n\ndef f():\n    |\n',
      'performance/channelsLast',
      /\n {4}model = model\.to\(memory_format/,
    ],
    [
      'by the part for training once a data set is split',
      'from torch.utils.data import TensorDataset, random_split\n' +
        'dataset = TensorDataset(torch.ones(4))\ntrain_set, val_set = random_split(dataset, [2, 2])\n|',
      'data/dataLoader',
      /DataLoader\(\n {4}train_set,/,
    ],
  ];
  for (const [title, code, id, expected, unexpected] of cases) {
    it(title, () => {
      const text = body(code, id);
      assert.match(text, expected);
      if (unexpected) assert.doesNotMatch(text, unexpected);
    });
  }
});

describe('a name that a snippet binds', () => {
  const cases: [string, string, string, RegExp][] = [
    [
      'is another one where the file has such an object',
      'net = Net()\noptimizer = optim.SGD(net.parameters())\n|',
      'optimizers/adamw',
      /\noptimizer_2 = /,
    ],
    [
      'is another one where a function of the file is called so',
      'def fit():\n    pass\n\n\n|',
      'training/fit',
      /\ndef fit_2\(/,
    ],
    [
      'is another one where a lambda reads it later',
      'total = 5\nrate = lambda step: step / total\n|',
      'debugging/parameterCount',
      /\ntotal_2 = sum\(/,
    ],
    [
      'is another one where it is read below',
      'total = 5\n|\nprint(total)\n',
      'debugging/parameterCount',
      /\ntotal_2 = sum\(.*\n.*\nprint\(f"\{total_2:,\} param/,
    ],
    [
      'stays where it is given another value below before it is read',
      'total = 5\n|\ntotal = 6\nprint(total)\n',
      'debugging/parameterCount',
      /\ntotal = sum\(/,
    ],
    [
      'is another one where the next round of a loop reads it',
      'total = 0\nfor i in range(3):\n    print(total)\n    |\n',
      'debugging/parameterCount',
      /total_2 = sum\(/,
    ],
    [
      'is another one where the function around it reads one of the file',
      'total = 5\n\n\ndef f(model):\n    print(total)\n    |\n',
      'debugging/parameterCount',
      /total_2 = sum\(/,
    ],
    [
      'is not that of the data set',
      'targets = torch.tensor([0, 1])\n|',
      'training/accumulate',
      /for i, \(inputs, targets_2\) in /,
    ],
    [
      'stays that of a loop that has ended',
      'for i, (inputs, targets) in enumerate(DataLoader([])):\n    loss = targets\n|',
      'training/accumulate',
      /for i, \(inputs, targets\) in enumerate/,
    ],
  ];
  for (const [title, code, id, expected] of cases) {
    it(title, () => {
      assert.match(body(code, id), expected);
    });
  }
});

describe('a line of a snippet', () => {
  const LOOP = 'model = Net()\noptimizer = optim.SGD(model.parameters())\n';
  const lineOf = (code: string): string => body(`${LOOP}${code}|`, 'training/steps');

  it('is left out where the file lacks what it needs', () => {
    assert.doesNotMatch(lineOf(''), /scheduler|averaged|plateau/);
  });
  it('is there for a schedule that moves on after each epoch', () => {
    const text = lineOf('scheduler = optim.lr_scheduler.StepLR(optimizer, 5)\n');
    assert.match(text, /\n {4}scheduler\.step\(\)/);
    assert.doesNotMatch(text, /\n {8}scheduler\.step\(\)/);
  });
  it('is there for one that moves on after each step, in the inner loop', () => {
    const text = lineOf('scheduler = optim.lr_scheduler.OneCycleLR(optimizer, 1, 100)\n');
    assert.match(text, /\n {8}scheduler\.step\(\)/);
    assert.doesNotMatch(text, /\n {4}scheduler\.step\(\)/);
  });
  it('gives the loss to one that waits for it', () => {
    const text = lineOf('scheduler = optim.lr_scheduler.ReduceLROnPlateau(optimizer)\n');
    assert.match(text, /\n {4}scheduler\.step\(mean_loss\)/);
    assert.doesNotMatch(text, /scheduler\.step\(\)/);
  });
  it('updates an average', () => {
    assert.match(lineOf('ema = AveragedModel(model)\n'), /\n {8}ema\.update_parameters\(model\)\n/);
  });
  it('leaves a setting to the file', () => {
    assert.match(lineOf(''), /\nepochs = 20\nfor epoch in range\(epochs\)/);
    assert.match(lineOf('epochs = [1, 2]\n'), /\nepochs_2 = 20\nfor epoch in range\(epochs_2\)/);
    const text = lineOf('num_epochs = 5\n');
    assert.match(text, /for epoch in range\(num_epochs\)/);
    assert.doesNotMatch(text, /epochs = 20/);
    assert.match(lineOf('N_EPOCHS = 5\n'), /for epoch in range\(N_EPOCHS\)/);
  });
});
