"""Trains from the command line, with functions that build each part."""

import argparse
import logging
import sys
from pathlib import Path

import torch
from torch import nn, optim
from torch.utils.data import DataLoader, TensorDataset

logging.basicConfig(level=logging.INFO, stream=sys.stdout)
logger = logging.getLogger("train")


def parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--lr", type=float, default=0.02)
    parser.add_argument("--epochs", type=int, default=3)
    parser.add_argument("--out", type=Path, default=Path("weights.pt"))
    return parser.parse_args([])


def build_model(hidden: int) -> nn.Module:
    return nn.Sequential(nn.Linear(6, hidden), nn.Dropout(0.1), nn.GELU(), nn.Linear(hidden, 3))


def build_optimizer(network: nn.Module, rate: float) -> optim.Optimizer:
    decayed = [p for p in network.parameters() if p.ndim > 1]
    plain = [p for p in network.parameters() if p.ndim < 2]
    groups = [{"params": decayed, "weight_decay": 0.01}, {"params": plain, "weight_decay": 0.0}]
    return optim.AdamW(groups, lr=rate)


def build_loaders() -> tuple[DataLoader, DataLoader]:
    x = torch.randn(120, 6)
    y = x[:, :3].argmax(1)
    return (
        DataLoader(TensorDataset(x[:96], y[:96]), batch_size=24, shuffle=True),
        DataLoader(TensorDataset(x[96:], y[96:]), batch_size=24),
    )


args = parse()
train_dl, valid_dl = build_loaders()
reference = build_model(4)
reference.eval()
model = build_model(16)
optimizer = build_optimizer(model, args.lr)
criterion = nn.CrossEntropyLoss()
device = torch.device("cpu")
epochs = args.epochs
logger.info("%s epochs", epochs)
# insert schedules/lambda
# insert training/csvLog
# ---
import probe

moves = probe.Moves(reference, model)
# insert training/steps
# ---
moves.check(model)
assert scheduler.optimizer is optimizer and scheduler.last_epoch == epochs
# insert training/fit
# ---
fit(model, train_dl, valid_dl, criterion, optimizer, 2, device)
# insert saving/safetensors
# insert performance/loaderSpeed
# ---
torch.save(model.state_dict(), args.out)
