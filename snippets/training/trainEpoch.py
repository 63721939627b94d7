# prefix: ml-train-epoch
# title: Train one epoch
# description: Forward, loss, backward and step over a loader; returns the mean loss per sample.
# category: Training
# needs: torch
# stops: [train_one_epoch, model, train_loader, criterion, optimizer, device]

import torch
from torch import nn
from torch.optim.lr_scheduler import LRScheduler, OneCycleLR
from torch.utils.data import DataLoader, TensorDataset

# ---


def train_one_epoch(
    model: nn.Module,
    train_loader: DataLoader,
    criterion: nn.Module,
    optimizer: torch.optim.Optimizer,
    device: torch.device,
    step_scheduler: LRScheduler | None = None,
) -> float:
    """Returns the mean loss; step_scheduler is a schedule that moves on after each step."""
    model.train()
    total = torch.zeros((), device=device)
    samples = 0
    for inputs, targets in train_loader:
        inputs = inputs.to(device, non_blocking=True)
        targets = targets.to(device, non_blocking=True)
        optimizer.zero_grad()
        loss = criterion(model(inputs), targets)
        loss.backward()
        optimizer.step()
        if step_scheduler:
            step_scheduler.step()
        total += loss.detach() * len(inputs)
        samples += len(inputs)
    return (total / samples).item()


# ---

x = torch.randn(64, 16)
loader = DataLoader(TensorDataset(x, x[:, :4].argmax(dim=1)), batch_size=16)
net = nn.Linear(16, 4)
adam = torch.optim.AdamW(net.parameters(), lr=0.01)
cycle = OneCycleLR(adam, max_lr=0.01, total_steps=20)
cpu = torch.device("cpu")
losses = [
    train_one_epoch(net, loader, nn.CrossEntropyLoss(), adam, cpu, cycle)
    for _ in range(5)
]
assert losses[-1] < losses[0] and cycle.last_epoch == 20
