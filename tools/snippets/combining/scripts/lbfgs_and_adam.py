"""Fits with Adam first and polishes with L-BFGS."""

import math

import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset


class Sine(nn.Module):
    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return torch.sin(3 * x)


class Field(nn.Module):
    def __init__(self, width: int = 16) -> None:
        super().__init__()
        self.layers = nn.Sequential(nn.Linear(1, width), Sine(), nn.Linear(width, 1))

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return self.layers(x)


x = torch.linspace(-1, 1, 64).unsqueeze(1)
y = torch.sin(math.pi * x)
train_set = TensorDataset(x, y)
train_loader = DataLoader(train_set, batch_size=16, shuffle=True)
device = torch.device("cpu")

baseline = nn.Linear(1, 1)
field = Field()
mse = nn.MSELoss()
adam = torch.optim.Adam(field.parameters(), lr=1e-2)
optimizer = torch.optim.LBFGS(field.parameters(), max_iter=20, line_search_fn="strong_wolfe")


def closure() -> torch.Tensor:
    optimizer.zero_grad()
    value = mse(field(x), y)
    value.backward()
    return value


epochs = 3
# insert schedules/polynomial
# ---
import probe

assert scheduler.optimizer is adam
moves = probe.Moves(baseline, field)
# insert training/steps
# ---
moves.check(field)
first = mse(field(x), y).item()
optimizer.step(closure)
assert mse(field(x), y).item() < first
# insert training/overfitBatch
# insert debugging/gradientNorms
# insert optimizers/lbfgs
# ---
assert baseline.weight.grad is None
