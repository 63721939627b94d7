# prefix: ml-train-fit
# title: Fit
# description: Training with validation after each epoch, early stopping, and the best weights at the end.
# category: Training
# needs: torch
# stops: [fit, patience=5, '"best.pt"']

import math
from pathlib import Path

import torch
from torch import nn
from torch.optim.lr_scheduler import LRScheduler, OneCycleLR, StepLR
from torch.utils.data import DataLoader, TensorDataset

# ---


def fit(
    model: nn.Module,
    train_loader: DataLoader,
    val_loader: DataLoader,
    criterion: nn.Module,
    optimizer: torch.optim.Optimizer,
    epochs: int,
    device: torch.device,
    patience: int = 5,
    best_path: Path = Path("best.pt"),
    scheduler: LRScheduler | None = None,
    step_scheduler: LRScheduler | None = None,
) -> list[tuple[float, float]]:
    """
    Returns the mean losses of training and validation of each epoch. A scheduler moves on after
    each epoch, a step_scheduler after each step.
    """

    def run(loader: DataLoader, training: bool) -> float:
        model.train(training)
        total, samples = torch.zeros((), device=device), 0
        with torch.set_grad_enabled(training):
            for inputs, targets in loader:
                inputs, targets = inputs.to(device), targets.to(device)
                loss = criterion(model(inputs), targets)
                if training:
                    optimizer.zero_grad()
                    loss.backward()
                    optimizer.step()
                    if step_scheduler:
                        step_scheduler.step()
                total += loss.detach() * len(inputs)
                samples += len(inputs)
        return (total / samples).item()

    history: list[tuple[float, float]] = []
    best, best_epoch = math.inf, 0
    for epoch in range(epochs):
        history.append((run(train_loader, True), run(val_loader, False)))
        train_loss, val_loss = history[-1]
        if scheduler:
            scheduler.step()
        print(f"epoch {epoch + 1}: train {train_loss:.4f}, validation {val_loss:.4f}")
        if epoch == 0 or val_loss < best:
            best, best_epoch = val_loss, epoch
            torch.save(model.state_dict(), best_path)
        elif epoch - best_epoch >= patience:
            break
    model.load_state_dict(torch.load(best_path, map_location=device, weights_only=True))
    return history


# ---

x = torch.randn(64, 16)
loader = DataLoader(TensorDataset(x, x[:, :4].argmax(dim=1)), batch_size=16)
noise = DataLoader(TensorDataset(x, torch.randint(0, 4, (64,))), batch_size=16)
net = nn.Linear(16, 4)
adam = torch.optim.AdamW(net.parameters(), lr=0.1)
history = fit(net, loader, noise, nn.CrossEntropyLoss(), adam, 60, torch.device("cpu"))
assert 6 <= len(history) < 60 and history[-1][0] < history[0][0]
parts = {
    "scheduler": StepLR(adam, 1),
    "step_scheduler": OneCycleLR(adam, 0.1, total_steps=99),
}
fit(net, loader, noise, nn.CrossEntropyLoss(), adam, 2, torch.device("cpu"), **parts)
assert [part.last_epoch for part in parts.values()] == [2, 8]
