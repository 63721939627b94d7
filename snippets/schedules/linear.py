# prefix: ml-schedule-linear
# title: Linear schedule
# description: A straight line between two factors of the learning rate.
# category: Learning-rate schedules
# needs: torch
# stops: [scheduler, optimizer, start_factor=1.0, end_factor=0.01, epochs]

import torch
from torch.optim.lr_scheduler import LinearLR

optimizer = torch.optim.SGD([torch.zeros(1, requires_grad=True)], lr=1.0)
epochs = 10

# ---

scheduler = LinearLR(optimizer, start_factor=1.0, end_factor=0.01, total_iters=epochs)
# after each epoch: scheduler.step()

# ---

rates = []
for _ in range(11):
    rates.append(optimizer.param_groups[0]["lr"])
    optimizer.step()
    scheduler.step()
assert rates[0] == 1.0 and abs(rates[-1] - 0.01) < 1e-6
