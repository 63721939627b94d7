# prefix: ml-schedule-constant
# title: Constant schedule
# description: A smaller learning rate for the first epochs, then the full one.
# category: Learning-rate schedules
# needs: torch
# stops: [scheduler, optimizer, factor=0.1, total_iters=5]

import torch
from torch.optim.lr_scheduler import ConstantLR

optimizer = torch.optim.SGD([torch.zeros(1, requires_grad=True)], lr=1.0)

# ---

scheduler = ConstantLR(optimizer, factor=0.1, total_iters=5)
# after each epoch: scheduler.step()

# ---

rates = []
for _ in range(6):
    rates.append(optimizer.param_groups[0]["lr"])
    optimizer.step()
    scheduler.step()
assert abs(rates[4] - 0.1) < 1e-9 and abs(rates[5] - 1) < 1e-9
