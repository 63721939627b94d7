# prefix: ml-checkpoint-resume
# title: Resume checkpoint
# description: Puts back what a checkpoint holds and says at which epoch to go on.
# category: Training
# needs: torch
# stops: [load_checkpoint]

from pathlib import Path

import torch
from torch import nn
from torch.optim.lr_scheduler import LRScheduler, StepLR

# ---


def load_checkpoint(
    path: Path,
    model: nn.Module,
    optimizer: torch.optim.Optimizer,
    scheduler: LRScheduler,
    device: torch.device,
) -> int:
    """Returns the epoch to go on with; 0 if there is no checkpoint yet."""
    if not path.exists():
        return 0
    checkpoint = torch.load(path, map_location=device, weights_only=True)
    model.load_state_dict(checkpoint["model"])
    optimizer.load_state_dict(checkpoint["optimizer"])
    scheduler.load_state_dict(checkpoint["scheduler"])
    torch.set_rng_state(checkpoint["rng"].cpu())
    return checkpoint["epoch"] + 1


# ---

net = nn.Linear(2, 2)
sgd = torch.optim.SGD(net.parameters(), lr=0.1)
schedule = StepLR(sgd, 1)
cpu = torch.device("cpu")
assert load_checkpoint(Path("none.pt"), net, sgd, schedule, cpu) == 0
states = {"model": net, "optimizer": sgd, "scheduler": schedule}
saved = {name: part.state_dict() for name, part in states.items()}
torch.save({"epoch": 3, "rng": torch.get_rng_state(), **saved}, "last.pt")
other = nn.Linear(2, 2)
assert load_checkpoint(Path("last.pt"), other, sgd, schedule, cpu) == 4
assert torch.equal(other.weight, net.weight)
