# prefix: ml-schedule-exponential
# title: Exponential schedule
# description: Multiplies the learning rate by the same factor after each epoch.
# category: Learning-rate schedules
# needs: torch
# stops: [scheduler, optimizer, gamma=0.95]

import torch
from torch.optim.lr_scheduler import ExponentialLR

optimizer = torch.optim.SGD([torch.zeros(1, requires_grad=True)], lr=1.0)

# ---

scheduler = ExponentialLR(optimizer, gamma=0.95)
# after each epoch: scheduler.step()

# ---

rates = []
for _ in range(3):
    rates.append(optimizer.param_groups[0]["lr"])
    optimizer.step()
    scheduler.step()
assert abs(rates[2] - 0.95**2) < 1e-9
