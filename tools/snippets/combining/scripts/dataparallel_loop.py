"""Trains one network per seed, each wrapped, and keeps the best."""

import random

import numpy as np
import torch
from torch import nn, optim
from torch.utils.data import DataLoader, Dataset


class Rows(Dataset):
    def __init__(self, n: int, seed: int) -> None:
        generator = np.random.default_rng(seed)
        self.rows = generator.normal(size=(n, 6)).astype("float32")
        self.answers = (self.rows[:, 0] > self.rows[:, 1]).astype("int64")

    def __len__(self) -> int:
        return len(self.rows)

    def __getitem__(self, i: int):
        return torch.from_numpy(self.rows[i]), int(self.answers[i])


def make_net() -> nn.Module:
    return nn.Sequential(nn.Linear(6, 12), nn.BatchNorm1d(12), nn.ReLU(), nn.Linear(12, 2))


def score(net, loader) -> float:
    net.eval()
    with torch.no_grad():
        hits = [(net(a).argmax(1) == b).float().mean().item() for a, b in loader]
    return sum(hits) / len(hits)


dataset = Rows(96, 0)
held_out = Rows(48, 1)
train_loader = DataLoader(dataset, batch_size=24, shuffle=True)
val_loader = DataLoader(held_out, batch_size=48)
criterion = nn.CrossEntropyLoss()
device = torch.device("cpu")
epochs = 2
num_classes = 2

best_score, best_net = 0.0, None
scores = []
for seed in (0, 1):
    random.seed(seed)
    torch.manual_seed(seed)
    net = make_net()
    net = nn.DataParallel(net)
    optimizer = optim.RMSprop(net.parameters(), lr=0.01)
    before = net.module[0].weight.detach().clone()
    # insert schedules/oneCycle
    # insert training/ema
    # insert training/steps
    assert not torch.equal(before, net.module[0].weight)
    assert scheduler.last_epoch == 8
    assert averaged.n_averaged == 8
    scores.append(score(net, val_loader))
    if scores[-1] > best_score or best_net is None:
        best_score, best_net = scores[-1], net

print(best_score, len(scores))
# insert metrics/torchmetrics
# insert debugging/parameterCount
# ---
assert len(scores) == 2
