# prefix: ml-schedule-one-cycle
# title: One-cycle schedule
# description: Up and then down to almost nothing, once over the whole training, step by step.
# category: Learning-rate schedules
# needs: torch
# stops: [scheduler, optimizer, max_lr=1e-2, epochs, train_loader, pct_start=0.3]

import torch
from torch.optim.lr_scheduler import OneCycleLR

optimizer = torch.optim.SGD([torch.zeros(1, requires_grad=True)], lr=1.0, momentum=0.9)
epochs = 4
train_loader = range(5)

# ---

scheduler = OneCycleLR(
    optimizer,
    max_lr=1e-2,
    epochs=epochs,
    steps_per_epoch=len(train_loader),
    pct_start=0.3,
)
# after every optimizer.step(): scheduler.step()

# ---

rates = []
for _ in range(20):
    rates.append(optimizer.param_groups[0]["lr"])
    optimizer.step()
    scheduler.step()
assert max(rates) > 9.9e-3 and rates[-1] < 1e-6
