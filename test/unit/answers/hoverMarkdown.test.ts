import assert from 'node:assert/strict';
import type { Entry } from '../../../src/content/index.js';
import { docsLink } from '../../../src/answers/hover/docsLink.js';
import { docsPage } from '../../../src/libraries/docsPage.js';
import { describedOf, readLibraries } from '../../../tools/libraries.js';
import { hoverMarkdown } from '../../../src/answers/hover/markdown.js';

const entry: Entry = {
  id: 'torch.nn.LeakyReLU',
  kind: 'activation function',
  tier: 'full',
  bases: [],
  signature: 'negative_slope=0.01, inplace=False',
  summary: 'ReLU with a slope.',
  params: { negative_slope: { text: 'The slope.' }, inplace: { text: 'Overwrites.' } },
  shapes: [
    ['in', '(*)'],
    ['out', '(*)'],
  ],
  useWhen: 'A unit went silent.',
  watchOut: '- Steep slopes.',
  example: 'nn.LeakyReLU(0.2)',
};

const nothing = {
  title: entry.id,
  entry,
  notes: [],
  advice: false,
  example: false,
  links: [],
  footer: [],
};

describe('the text of a hover', () => {
  const table = '| a | b |\n| - | - |\n| 1 | 2 |';

  it('tells the most first', () => {
    const picture = { uri: 'data:,', width: 10, height: 20, alt: 'a [b]' };
    const text = hoverMarkdown({
      ...nothing,
      formula: picture,
      plot: { ...picture, reading: ['It rises.', 'It falls.', 'It ends.'] },
      formulaText: 'f(x) = x',
      code: 'nn.LeakyReLU(0.3)',
      computed: { facts: ['**2** parameters'], table },
      notes: ['`slope` is not known.', 'PyTorch refuses this: no.'],
      advice: true,
      parameters: ['negative_slope'],
      example: true,
      links: [
        { text: 'Insert', target: 'command:z' },
        { text: 'PyTorch docs', target: 'https://x' },
      ],
      footer: [{ text: 'Show less or more', target: 'command:y' }],
    });
    assert.deepEqual(text.replaceAll('\u00a0', '~').split('\n\n'), [
      '**`torch.nn.LeakyReLU`** — activation function ~ [Insert](command:z)~· [PyTorch~docs](https://x)',
      '![a \\[b\\]](data:,|width=10,height=20)',
      'ReLU with a slope.',
      '$(error) PyTorch refuses this: no.',
      '![Plot of nn.LeakyReLU(0.3). It ends.](data:,|width=10,height=20)',
      '$(symbol-operator) **2** parameters',
      '`f(x) = x`',
      'It rises.  \nIt falls.',
      table,
      '$(info) `slope` is not known.',
      '**When to use:** A unit went silent.',
      '**Watch out**',
      '- Steep slopes.',
      '**Given here**',
      '- `negative_slope`: The slope.',
      '**Shapes**',
      '- in: (\\*)\n- out: (\\*)',
      '```python\nnn.LeakyReLU(0.2)\n```',
      '[Show~less~or~more](command:y)',
    ]);
  });

  it('of a method tells first what it is of and when to call it', () => {
    const plot = { uri: 'data:,', width: 10, height: 20, alt: '', reading: ['It falls.'] };
    const text = hoverMarkdown({ ...nothing, advice: true, madeBy: 's = StepLR(o, 3)', plot });
    assert.deepEqual(text.split('\n\n').slice(1), [
      'ReLU with a slope.',
      '$(symbol-variable) `s = StepLR(o, 3)`',
      '**When to use:** A unit went silent.',
      '![Plot of torch.nn.LeakyReLU.](data:,|width=10,height=20)',
      'It falls.',
      '**Watch out**',
      '- Steep slopes.',
    ]);
  });

  it('says a formula once', () => {
    const picture = { uri: 'data:,', width: 10, height: 20, alt: 'f(x) = x' };
    const plot = { ...picture, reading: [] };
    const said = (formulaText: string): string =>
      hoverMarkdown({ ...nothing, formula: picture, plot, formulaText });
    assert.equal(said('f(x) = x'), said(''));
    assert.match(said('f(x) = 2x'), /\n\n`f\(x\) = 2x`$/);
  });

  it('leaves out a table that tells nothing beyond the code', () => {
    const head = '| layer | output | parameters |\n| :-- | :-- | --: |\n';
    const said = (rows: string): string =>
      hoverMarkdown({ ...nothing, computed: { facts: [], table: head + rows } });
    assert.doesNotMatch(said('| `Conv2d(a \\| b, 3)` |  | ? |\n| `ReLU()` |  | – |'), /layer \|/);
    assert.match(said('| `Conv2d(a, 3)` |  | ? |\n| `Linear(1, 2)` |  | 4 |'), /layer \|/);
  });

  it('is title and sentence where the rest is turned off', () => {
    assert.equal(
      hoverMarkdown(nothing),
      '**`torch.nn.LeakyReLU`** — activation function\n\nReLU with a slope.',
    );
  });

  it('of a name without prose is its signature with every overload', () => {
    const bare: Entry = {
      id: 'torch.max',
      kind: 'function',
      tier: 'signature',
      bases: [],
      summary: '',
      signature: 'input',
      overloads: ['input, dim'],
    };
    assert.equal(
      hoverMarkdown({ ...nothing, title: bare.id, entry: bare, advice: true, parameters: [] }),
      '**`torch.max`** — function\n\n```python\nmax(input)\nmax(input, dim)\n```',
    );
  });
});

describe('the official page', () => {
  const KINDS: Record<string, 'class' | 'module' | 'dtype'> = {
    'torch.Tensor': 'class',
    'torch.float32': 'dtype',
    'lightning.LightningModule': 'class',
    'lightning.pytorch.callbacks.EMAWeightAveraging': 'class',
    'torch.nn': 'module',
    'torch.nn.Module': 'class',
    'torch.optim.Optimizer': 'class',
    'sklearn.metrics.ConfusionMatrixDisplay': 'class',
  };
  const { docs } = describedOf(readLibraries());
  const names = {
    docsPage: (name: string) => docsPage(name, docs, (one) => KINDS[one] ?? 'function'),
  };
  const torch = 'https://docs.pytorch.org/docs/stable';
  const cases: [string, string | undefined][] = [
    ['torch.nn.Conv2d', `${torch}/generated/torch.nn.Conv2d.html`],
    ['torch.nn', `${torch}/nn.html`],
    ['torch.float32', `${torch}/tensor_attributes.html#torch.dtype`],
    ['torch.Tensor.view', `${torch}/generated/torch.Tensor.view.html`],
    ['torch.optim.Optimizer.step', `${torch}/generated/torch.optim.Optimizer.step.html`],
    ['torch.nn.Module.eval', `${torch}/generated/torch.nn.Module.html#torch.nn.Module.eval`],
    ['torch.utils.data.DataLoader', `${torch}/data.html#torch.utils.data.DataLoader`],
    [
      'torchvision.models.resnet18',
      'https://docs.pytorch.org/vision/stable/models/generated/torchvision.models.resnet18.html',
    ],
    [
      'torchvision.transforms.Resize',
      'https://docs.pytorch.org/vision/stable/generated/torchvision.transforms.Resize.html',
    ],
    [
      'sklearn.metrics.f1_score',
      'https://scikit-learn.org/stable/modules/generated/sklearn.metrics.f1_score.html',
    ],
    [
      'torchmetrics.Accuracy',
      'https://lightning.ai/docs/torchmetrics/stable/search.html?q=Accuracy',
    ],
    [
      'lightning.LightningModule.log',
      'https://lightning.ai/docs/pytorch/stable/api/lightning.pytorch.core.LightningModule.html#lightning.pytorch.core.LightningModule.log',
    ],
    [
      'lightning.pytorch.callbacks.EMAWeightAveraging',
      'https://lightning.ai/docs/pytorch/stable/search.html?q=EMAWeightAveraging',
    ],
    ['lightning.fabric.loggers', 'https://lightning.ai/docs/fabric/stable/search.html?q=loggers'],
    ['einops.rearrange', 'https://einops.rocks/api/rearrange/'],
    ['einops.layers.torch.EinMix', 'https://einops.rocks/3-einmix-layer/'],
    ['numpy.array', undefined],
  ];
  for (const [name, target] of cases) {
    it(`of ${name}`, () => {
      assert.equal(docsLink(name, names)?.target, target);
    });
  }
});
