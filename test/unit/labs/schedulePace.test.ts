import assert from 'node:assert/strict';
import * as v from 'valibot';
import { scheduleLab } from '../../../src/labs/schedule/lab.js';
import { scheduleSchema, type ScheduleState } from '../../../src/labs/schedule/state.js';
import { callsIn, PythonSource } from '../../../src/python/index.js';
import { allLabs } from '../../../src/labs/index.js';

const BEGIN = `import torch
from torch import optim
from torch.optim.lr_scheduler import *
from torch.optim.swa_utils import SWALR
from torch.utils.data import DataLoader
from tqdm import tqdm
data = DataLoader(things, batch_size=32)
opt = optim.SGD(model.parameters(), lr=0.1, momentum=0.9)
`;
const isOfLab = (name: string): boolean => allLabs.some((lab) => lab.recognises(name));

/** What the first scheduler of a class comes to. */
function opened(code: string, name: string): { state: ScheduleState; notes: readonly string[] } {
  const calls = callsIn(PythonSource.parse(BEGIN + code), isOfLab);
  const call = calls.find((one) => one.name.endsWith(`.${name}`));
  assert.ok(call, code);
  const found = scheduleLab.fromCode(call, calls);
  assert.ok(v.is(scheduleSchema, found.state));
  return found;
}

/** The schedules that are drawn as one curve with it. */
function drawn(code: string, name: string): string {
  return opened(code, name)
    .state.curves[0]!.schedulers.map(({ id }) => id)
    .join(' ');
}

const TWO = `a = ExponentialLR(opt, gamma=0.9)
b = StepLR(opt, step_size=10)
`;
const both = (code: string): string => drawn(code, 'StepLR');

describe('two schedulers are one curve', () => {
  const together: [string, string][] = [
    ['that one loop steps', `${TWO}for epoch in range(9):\n    a.step()\n    b.step()`],
    ['that one batch loop steps', `${TWO}for x, y in data:\n    a.step()\n    b.step()`],
    [
      'that one branch makes and steps',
      'if decay:\n    a = ExponentialLR(opt, gamma=0.9)\n    b = StepLR(opt, 3)\n    a.step()\n    b.step()',
    ],
    [
      'that are attributes of one object',
      `class T:
    def __init__(self):
        self.a = ExponentialLR(opt, gamma=0.9)
        self.b = StepLR(opt, 3)
    def end(self):
        self.a.step()
        self.b.step()`,
    ],
    [
      'that are each asked for first',
      `${TWO}for e in range(9):\n    if a is not None:\n        a.step()\n    if b:\n        b.step()`,
    ],
    [
      'that a function is given',
      `def train(first, second):
    for batch in data:
        first.step()
        second.step()
${TWO}train(a, second=b)`,
    ],
  ];
  for (const [title, code] of together) {
    it(title, () => {
      assert.equal(both(code), 'exponential_lr step_lr');
    });
  }

  const apart: [string, string][] = [
    ['of which one is not stepped', `${TWO}b.step()`],
    ['of which neither is stepped', TWO],
    ['of which a comment steps one', `${TWO}b.step()\n# a.step()`],
    ['of which a string steps one', `${TWO}b.step()\nprint("a.step()")`],
    ['of which another method of one is called', `${TWO}b.step()\na.step_count()\na.steps.step(1)`],
    [
      'that branches choose between',
      `if kind == 'a':
    s = ExponentialLR(opt, gamma=0.9)
elif kind == 'b':
    s = StepLR(opt, 3)
else:
    s = None
for epoch in range(9):
    s.step()`,
    ],
    [
      'that branches choose between under two names',
      `if kind:
    a = ExponentialLR(opt, gamma=0.9)
    a.step()
else:
    b = StepLR(opt, 3)
    b.step()`,
    ],
    [
      'of which one is stepped now and then the other',
      `${TWO}for epoch in range(9):\n    if epoch > 5:\n        a.step()\n    else:\n        b.step()`,
    ],
    [
      'of which a match chooses one to step',
      `${TWO}match kind:\n    case 1:\n        a.step()\n    case _:\n        b.step()`,
    ],
    [
      'of which one steps every batch and one every epoch',
      `${TWO}for epoch in range(9):\n    for x, y in data:\n        a.step()\n    b.step()`,
    ],
    ['of one name', 's = ExponentialLR(opt, gamma=0.9)\ns = StepLR(opt, 3)\ns.step()'],
    [
      'of which one name is bound again',
      `${TWO}a.step()\nb.step()\na = ExponentialLR(other, gamma=0.5)`,
    ],
    [
      'of two functions',
      `def f():
    a = ExponentialLR(opt, gamma=0.9)
    a.step()
def g():
    b = StepLR(opt, 3)
    b.step()`,
    ],
    [
      'of which one is made only now and then',
      'if warm:\n    a = ExponentialLR(opt, gamma=0.9)\nb = StepLR(opt, 3)\na.step()\nb.step()',
    ],
    [
      'of which a conditional expression makes one',
      's = StepLR(opt, 3) if decay else ExponentialLR(opt, gamma=0.9)\ns.step()',
    ],
  ];
  for (const [title, code] of apart) {
    it(`but not two ${title}`, () => {
      const { state, notes } = opened(code, 'StepLR');
      assert.deepEqual(
        state.curves[0]!.schedulers.map(({ id }) => id),
        ['step_lr'],
      );
      assert.deepEqual(notes, []);
    });
  }

  const COMPOSED = `warm = LinearLR(opt, total_iters=5)
cosine = CosineAnnealingLR(opt, T_max=95)
s = SequentialLR(opt, [warm, cosine], milestones=[5])
cycle = OneCycleLR(opt, max_lr=0.1, total_steps=100)
for epoch in range(100):
    s.step()
`;
  it('a sequence is drawn without what nothing steps, and what nothing steps by itself', () => {
    assert.equal(drawn(COMPOSED, 'SequentialLR'), 'sequential_lr');
    assert.equal(drawn(COMPOSED, 'OneCycleLR'), 'one_cycle_lr');
  });
  it('a part of a sequence is drawn by itself, at the pace of the sequence', () => {
    const { state } = opened(COMPOSED, 'LinearLR');
    assert.deepEqual([state.curves[0]!.schedulers.length, state.axis], [1, 'epochs']);
    assert.equal(state.unit, undefined);
  });
  it('weights are averaged instead of, not beside, the usual decay', () => {
    const code = `s = CosineAnnealingLR(opt, T_max=100)
swa = SWALR(opt, swa_lr=0.05)
for epoch in range(100):
    if epoch > 75:
        swa.step()
    else:
        s.step()`;
    assert.equal(drawn(code, 'CosineAnnealingLR'), 'cosine_annealing_lr');
  });
});

describe('a scheduler counts', () => {
  const S = 's = CosineAnnealingLR(opt, T_max=1955)\n';
  const batch: [string, string][] = [
    [
      'in a loop over a loader',
      `${S}for epoch in range(9):\n    for x, y in data:\n        s.step()`,
    ],
    [
      'in a loop that counts the batches',
      `${S}for epoch in range(9):\n    for i, (x, y) in enumerate(tqdm(train_loader)):\n        s.step()`,
    ],
    [
      'in a loop over range(len(loader))',
      `${S}for e in range(9):\n    for i in range(len(data)):\n        s.step()`,
    ],
    ['in a loop over steps', `${S}for step in range(1955):\n    s.step()`],
    ['while steps are left', `${S}while step < total:\n    s.step()`],
    [
      'in what a loop over a loader calls',
      `${S}def training_step(batch):\n    s.step()\nfor epoch in range(9):\n    for batch in loader:\n        training_step(batch)`,
    ],
    [
      'in what is given the scheduler',
      `def train_one_epoch(model, loader, scheduler):
    for batch in loader:
        scheduler.step()
${S}for epoch in range(9):
    train_one_epoch(model, loader, s)`,
    ],
    [
      'in a method that a loop over a loader calls',
      `class T:
    def __init__(self):
        self.s = CosineAnnealingLR(opt, T_max=1955)
    def step(self, batch):
        self.s.step()
    def fit(self):
        for epoch in range(9):
            for batch in self.train_dataloader:
                self.step(batch)`,
    ],
    [
      'every few batches',
      `${S}for epoch in range(9):\n    for i, x in enumerate(data):\n        if i % 4 == 0:\n            s.step()`,
    ],
  ];
  for (const [title, code] of batch) {
    it(`steps ${title}`, () => {
      const { state } = opened(code, 'CosineAnnealingLR');
      const [rates] = scheduleLab.figures(state);
      assert.deepEqual(
        [state.axis, state.unit, state.curves[0]!.every],
        ['steps', undefined, 'batch'],
      );
      assert.match(rates!.reading.join(' '), /by step 978,/);
      assert.doesNotMatch(rates!.reading.join(' '), /epoch/);
    });
  }

  const epoch: [string, string][] = [
    ['in a loop over epochs', `${S}for epoch in range(1955):\n    s.step()`],
    [
      'after the loop over the loader',
      `${S}for i in range(1955):\n    for x, y in data:\n        opt.step()\n    s.step()`,
    ],
    [
      'in the training phase of an epoch',
      `${S}for epoch in range(1955):
    for phase in ['train', 'val']:
        for x in loaders[phase]:
            opt.step()
        if phase == 'train':
            s.step()`,
    ],
    [
      'in each fold',
      `for fold in range(5):\n    s = CosineAnnealingLR(opt, T_max=1955)\n    for epoch in tqdm(range(1955)):\n        s.step()`,
    ],
    [
      'in a method that a loop over epochs calls',
      `class T:
    def __init__(self):
        self.s = CosineAnnealingLR(opt, T_max=1955)
    def end_epoch(self):
        self.s.step()
    def fit(self):
        for epoch in range(1955):
            self.end_epoch()`,
    ],
  ];
  for (const [title, code] of epoch) {
    it(`epochs ${title}`, () => {
      const { state } = opened(code, 'CosineAnnealingLR');
      const [rates] = scheduleLab.figures(state);
      assert.deepEqual(
        [state.axis, state.unit, state.curves[0]!.every],
        ['epochs', undefined, 'epoch'],
      );
      assert.match(rates!.reading.join(' '), /by epoch 978,/);
    });
  }

  const unknown: [string, string][] = [
    ['nothing steps it', S],
    ['the loop has no name', `${S}for _ in range(1955):\n    s.step()`],
    [
      'it is stepped in both',
      `${S}for epoch in range(9):\n    for x in data:\n        s.step()\n    s.step()`,
    ],
    ['another object is stepped', `${S}for x in data:\n    other.step()`],
  ];
  for (const [title, code] of unknown) {
    it(`its own steps where ${title}`, () => {
      const { state } = opened(code, 'CosineAnnealingLR');
      const [rates] = scheduleLab.figures(state);
      assert.deepEqual([state.axis, state.unit], ['steps', 'scheduler']);
      assert.match(rates!.reading.join(' '), /by step 978,/);
    });
  }
});
