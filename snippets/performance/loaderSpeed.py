# prefix: ml-data-loader-speed
# title: DataLoader speed
# description: "Samples a second that the loader alone delivers: if training is no faster, it waits for data."
# category: Performance
# needs: torch
# stops: [train_loader]

import time

import torch
from torch.utils.data import DataLoader, TensorDataset

train_loader = DataLoader(
    TensorDataset(torch.randn(64, 4), torch.zeros(64)), batch_size=8
)

# ---

start = time.perf_counter()
samples = sum(len(inputs) for inputs, _ in train_loader)
print(f"{samples / (time.perf_counter() - start):.0f} samples/s")

# ---

assert samples == 64
