# prefix: ml-schedule-step
# title: Step schedule
# description: Divides the learning rate every so many epochs.
# category: Learning-rate schedules
# needs: torch
# stops: [scheduler, optimizer, step_size=30, gamma=0.1]

import torch
from torch.optim.lr_scheduler import StepLR

optimizer = torch.optim.SGD([torch.zeros(1, requires_grad=True)], lr=1.0)

# ---

scheduler = StepLR(optimizer, step_size=30, gamma=0.1)
# after each epoch: scheduler.step()

# ---

rates = []
for _ in range(31):
    rates.append(optimizer.param_groups[0]["lr"])
    optimizer.step()
    scheduler.step()
assert rates[29] == 1.0 and abs(rates[30] - 0.1) < 1e-9
