# prefix: ml-checkpoint-save
# title: Save checkpoint
# description: Everything that a run needs to go on, written so that a crash leaves the old file whole.
# category: Training
# needs: torch
# stops: [save_checkpoint]

from pathlib import Path

import torch
from torch import nn
from torch.optim.lr_scheduler import LRScheduler, StepLR

# ---


def save_checkpoint(
    path: Path,
    epoch: int,
    model: nn.Module,
    optimizer: torch.optim.Optimizer,
    scheduler: LRScheduler,
) -> None:
    checkpoint = {
        "epoch": epoch,
        "model": model.state_dict(),
        "optimizer": optimizer.state_dict(),
        "scheduler": scheduler.state_dict(),
        "rng": torch.get_rng_state(),
    }
    partial = path.with_suffix(".partial")
    torch.save(checkpoint, partial)
    partial.replace(path)


# ---

net = nn.Linear(2, 2)
sgd = torch.optim.SGD(net.parameters(), lr=0.1)
save_checkpoint(Path("last.pt"), 3, net, sgd, StepLR(sgd, 1))
assert (
    torch.load("last.pt", weights_only=True)["epoch"] == 3
    and not Path("last.partial").exists()
)
