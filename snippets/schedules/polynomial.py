# prefix: ml-schedule-polynomial
# title: Polynomial schedule
# description: Falls to zero along a power of the time that is left.
# category: Learning-rate schedules
# needs: torch
# stops: [scheduler, optimizer, epochs, power=2.0]

import torch
from torch.optim.lr_scheduler import PolynomialLR

optimizer = torch.optim.SGD([torch.zeros(1, requires_grad=True)], lr=1.0)
epochs = 10

# ---

scheduler = PolynomialLR(optimizer, total_iters=epochs, power=2.0)
# after each epoch: scheduler.step()

# ---

rates = []
for _ in range(6):
    rates.append(optimizer.param_groups[0]["lr"])
    optimizer.step()
    scheduler.step()
assert abs(rates[5] - 0.25) < 1e-9
