# prefix: ml-data-loader-seeded
# title: Seeded DataLoader
# description: A loader whose order and whose workers' random numbers are the same in every run.
# category: Data
# needs: torch, numpy
# stops: [seed_worker, train_loader, dataset, batch_size=64, num_workers=2, "42"]

import random

import numpy as np
import torch
from torch.utils.data import DataLoader, TensorDataset

dataset = TensorDataset(torch.arange(128))

# ---


def seed_worker(worker: int) -> None:
    seed = torch.initial_seed() % 2**32
    random.seed(seed)
    np.random.seed(seed)


train_loader = DataLoader(
    dataset,
    batch_size=64,
    shuffle=True,
    num_workers=2,
    worker_init_fn=seed_worker,
    generator=torch.Generator().manual_seed(42),
)

# ---

(first,) = next(iter(train_loader))
train_loader.generator.manual_seed(42)
assert torch.equal(first, next(iter(train_loader))[0])
