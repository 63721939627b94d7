# prefix: ml-data-mean-std
# title: Data mean and std
# description: Mean and standard deviation of each channel over a whole dataset, in one pass.
# category: Data
# needs: torch
# stops: [mean, std, train_loader]

import torch
from torch.utils.data import DataLoader, TensorDataset

train_loader = DataLoader(
    TensorDataset(torch.rand(64, 3, 8, 8), torch.zeros(64)), batch_size=24
)

# ---

total = torch.zeros(3, dtype=torch.float64)
total_squares = torch.zeros(3, dtype=torch.float64)
count = 0
for inputs, _ in train_loader:
    pixels = inputs.double().transpose(0, 1).flatten(1)
    total += pixels.sum(dim=1)
    total_squares += pixels.square().sum(dim=1)
    count += pixels.shape[1]
mean = total / count
std = (total_squares / count - mean**2).sqrt()

# ---

whole = train_loader.dataset.tensors[0].double()
torch.testing.assert_close(mean, whole.mean(dim=(0, 2, 3)))
torch.testing.assert_close(std, whole.std(dim=(0, 2, 3), correction=0))
