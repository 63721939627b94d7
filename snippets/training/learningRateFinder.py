# prefix: ml-lr-finder
# title: LR finder
# description: "A test of rising learning rates: choose one a little left of where the loss falls fastest."
# category: Training
# needs: torch, matplotlib
# stops: [find_lr, start=1e-7, end=1.0, steps=100]

import copy

import matplotlib.pyplot as plt
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

# ---


def find_lr(
    model: nn.Module,
    train_loader: DataLoader,
    criterion: nn.Module,
    device: torch.device,
    start: float = 1e-7,
    end: float = 1.0,
    steps: int = 100,
) -> float:
    """Plots loss over rate and returns the rate of the steepest fall, on a copy of model."""
    model = copy.deepcopy(model).train()
    optimizer = torch.optim.AdamW(model.parameters(), lr=start)
    rates: list[float] = []
    losses: list[float] = []
    batches = iter(train_loader)
    for step in range(steps):
        try:
            inputs, targets = next(batches)
        except StopIteration:
            batches = iter(train_loader)
            inputs, targets = next(batches)
        rate = start * (end / start) ** (step / (steps - 1))
        for group in optimizer.param_groups:
            group["lr"] = rate
        optimizer.zero_grad()
        loss = criterion(model(inputs.to(device)), targets.to(device))
        loss.backward()
        optimizer.step()
        smoothed = 0.9 * losses[-1] + 0.1 * loss.item() if losses else loss.item()
        rates.append(rate)
        losses.append(smoothed)
        if smoothed > 4 * min(losses):
            break
    steepest = rates[int(torch.tensor(losses).diff().argmin())]

    _, ax = plt.subplots(figsize=(6, 3), layout="constrained")
    ax.plot(rates, losses)
    ax.axvline(steepest, linestyle="--", color="gray")
    ax.set(xscale="log", xlabel="learning rate", ylabel="smoothed loss")
    plt.show()
    return steepest


# ---

x = torch.randn(64, 16)
loader = DataLoader(TensorDataset(x, x[:, :4].argmax(dim=1)), batch_size=16)
net = nn.Linear(16, 4)
before = net.weight.clone()
assert 1e-7 < find_lr(net, loader, nn.CrossEntropyLoss(), torch.device("cpu")) <= 1
assert torch.equal(net.weight, before)
plt.gcf().canvas.draw()
