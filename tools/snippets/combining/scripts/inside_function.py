"""A function that trains, in a module with other networks at its top level."""

import torch
import torch.nn as nn
from torch.optim import SGD, Adam, Optimizer
from torch.utils.data import DataLoader, TensorDataset

model = nn.Sequential(nn.Linear(8, 4), nn.Tanh(), nn.Linear(4, 2))
optimizer = Adam(model.parameters(), lr=1e-3)
train_loader = DataLoader(TensorDataset(torch.randn(8, 8)), batch_size=4)


def accuracy(net: nn.Module, batches: DataLoader) -> float:
    right = total = 0
    with torch.no_grad():
        for x, y in batches:
            right += (net(x).argmax(1) == y).sum().item()
            total += len(y)
    return right / total


def run(net: nn.Module, opt: Optimizer, batches: DataLoader, rounds: int = 3) -> nn.Module:
    device = next(net.parameters()).device
    criterion = nn.CrossEntropyLoss()
    num_epochs = rounds
    # insert schedules/exponential
    # insert debugging/parameterCount
    # insert training/progress
    assert scheduler.optimizer is opt
    assert scheduler.last_epoch == rounds
    return net


def data(n: int) -> DataLoader:
    x = torch.randn(n, 8)
    return DataLoader(TensorDataset(x, x[:, :2].argmax(1)), batch_size=8)


if __name__ == "__main__":
    import probe

    small = nn.Linear(8, 2)
    sgd = SGD(small.parameters(), lr=0.5)
    moves = probe.Moves(model, small)
    before = accuracy(small, data(64))
    trained = run(small, sgd, data(64))
    moves.check(small)
    print(before, accuracy(trained, data(64)))
    # insert saving/saveWeights
    # insert optimizers/setRate
    assert all(group["lr"] == 1e-4 for group in optimizer.param_groups)
    assert all(group["lr"] == 0.5 * 0.95**3 for group in sgd.param_groups)
