import type { Snippet } from '../../../src/snippets/index.js';
import { freeNames, namesSetBy, readImports } from '../pythonNames.js';
import { readSnippet, type Snippet as ReadSnippet } from '../readSnippet.js';

/** What a user has in the file already, as snippets of its own: they, too, take the file's names. */
const TORCH: Readonly<Record<string, string>> = {
  device: 'device = torch.device("cpu")',
  dataset: `pixels = torch.randn(96, 3, 8, 8, generator=torch.Generator().manual_seed(7))
quadrants = F.adaptive_avg_pool2d(pixels.mean(1), 2).flatten(1)
dataset = TensorDataset(pixels, quadrants.argmax(1))`,
  labels: 'labels = torch.stack([label for _, label in dataset])',
  train_loader: 'train_loader = DataLoader(dataset, batch_size=20, shuffle=True)',
  val_loader: 'val_loader = DataLoader(dataset, batch_size=32)',
  model: `class Net(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.backbone = nn.Sequential(
            nn.Conv2d(3, 8, 3, padding=1), nn.ReLU(), nn.AdaptiveAvgPool2d(2), nn.Flatten()
        )
        self.head = nn.Linear(32, 4)

    def forward(self, x: Tensor) -> Tensor:
        return self.head(self.backbone(x))


model = Net().to(device)`,
  ddp_model: 'ddp_model = DistributedDataParallel(model)',
  criterion: 'criterion = nn.CrossEntropyLoss()',
  optimizer: 'optimizer = torch.optim.AdamW(model.parameters(), lr=0.01)',
  epochs: 'epochs = 4',
  num_classes: 'num_classes = 4',
  inputs: 'inputs = torch.randn(16, 3, 8, 8)',
  targets: 'targets = torch.randint(0, 4, (16,))',
};

const IMPORTS = `import numpy as np
import torch
import torch.nn.functional as F
from sklearn.datasets import load_wine
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import train_test_split
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
from torch import Tensor, nn
from torch.nn.parallel import DistributedDataParallel
from torch.utils.data import DataLoader, TensorDataset`;

const SPLIT = 'X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=0)';
const TABLE = 'X, y = load_wine(return_X_y=True, as_frame=True)';
const SCORES = `chance = np.random.default_rng(0).random(60)
y_true = (chance > 0.5).astype(int)
y_score = 0.7 * chance + 0.3 * np.random.default_rng(1).random(60)
y_pred = (y_score > 0.5).astype(int)
probabilities = np.column_stack([1 - y_score, y_score])`;

const ARRAYS: Readonly<Record<string, string>> = {
  model: `model = make_pipeline(StandardScaler(), LogisticRegression(max_iter=1000))
model.fit(X_train, y_train)`,
  X: TABLE,
  y: TABLE,
  X_train: SPLIT,
  X_test: SPLIT,
  y_train: SPLIT,
  y_test: SPLIT,
  y_true: SCORES,
  y_score: SCORES,
  y_pred: SCORES,
  probabilities: SCORES,
  class_names: 'class_names = ["no", "yes"]',
};

/** Snippets whose batches are of another shape than those of an image classifier. */
export const OF_OWN_SHAPE: ReadonlySet<string> = new Set([
  'losses/gaussian',

  'metrics/topK',
  'tensors/jacobian',
  'tensors/oneHot',
]);
const BATCH = new Set(['inputs', 'targets', 'logits', 'outputs']);

/** Statements that do not only give a name a value. */
const PREPARES =
  /^(?!import |from |class |def |@)[\w.]+\(|^store = |^os\.environ|^models\.\w+\.\w+ = /;

const BACKWARD = 'criterion(model(inputs), targets).backward()';

/** The code of a file with the usual objects under other names. */
export const RENAMED = `from torch import nn, optim
from torch.utils.data import DataLoader, TensorDataset
import torch as t
import torch.nn.functional as fn

dev = t.device("cpu")
pictures = t.randn(96, 3, 8, 8, generator=t.Generator().manual_seed(7))
answers = fn.adaptive_avg_pool2d(pictures.mean(1), 2).flatten(1).argmax(1)
pairs = TensorDataset(pictures, answers)
train_dl = DataLoader(pairs, batch_size=20, shuffle=True)
test_dl = DataLoader(pairs, batch_size=32)


class Classifier(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.backbone = nn.Sequential(
            nn.Conv2d(3, 8, 3, padding=1), nn.ReLU(), nn.AdaptiveAvgPool2d(2), nn.Flatten()
        )
        self.head = nn.Linear(32, 4)

    def forward(self, x: t.Tensor) -> t.Tensor:
        return self.head(self.backbone(x))


net = Classifier().to(dev)
opt = optim.AdamW(net.parameters(), lr=0.01)
loss_fn = nn.CrossEntropyLoss()
num_epochs = 4
`;

/** What gives a name that a snippet lacks: the world, else what the snippet's own file has for it. */
export function providerOf(name: string, user: Snippet, setUp: string): Snippet {
  const isTorch = user.needs.includes('torch');
  const world: Readonly<Record<string, string | undefined>> = isTorch
    ? { ...ARRAYS, ...TORCH }
    : { ...TORCH, ...ARRAYS };
  const isOwn = OF_OWN_SHAPE.has(user.id) && BATCH.has(name);
  const given = isOwn ? undefined : world[name];
  return given === undefined
    ? asSnippet(sliceOf(setUp, name, isOwn ? {} : world), setUp)
    : asSnippet(given, IMPORTS);
}

/** The statements above a snippet that are there for its sake: those that make files, for instance. */
export function preparationOf(setUp: string): Snippet | undefined {
  const code = statementsOf(setUp)
    .map((one) => (/\bmodel\([^\n]*backward\(/.test(one) ? BACKWARD : one))
    .filter((one) => PREPARES.test(one))
    .filter((one) => one === BACKWARD || !/\bmodel\(|^model\b/.test(one))
    .map((one) => (one.startsWith('dist.init') ? `if not dist.is_initialized():\n    ${one}` : one))
    .join('\n');
  return code === '' ? undefined : asSnippet(code, setUp);
}

/** The statement of a set-up that binds a name, below those that it needs. */
function sliceOf(setUp: string, name: string, world: Readonly<Record<string, unknown>>): string {
  const statements = statementsOf(setUp).filter((one) => !/^(import|from) /.test(one));
  const wanted = new Set([name]);
  const kept: string[] = [];
  for (const statement of [...statements].reverse()) {
    if (!namesSetBy(statement).some((one) => wanted.has(one.name))) continue;
    kept.unshift(statement);
    for (const other of freeNames(statement).keys())
      if (!Object.hasOwn(world, other)) wanted.add(other);
  }
  if (kept.length === 0) throw new Error(`nothing gives ${name}`);
  return kept.join('\n');
}

/** The statements of a file's top level, each with the lines that belong to it. */
function statementsOf(code: string): string[] {
  return code
    .split(/\n(?=[^\s)\]}#])/)
    .map((one) => one.trimEnd())
    .filter((one) => one !== '')
    .reduce<string[]>((all, one) => {
      const previous = all.at(-1);
      if (previous?.startsWith('@') === true && !previous.includes('\n'))
        return [...all.slice(0, -1), `${previous}\n${one}`];
      return [...all, one];
    }, []);
}

/** Code of a user's as a snippet, so that it takes the names of the file, too. */
export function asSnippet(code: string, above: string): ReadSnippet {
  const imported = new Set(readImports(above).map(({ local }) => local));
  const free = [...freeNames(code).keys()].filter((name) => !imported.has(name));
  const stops = [...new Set([...free, ...namesSetBy(code).map(({ name }) => name)])];
  const imports = above
    .split(/\n(?=[^\s)])/)
    .filter((one) => /^(import|from) /.test(one))
    .join('\n');
  const header = `# prefix: ml-world\n# title: World\n# description: World.\n# category: World\n# needs: torch\n# stops: [${stops.join(', ')}]\n`;
  return readSnippet('world', `${header}\n${imports}\n\n# ---\n\n${code}\n\n# ---\n`);
}
