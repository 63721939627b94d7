# prefix: ml-data-loader
# title: DataLoader
# description: Shuffled batches, read by workers that stay alive between epochs.
# category: Data
# needs: torch
# stops: [train_loader, dataset, batch_size=64, num_workers=2]

import torch
from torch.utils.data import DataLoader, TensorDataset

dataset = TensorDataset(torch.randn(256, 16), torch.randint(0, 4, (256,)))

# ---

train_loader = DataLoader(
    dataset,
    batch_size=64,
    shuffle=True,
    num_workers=2,
    persistent_workers=True,
    pin_memory=torch.cuda.is_available(),
    drop_last=True,
)

# ---

assert sum(len(inputs) for inputs, _ in train_loader) == 256
