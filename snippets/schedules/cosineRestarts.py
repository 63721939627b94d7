# prefix: ml-schedule-cosine-restarts
# title: Cosine restarts schedule
# description: Cosines that start anew, each longer than the one before.
# category: Learning-rate schedules
# needs: torch
# stops: [scheduler, optimizer, T_0=10, T_mult=2, eta_min=1e-6]

import torch
from torch.optim.lr_scheduler import CosineAnnealingWarmRestarts

optimizer = torch.optim.SGD([torch.zeros(1, requires_grad=True)], lr=1.0)

# ---

scheduler = CosineAnnealingWarmRestarts(optimizer, T_0=10, T_mult=2, eta_min=1e-6)
# after each epoch: scheduler.step()

# ---

rates = []
for _ in range(31):
    rates.append(optimizer.param_groups[0]["lr"])
    optimizer.step()
    scheduler.step()
assert rates[9] < 0.1 and rates[10] == 1.0 and rates[30] == 1.0
