# prefix: ml-schedule-cyclic
# title: Cyclic schedule
# description: Up and down between two learning rates, step by step.
# category: Learning-rate schedules
# needs: torch
# stops: [scheduler, optimizer, base_lr=1e-4, max_lr=1e-2, step_size_up=2000, 'mode="triangular"|"triangular2"|"exp_range"']

import torch
from torch.optim.lr_scheduler import CyclicLR

optimizer = torch.optim.SGD([torch.zeros(1, requires_grad=True)], lr=1.0, momentum=0.9)

# ---

scheduler = CyclicLR(
    optimizer, base_lr=1e-4, max_lr=1e-2, step_size_up=2000, mode="triangular"
)
# after every optimizer.step(): scheduler.step()

# ---

rates = []
for _ in range(3):
    rates.append(optimizer.param_groups[0]["lr"])
    optimizer.step()
    scheduler.step()
assert rates[0] == 1e-4 and rates[1] > rates[0]
