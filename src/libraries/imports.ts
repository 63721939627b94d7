// Written by `npm run generate` from the files of `content/libraries/`.

import type { Imports } from './described.js';

/** How each library is imported. */
export const IMPORTS: Readonly<Record<string, Imports>> = {
  torch: {
    style: 'module',
    aliases: { 'torch.nn': 'nn', 'torch.nn.functional': 'F' },
    shown: { 'torch.optim': 'optim', 'torch.optim.lr_scheduler': 'lr_scheduler' },
    page: ['import torch', 'import torch.nn.functional as F', 'from torch import nn, optim'],
  },
  einops: { style: 'names', aliases: {}, shown: {}, page: ['import einops'] },
  keras: { style: 'names', aliases: {}, shown: {}, page: [] },
  torchmetrics: { style: 'names', aliases: {}, shown: {}, page: ['import torchmetrics'] },
  lightning: {
    style: 'names',
    aliases: { lightning: 'L' },
    shown: {},
    page: ['import lightning as L'],
  },
  pytorch_lightning: { style: 'names', aliases: {}, shown: {}, page: [] },
  lightning_fabric: { style: 'names', aliases: {}, shown: {}, page: [] },
  sklearn: { style: 'names', aliases: {}, shown: {}, page: ['import sklearn'] },
  tensorflow: { style: 'names', aliases: {}, shown: {}, page: [] },
  torchvision: { style: 'module', aliases: {}, shown: {}, page: ['import torchvision'] },
  transformers: { style: 'module', aliases: {}, shown: {}, page: [] },
};
