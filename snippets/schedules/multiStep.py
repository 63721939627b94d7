# prefix: ml-schedule-multi-step
# title: Multi-step schedule
# description: Divides the learning rate at the epochs that you name.
# category: Learning-rate schedules
# needs: torch
# stops: [scheduler, optimizer, "60, 120, 160", gamma=0.2]

import torch
from torch.optim.lr_scheduler import MultiStepLR

optimizer = torch.optim.SGD([torch.zeros(1, requires_grad=True)], lr=1.0)

# ---

scheduler = MultiStepLR(optimizer, milestones=[60, 120, 160], gamma=0.2)
# after each epoch: scheduler.step()

# ---

rates = []
for _ in range(61):
    rates.append(optimizer.param_groups[0]["lr"])
    optimizer.step()
    scheduler.step()
assert rates[59] == 1.0 and abs(rates[60] - 0.2) < 1e-9
