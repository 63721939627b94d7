# prefix: ml-checkpoint-resume
# title: Resume checkpoint
# description: Puts back what the saved checkpoint holds, and says at which epoch to go on and what the best was.
# category: Training
# needs: torch, numpy
# stops: [load_checkpoint]

import random
from pathlib import Path

import numpy as np
import torch
from torch import nn
from torch.optim.lr_scheduler import LRScheduler, StepLR

# ---


def load_checkpoint(
    path: Path,
    device: torch.device,
    model: nn.Module,
    optimizer: torch.optim.Optimizer,
    scheduler: LRScheduler | None = None,
    scaler: torch.amp.GradScaler | None = None,
) -> tuple[int, float]:
    """Returns the epoch to go on with and the best so far; 0 and infinity without a file."""
    if not path.exists():
        return 0, float("inf")
    checkpoint = torch.load(path, map_location=device, weights_only=True)
    model.load_state_dict(checkpoint["model"])
    optimizer.load_state_dict(checkpoint["optimizer"])
    if scheduler:
        scheduler.load_state_dict(checkpoint["scheduler"])
    if scaler:
        scaler.load_state_dict(checkpoint["scaler"])
    random.setstate(checkpoint["python"])
    np.random.set_state(checkpoint["numpy"])
    torch.set_rng_state(checkpoint["torch"].cpu())
    if len(checkpoint["cuda"]) == torch.cuda.device_count():
        torch.cuda.set_rng_state_all([state.cpu() for state in checkpoint["cuda"]])
    return checkpoint["epoch"] + 1, checkpoint["best"]


# ---

net = nn.Linear(2, 2)
sgd = torch.optim.SGD(net.parameters(), lr=0.1)
schedule = StepLR(sgd, 1)
cpu = torch.device("cpu")
assert load_checkpoint(Path("none.pt"), cpu, net, sgd, schedule) == (0, float("inf"))
states = {"model": net, "optimizer": sgd, "scheduler": schedule}
saved = {name: part.state_dict() for name, part in states.items()}
kind, keys, *rest = np.random.get_state()
saved |= {
    "epoch": 3,
    "best": 0.5,
    "python": random.getstate(),
    "numpy": (kind, keys.tolist(), *rest),
    "torch": torch.get_rng_state(),
    "cuda": [],
}
torch.save(saved, "last.pt")
drawn = random.random(), np.random.rand(), torch.rand(1).item()
other = nn.Linear(2, 2)
assert load_checkpoint(Path("last.pt"), cpu, other, sgd, schedule) == (4, 0.5)
assert torch.equal(other.weight, net.weight)
assert drawn == (random.random(), np.random.rand(), torch.rand(1).item())
