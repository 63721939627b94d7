# prefix: ml-sampler-weighted
# title: Weighted sampler
# description: Batches in which every class comes equally often, however rare it is.
# category: Data
# needs: torch
# stops: [train_loader, dataset, labels, batch_size=64]

import torch
from torch.utils.data import DataLoader, TensorDataset, WeightedRandomSampler

labels = torch.tensor([0] * 90 + [1] * 10)
dataset = TensorDataset(torch.randn(100, 4), labels)

# ---

weights = 1 / torch.bincount(labels)[labels]
sampler = WeightedRandomSampler(weights.tolist(), num_samples=len(labels))
train_loader = DataLoader(dataset, batch_size=64, sampler=sampler)

# ---

drawn = labels[list(WeightedRandomSampler(weights.tolist(), 4000))]
assert 0.45 < drawn.float().mean() < 0.55 and len(train_loader) == 2
