import type { Names } from '../../content/index.js';

/** A page of a library's own documentation. */
export interface DocsLink {
  /** Of the link, e.g. `PyTorch docs`. */
  readonly text: string;
  readonly target: string;
}

const TORCH = 'https://docs.pytorch.org/docs/stable';
const TORCHVISION = 'https://docs.pytorch.org/vision/stable';

/** Modules whose members are on one page: module → page. */
const SHARED_PAGES: Readonly<Record<string, string>> = {
  'torch.distributed': 'distributed',
  'torch.distributions': 'distributions',
  'torch.nn.init': 'nn.init',
  'torch.profiler': 'profiler',
  'torch.special': 'special',
  'torch.utils.checkpoint': 'checkpoint',
  'torch.utils.data': 'data',
  'torch.utils.tensorboard': 'tensorboard',
};

/** The page about a symbol, or `undefined` where none is known. */
export function docsLink(name: string, names: Pick<Names, 'kind'>): DocsLink | undefined {
  switch (name.split('.')[0]) {
    case 'torch':
      return { text: 'PyTorch docs', target: `${TORCH}/${torchPage(name, names)}` };
    case 'torchvision':
      return { text: 'torchvision docs', target: `${TORCHVISION}/${visionPage(name, names)}` };
    case 'sklearn':
      return {
        text: 'scikit-learn docs',
        target: `https://scikit-learn.org/stable/${sklearnPage(name, names)}`,
      };
    case 'torchmetrics':
      return {
        text: 'TorchMetrics docs',
        target: `https://lightning.ai/docs/torchmetrics/stable/search.html?q=${leafOf(name)}`,
      };
    case 'transformers':
      return {
        text: 'Transformers docs',
        target: `https://huggingface.co/docs/transformers/main_classes/optimizer_schedules#${name}`,
      };
    default:
      return undefined;
  }
}

function torchPage(name: string, names: Pick<Names, 'kind'>): string {
  const kind = names.kind(name);
  if (kind === 'dtype') return 'tensor_attributes.html#torch.dtype';
  for (const [module, page] of Object.entries(SHARED_PAGES)) {
    if (name === module) return `${page}.html`;
    if (name.startsWith(`${module}.`)) return `${page}.html#${name}`;
  }
  if (name === 'torch') return 'torch.html';
  if (kind === 'module') return `${name.replace(/^torch\./, '')}.html`;
  const owner = ownerOf(name);
  const hasOwnPage = owner === 'torch.Tensor' || owner === 'torch.optim.Optimizer';
  if (names.kind(owner) === 'class' && !hasOwnPage) return `generated/${owner}.html#${name}`;
  return `generated/${name}.html`;
}

function visionPage(name: string, names: Pick<Names, 'kind'>): string {
  if (names.kind(name) === 'module') return `${name.split('.')[1] ?? 'index'}.html`;
  const owner = ownerOf(name);
  const folder = name.startsWith('torchvision.models.') ? 'models/generated' : 'generated';
  return names.kind(owner) === 'class'
    ? `${folder}/${owner}.html#${name}`
    : `${folder}/${name}.html`;
}

function sklearnPage(name: string, names: Pick<Names, 'kind'>): string {
  if (names.kind(name) === 'module') return `api/${name}.html`;
  const owner = ownerOf(name);
  return names.kind(owner) === 'class'
    ? `modules/generated/${owner}.html#${name}`
    : `modules/generated/${name}.html`;
}

function ownerOf(name: string): string {
  return name.slice(0, Math.max(0, name.lastIndexOf('.')));
}

function leafOf(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1);
}
