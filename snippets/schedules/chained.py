# prefix: ml-schedule-chained
# title: Chained schedule
# description: "Several schedules at once: their factors are multiplied."
# category: Learning-rate schedules
# needs: torch
# stops: [scheduler, optimizer, factor=0.1, total_iters=5, gamma=0.95]

import torch
from torch.optim.lr_scheduler import ChainedScheduler, ConstantLR, ExponentialLR

optimizer = torch.optim.SGD([torch.zeros(1, requires_grad=True)], lr=1.0)

# ---

scheduler = ChainedScheduler(
    [
        ConstantLR(optimizer, factor=0.1, total_iters=5),
        ExponentialLR(optimizer, gamma=0.95),
    ],
    optimizer,
)
# after each epoch: scheduler.step()

# ---

rates = []
for _ in range(7):
    rates.append(optimizer.param_groups[0]["lr"])
    optimizer.step()
    scheduler.step()
assert abs(rates[2] - 0.1 * 0.95**2) < 1e-9 and abs(rates[6] - 0.95**6) < 1e-9
