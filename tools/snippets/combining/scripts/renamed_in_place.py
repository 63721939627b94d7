"""The network is moved, replaced and wrapped before it is trained."""

import torch
from torch import nn
from torch.optim import Adam
from torch.utils.data import DataLoader, TensorDataset

device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
model = nn.Linear(9, 9)
optimizer = Adam(model.parameters(), lr=0.1)
warm = torch.randn(16, 9)
for _ in range(2):
    optimizer.zero_grad()
    (model(warm) - warm).square().mean().backward()
    optimizer.step()
first = model


class Gate(nn.Module):
    def __init__(self, size: int) -> None:
        super().__init__()
        self.gate = nn.Linear(size, size)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return x * torch.sigmoid(self.gate(x))


# the real network, which starts from the first one
model = nn.Sequential(first, Gate(9), nn.Linear(9, 3))
model = model.to(device)
old_optimizer = optimizer
x = torch.randn(99, 9)
y = x[:, :3].argmax(1)
dataset = TensorDataset(x, y)
lengths = [66, 33]
generator = torch.Generator().manual_seed(1)
# insert data/randomSplit
# insert optimizers/noDecay
# ---
train_loader = DataLoader(train_set, batch_size=22, shuffle=True)
val_loader = DataLoader(val_set, batch_size=33)
criterion = nn.CrossEntropyLoss()
epochs = 3
NUM_CLASSES = 3
# insert schedules/chained
# ---
import probe

spare = nn.Linear(9, 3)
moves = probe.Moves(spare, model)
# insert training/progress
# ---
moves.check(model)
assert scheduler.optimizer is not old_optimizer
assert {id(p) for group in scheduler.optimizer.param_groups for p in group["params"]} == {
    id(p) for p in model.parameters()
}
# insert metrics/torchmetrics
# ---
assert y.shape == (99,) and x.shape == (99, 9)
