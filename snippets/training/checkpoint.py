# prefix: ml-checkpoint-save
# title: Save checkpoint
# description: All that a run needs to go on as if it had not stopped, written so that a crash leaves the old file whole.
# category: Training
# needs: torch, numpy
# stops: [save_checkpoint]

import random
from pathlib import Path

import numpy as np
import torch
from torch import nn
from torch.optim.lr_scheduler import LRScheduler, StepLR

# ---


def save_checkpoint(
    path: Path,
    epoch: int,
    best: float,
    model: nn.Module,
    optimizer: torch.optim.Optimizer,
    scheduler: LRScheduler | None = None,
    scaler: torch.amp.GradScaler | None = None,
) -> None:
    """For after each epoch; best is the best validation so far."""
    kind, keys, *rest = np.random.get_state()
    checkpoint = {
        "epoch": epoch,
        "best": best,
        "model": model.state_dict(),
        "optimizer": optimizer.state_dict(),
        "scheduler": scheduler.state_dict() if scheduler else None,
        "scaler": scaler.state_dict() if scaler else None,
        "python": random.getstate(),
        "numpy": (kind, keys.tolist(), *rest),
        "torch": torch.get_rng_state(),
        "cuda": torch.cuda.get_rng_state_all(),
    }
    partial = path.with_suffix(".partial")
    torch.save(checkpoint, partial)
    partial.replace(path)


# ---

net = nn.Linear(2, 2)
sgd = torch.optim.SGD(net.parameters(), lr=0.1)
scaler = torch.amp.GradScaler("cpu")
save_checkpoint(Path("last.pt"), 3, 0.5, net, sgd, StepLR(sgd, 1), scaler)
saved = torch.load("last.pt", weights_only=True)
assert saved["epoch"] == 3 and saved["scaler"]["scale"] == 65536
assert not Path("last.partial").exists()
random.random(), np.random.rand(), torch.rand(1)
random.setstate(saved["python"])
np.random.set_state(saved["numpy"])
