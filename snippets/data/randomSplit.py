# prefix: ml-data-split-random
# title: Random split
# description: Parts of a dataset by fractions, the same in every run.
# category: Data
# needs: torch
# stops: [train_set, val_set, dataset, "0.8, 0.2", "42"]

import torch
from torch.utils.data import TensorDataset, random_split

dataset = TensorDataset(torch.arange(100))

# ---

train_set, val_set = random_split(
    dataset, [0.8, 0.2], generator=torch.Generator().manual_seed(42)
)

# ---

assert (len(train_set), len(val_set)) == (80, 20)
