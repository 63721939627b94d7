# prefix: ml-schedule-multiplicative
# title: Multiplicative schedule
# description: Multiplies the present learning rate by a function of the epoch.
# category: Learning-rate schedules
# needs: torch
# stops: [scheduler, optimizer, "0.5 if epoch % 20 == 0 else 1.0"]

import torch
from torch.optim.lr_scheduler import MultiplicativeLR

optimizer = torch.optim.SGD([torch.zeros(1, requires_grad=True)], lr=1.0)

# ---

scheduler = MultiplicativeLR(optimizer, lambda epoch: 0.5 if epoch % 20 == 0 else 1.0)
# after each epoch: scheduler.step()

# ---

rates = []
for _ in range(21):
    rates.append(optimizer.param_groups[0]["lr"])
    optimizer.step()
    scheduler.step()
assert rates[19] == 1.0 and rates[20] == 0.5
