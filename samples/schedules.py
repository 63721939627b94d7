"""Open the lab from the line above a scheduler, change its curve, and put it back."""

import torch
from torch import nn, optim
from torch.optim import lr_scheduler
from torch.utils.data import DataLoader
from transformers import get_cosine_schedule_with_warmup

EPOCHS = 100
WARMUP = 5


def fine_tune(model: nn.Module, loader: DataLoader) -> None:
    """A warm-up in front of a cosine, stepped after every epoch."""
    optimizer = optim.SGD(model.parameters(), lr=0.1, momentum=0.9, weight_decay=5e-4)
    warmup = lr_scheduler.LinearLR(optimizer, start_factor=0.1, total_iters=WARMUP)
    cosine = lr_scheduler.CosineAnnealingLR(optimizer, T_max=EPOCHS - WARMUP)
    scheduler = lr_scheduler.SequentialLR(optimizer, [warmup, cosine], milestones=[WARMUP])
    for _ in range(EPOCHS):
        for x, y in loader:
            optimizer.zero_grad()
            nn.functional.cross_entropy(model(x), y).backward()
            optimizer.step()
        scheduler.step()


def super_converge(model: nn.Module, loader: DataLoader) -> None:
    """One cycle, stepped after every batch."""
    adamw = optim.AdamW(model.parameters(), lr=1e-3)
    one_cycle = lr_scheduler.OneCycleLR(adamw, max_lr=0.01, epochs=10, steps_per_epoch=50)
    for _ in range(10):
        for x, y in loader:
            adamw.zero_grad()
            nn.functional.cross_entropy(model(x), y).backward()
            adamw.step()
            one_cycle.step()


def watch(model: nn.Module, validate) -> None:
    """Lowers the rate when the validation loss stalls."""
    sgd = optim.SGD(model.parameters(), lr=0.05)
    plateau = lr_scheduler.ReduceLROnPlateau(sgd, factor=0.5, patience=4)
    for _ in range(60):
        plateau.step(validate(model))


def pretrain(model: nn.Module, loader: DataLoader, epochs: int) -> None:
    """What is not known before the code runs is said, and drawn with a default."""
    adam = torch.optim.Adam(model.parameters(), lr=3e-4)
    schedule = get_cosine_schedule_with_warmup(adam, 100, num_training_steps=len(loader) * epochs)
    decay = lr_scheduler.LambdaLR(adam, lambda epoch: 0.95**epoch)
    for _ in range(epochs):
        schedule.step()
        decay.step()
