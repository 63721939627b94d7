# prefix: ml-schedule-lambda
# title: Lambda schedule
# description: Any factor of the learning rate as a function of the epoch.
# category: Learning-rate schedules
# needs: torch
# stops: [scheduler, optimizer, "1 / (1 + epoch) ** 0.5"]

import torch
from torch.optim.lr_scheduler import LambdaLR

optimizer = torch.optim.SGD([torch.zeros(1, requires_grad=True)], lr=1.0)

# ---

scheduler = LambdaLR(optimizer, lambda epoch: 1 / (1 + epoch) ** 0.5)
# after each epoch: scheduler.step()

# ---

rates = []
for _ in range(3):
    rates.append(optimizer.param_groups[0]["lr"])
    optimizer.step()
    scheduler.step()
assert abs(rates[2] - 3**-0.5) < 1e-9
