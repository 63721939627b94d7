# prefix: ml-schedule-cosine-annealing
# title: Cosine annealing schedule
# description: Half a cosine from the full learning rate to almost none.
# category: Learning-rate schedules
# needs: torch
# stops: [scheduler, optimizer, epochs, eta_min=1e-6]

import torch
from torch.optim.lr_scheduler import CosineAnnealingLR

optimizer = torch.optim.SGD([torch.zeros(1, requires_grad=True)], lr=1.0)
epochs = 10

# ---

scheduler = CosineAnnealingLR(optimizer, T_max=epochs, eta_min=1e-6)
# after each epoch: scheduler.step()

# ---

rates = []
for _ in range(11):
    rates.append(optimizer.param_groups[0]["lr"])
    optimizer.step()
    scheduler.step()
assert rates[0] == 1.0 and abs(rates[5] - 0.5) < 1e-3 and rates[10] < 1e-5
