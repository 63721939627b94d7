# prefix: ml-log-tensorboard
# title: TensorBoard log
# description: "Losses and the learning rate as curves: tensorboard --logdir runs."
# category: Training
# needs: torch, tensorboard
# stops: [writer, '"runs/experiment"', epoch, train_loss, val_loss, optimizer]

from pathlib import Path

import torch
from torch.utils.tensorboard import SummaryWriter

optimizer = torch.optim.SGD([torch.zeros(1, requires_grad=True)], lr=0.1)
epoch, train_loss, val_loss = 0, 0.5, 0.6

# ---

with SummaryWriter("runs/experiment") as writer:
    writer.add_scalars("loss", {"train": train_loss, "validation": val_loss}, epoch)
    writer.add_scalar("learning rate", optimizer.param_groups[0]["lr"], epoch)

# ---

assert list(Path("runs/experiment").rglob("events*"))
