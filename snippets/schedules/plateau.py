# prefix: ml-schedule-plateau
# title: Plateau schedule
# description: Halves the learning rate when the validation has stopped getting better.
# category: Learning-rate schedules
# needs: torch
# stops: [scheduler, optimizer, 'mode="min"|"max"', factor=0.5, patience=5, min_lr=1e-6]

import torch
from torch.optim.lr_scheduler import ReduceLROnPlateau

optimizer = torch.optim.SGD([torch.zeros(1, requires_grad=True)], lr=1.0)

# ---

scheduler = ReduceLROnPlateau(
    optimizer, mode="min", factor=0.5, patience=5, min_lr=1e-6
)
# after each validation: scheduler.step(val_loss)

# ---

for _ in range(8):
    optimizer.step()
    scheduler.step(0.7)
assert optimizer.param_groups[0]["lr"] == 0.5
