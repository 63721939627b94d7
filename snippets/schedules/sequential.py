# prefix: ml-schedule-warmup-cosine
# title: Warm-up cosine schedule
# description: A straight line up, then half a cosine down, epoch by epoch.
# category: Learning-rate schedules
# needs: torch
# stops: [scheduler, optimizer, "20", epochs]

import torch
from torch.optim.lr_scheduler import CosineAnnealingLR, LinearLR, SequentialLR

optimizer = torch.optim.SGD([torch.zeros(1, requires_grad=True)], lr=1.0)
epochs = 30

# ---

warmup_epochs = max(1, epochs // 20)
scheduler = SequentialLR(
    optimizer,
    [
        LinearLR(optimizer, start_factor=0.01, total_iters=warmup_epochs),
        CosineAnnealingLR(optimizer, T_max=max(1, epochs - warmup_epochs)),
    ],
    milestones=[warmup_epochs],
)
# after each epoch: scheduler.step()

# ---

rates = []
for _ in range(30):
    rates.append(optimizer.param_groups[0]["lr"])
    optimizer.step()
    scheduler.step()
assert rates[0] == 0.01 and abs(rates[1] - 1) < 1e-9 and rates[29] < 0.01
